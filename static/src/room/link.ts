import type {
  AccommodationsFrame,
  ClientCommand,
  ConnectRefused,
  DoAnswer,
  FactsFrame,
  GoneFrame,
  PresenceFrame,
  ResumeAnswer,
  Signal,
  SignalFrame,
} from "../wire";

/** What a connection tells the room's store. */
export interface LinkEvents {
  /** The connection stands; the facts behind `after` follow at once. */
  opened(): void;
  /** The connection is gone for now; the link goes on trying to open it again. */
  lost(): void;
  /** The server does not let this person in; the link has stopped trying. */
  refused(refused: ConnectRefused): void;
  facts(frame: FactsFrame): void;
  presence(frame: PresenceFrame): void;
  signal(frame: SignalFrame): void;
  /** What is adjusted for this person now. */
  accommodations(frame: AccommodationsFrame): void;
  gone(frame: GoneFrame): void;
}

/** A connection to one room: Socket.IO in a browser, a fake in tests. */
export interface Link {
  /**
   * Sends a command, and resolves with the server's answer.
   *
   * Rejects when the connection is lost before the answer came: nobody knows then whether it was
   * done, and it is sent again with the same id.
   */
  do(command: ClientCommand): Promise<DoAnswer>;
  /** Asks for the facts behind a seq; rejects when the connection is lost before. */
  resume(after: number): Promise<ResumeAnswer>;
  /** Says what this person is just doing; dropped while there is no connection. */
  signal(signal: Signal): void;
  /** Ends the connection for good; no event follows. */
  close(): void;
}

/** Opens a link to a room. `after` is asked for the seq to go on from at every (re)connection. */
export type OpenLink = (room: string, after: () => number, events: LinkEvents) => Link;
