/** A server of one room, seen by one person, in memory. */
import { EMPTY, evolve } from "../../state/evolve";
import type {
  ClientCommand,
  DoAnswer,
  Fact,
  FactsFrame,
  Recorded,
  Refusal,
  ResumeAnswer,
  RoomState,
  Snapshot,
} from "../../wire";

export const ME = "mia";

/** A message that says this is refused. */
export const UNSAYABLE = "unsayable";

export class FakeServer {
  /** The log as `ME` may see it; what is hidden is null, and only a number. */
  readonly log: (Recorded | null)[] = [];
  /** How often each command was done. */
  readonly done = new Map<string, number>();
  /** In which order commands were done first. */
  readonly order: string[] = [];
  /** What refuses a command for now, if anything. */
  refuseForNow: (() => Refusal | null) | null = null;
  /** How far behind a client may be and still resume. */
  memory = Infinity;
  readonly held = new Map<number, string>();
  readonly #watchers = new Set<(frame: FactsFrame) => void>();
  readonly #answers = new Map<string, DoAnswer>();

  get seq(): number {
    return this.log.length;
  }

  get state(): RoomState {
    const visible = this.log.filter((recorded) => recorded !== null);
    return { ...visible.reduce(evolve, EMPTY), seq: this.seq };
  }

  watch(watcher: (frame: FactsFrame) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  snapshot(): Snapshot {
    return {
      room: { id: "room", name: "Fractions", problems: [] },
      you: { person: ME, role: "student" },
      seq: this.seq,
      older_chat: false,
      state: this.state,
    };
  }

  /** Somebody else does something. */
  others(fact: Fact, by = "tom"): void {
    this.#commit(by, `${by}-${this.seq}`, fact);
  }

  /** Something happens that is hidden from `ME`. */
  hidden(): void {
    const after = this.seq;
    this.log.push(null);
    this.#tell({ after, upto: this.seq, facts: [] });
  }

  /** Does a command of `ME`; the same id again changes nothing and gets the same answer. */
  do(command: ClientCommand): DoAnswer {
    const before = this.#answers.get(command.id);
    if (before) return before;
    const forNow = this.refuseForNow?.();
    if (forNow) return { refusal: forNow };
    if (command.kind === "chat.post" && command.text === UNSAYABLE) {
      return { refusal: refusal("blocked", "This cannot be said here.") };
    }
    this.done.set(command.id, (this.done.get(command.id) ?? 0) + 1);
    this.order.push(command.id);
    const fact = factOf(command);
    if (fact) this.#commit(ME, command.id, fact);
    if (fact?.kind === "chat.held" && command.kind === "chat.post")
      this.held.set(this.seq, command.text);
    const answer = { seq: this.seq };
    this.#answers.set(command.id, answer);
    return answer;
  }

  resume(after: number): ResumeAnswer {
    return this.seq - after > this.memory ? { reload: true } : this.behind(after);
  }

  behind(after: number): FactsFrame {
    const facts = this.log.slice(after).filter((recorded) => recorded !== null);
    return { after, upto: this.seq, facts };
  }

  #commit(by: string, cmd: string, fact: Fact): void {
    const after = this.seq;
    const recorded: Recorded = { seq: after + 1, at: (after + 1) * 1000, by, cmd, fact };
    this.log.push(recorded);
    this.#tell({ after, upto: this.seq, facts: [recorded] });
  }

  #tell(frame: FactsFrame): void {
    for (const watcher of this.#watchers) watcher(frame);
  }
}

export function refusal(
  code: Refusal["code"],
  message: string,
  retry_after_ms: number | null = null,
): Refusal {
  return { code, message, retry_after_ms, at: null };
}

function factOf(command: ClientCommand): Fact | null {
  switch (command.kind) {
    case "chat.post":
      return command.text.startsWith("hold")
        ? { kind: "chat.held", reply_to: null }
        : { kind: "chat.posted", text: command.text, reply_to: null };
    case "hand.raise":
      return { kind: "hand.raised", person: ME };
    case "hand.lower":
      return { kind: "hand.lowered", person: command.person };
    default:
      return null;
  }
}
