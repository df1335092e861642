/** The server over HTTP: typed, with a time limit, and with words for what goes wrong. */
import type {
  AccommodationsChange,
  Appeal,
  AttentionQueue,
  CaseDecision,
  CaseHandOver,
  CaseNoteNew,
  CaseWhole,
  CaseWords,
  ChatPage,
  ClassRoll,
  DecisionsAboutMe,
  Done,
  DraftList,
  DraftNew,
  DraftPublish,
  DraftSaved,
  DraftWhole,
  ErrorBody,
  Exposure,
  FigureName,
  GivenProblem,
  HeldDecision,
  Help,
  HeldList,
  Home,
  LibraryChoices,
  LibraryPage,
  ManyAnswer,
  ManyDecided,
  KnownSkill,
  Me,
  ModerationSettings,
  LookAgain,
  NextHint,
  NudgeNew,
  NumbersOfReview,
  PersonAccommodations,
  PolicyChange,
  PolicyTried,
  PolicyWhole,
  Problem,
  ProblemList,
  ProblemSetChange,
  ProblemSetNew,
  ProblemSetWhole,
  Published,
  RefusedBody,
  ReportNew,
  ReviewQueue,
  RoomCard,
  RoomChange,
  RoomNew,
  RoomSessions,
  SchoolModeration,
  SessionReport,
  SignIn,
  SimplerProblem,
  SignOut,
  Snapshot,
  StudentSignIn,
  StudentsLookAgain,
  Suggestions,
  Trial,
  Tried,
} from "./wire";

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 15_000;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Why a request came to nothing, in words for the person who asked. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** Stable: the server's codes, or `offline`, `slow` and `unavailable` for what stands between. */
    readonly code: string,
    message: string,
    /** The HTTP status; 0 when no answer came. */
    readonly status = 0,
    /** Which field of the request it is about. */
    readonly field: string | null = null,
    readonly retryAfterS: number | null = null,
  ) {
    super(message);
  }

  /** Whether the browser is not signed in, or not any more. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** Whether the same request may well succeed a little later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What to say of anything that was thrown. */
export function wordsFor(error: unknown): string {
  return error instanceof ApiError
    ? error.message
    : "Something went wrong on this page. Load it again.";
}

export const api = {
  me: () => request<Me>("GET", "/api/me"),
  signIn: (body: SignIn) => request<Me>("POST", "/api/sign-in", body),
  roll: (code: string) => request<ClassRoll>("POST", "/api/sign-in/class", { code }),
  signInStudent: (body: StudentSignIn) => request<Me>("POST", "/api/sign-in/student", body),
  signOut: (body: SignOut) => request<undefined>("POST", "/api/sign-out", body),
  accommodations: (person: string) => request<PersonAccommodations>("GET", adjustedPath(person)),
  adjust: (person: string, body: AccommodationsChange) =>
    request<PersonAccommodations>("PUT", adjustedPath(person), body),
  home: () => request<Home>("GET", "/api/home"),
  makeRoom: (body: RoomNew) => request<RoomCard>("POST", "/api/rooms", body),
  changeRoom: (room: string, body: RoomChange) => request<RoomCard>("PATCH", roomPath(room), body),
  startSession: (room: string) => request<Done>("POST", roomPath(room, "session")),
  endSession: (room: string) => request<Done>("DELETE", roomPath(room, "session")),
  snapshot: (room: string) => request<Snapshot>("GET", roomPath(room, "snapshot")),
  chatBefore: (room: string, place: number) =>
    request<ChatPage>("GET", `${roomPath(room, "chat")}?before=${place}`),
  held: (room: string) => request<HeldList>("GET", roomPath(room, "held")),
  decide: (room: string, place: number, body: HeldDecision) =>
    request<Done>("POST", `/api/held/${encodeURIComponent(room)}/${place}`, body),
  problems: (asked: { readonly set?: string; readonly q?: string }) =>
    request<ProblemList>("GET", `/api/problems?${new URLSearchParams(asked).toString()}`),
  library: (asked: Readonly<Record<string, string>>) =>
    request<LibraryPage>("GET", `/api/library?${new URLSearchParams(asked).toString()}`),
  libraryChoices: () => request<LibraryChoices>("GET", "/api/library/choices"),
  problemSet: (set: string) => request<ProblemSetWhole>("GET", setPath(set)),
  makeSet: (body: ProblemSetNew) => request<ProblemSetWhole>("POST", "/api/sets", body),
  changeSet: (set: string, body: ProblemSetChange) =>
    request<ProblemSetWhole>("PATCH", setPath(set), body),
  dropSet: (set: string) => request<undefined>("DELETE", setPath(set)),
  drafts: () => request<DraftList>("GET", "/api/drafts"),
  beginDraft: (body: DraftNew) => request<DraftWhole>("POST", "/api/drafts", body),
  draft: (draft: string) => request<DraftWhole>("GET", draftPath(draft)),
  saveDraft: (draft: string, revision: number, body: Problem) =>
    request<DraftSaved>("PUT", draftPath(draft), { revision, body }),
  dropDraft: (draft: string) => request<undefined>("DELETE", draftPath(draft)),
  addFigure: (draft: string, picture: Blob) =>
    request<FigureName>("POST", draftPath(draft, "figures"), picture),
  publishDraft: (draft: string, body: DraftPublish) =>
    request<Published>("POST", draftPath(draft, "publication"), body),
  tryProblem: (body: Trial) => request<Tried>("POST", "/api/trials", body),
  /** The open problem of a room with its answers, as it was drawn for the room. */
  /** The open problem with its answers; as it is drawn for one student, where that is not the same for all. */
  openProblem: (room: string, person?: string) =>
    request<Problem>("GET", `${roomPath(room, "problem")}${person === undefined ? "" : `?person=${encodeURIComponent(person)}`}`),
  /** Whom to look at; with `after`, as soon as that is not the queue any more, or in a while. */
  attention: (after: string) => request<AttentionQueue>("GET", `/api/attention?after=${encodeURIComponent(after)}`),
  nudge: (room: string, body: NudgeNew) => request<Done>("POST", roomPath(room, "nudges"), body),
  /** What a student might look at again; and for a tutor, which students might. */
  lookAgain: () => request<LookAgain>("GET", "/api/look-again"),
  studentsLookAgain: () => request<StudentsLookAgain>("GET", "/api/look-again/students"),
  /** Which problems could come next, and why. */
  suggestions: (room: string) => request<Suggestions>("GET", roomPath(room, "suggestions")),
  simplerProblem: (room: string, body: SimplerProblem) => request<GivenProblem>("POST", roomPath(room, "simpler-problem"), body),
  /** Where the number about a student's skill comes from. */
  knowledge: (room: string, person: string, skill: string) =>
    request<KnownSkill>("GET", `${roomPath(room, "knowledge")}/${encodeURIComponent(person)}?skill=${encodeURIComponent(skill)}`),
  nextHint: (room: string, body: NextHint) => request<Done>("POST", roomPath(room, "next-hint"), body),
  /** What waits for a moderator; with `after`, as soon as that is not it any more. */
  review: (after: string) => request<ReviewQueue>("GET", `/api/review?after=${encodeURIComponent(after)}`),
  reviewCase: (id: string) => request<CaseWhole>("GET", casePath(id)),
  /** The words of a case; that they were shown is written down. */
  revealCase: (id: string) => request<CaseWords>("POST", casePath(id, "reveal")),
  claimCase: (id: string) => request<CaseWhole>("POST", casePath(id, "claim")),
  putBackCase: (id: string) => request<CaseWhole>("POST", casePath(id, "put-back")),
  decideCase: (id: string, body: CaseDecision) => request<CaseWhole>("POST", casePath(id, "decision"), body),
  undoCase: (id: string) => request<CaseWhole>("POST", casePath(id, "undo")),
  escalateCase: (id: string) => request<CaseWhole>("POST", casePath(id, "escalation")),
  handOverCase: (id: string, body: CaseHandOver) => request<CaseWhole>("POST", casePath(id, "hand-over"), body),
  noteCase: (id: string, body: CaseNoteNew) => request<CaseWhole>("POST", casePath(id, "notes"), body),
  decideMany: (body: ManyDecided) => request<ManyAnswer>("POST", "/api/review/decisions", body),
  /** The moderator had a break: what they read before counts no more. */
  rested: () => request<Exposure>("POST", "/api/review/breaks"),
  reviewNumbers: () => request<NumbersOfReview>("GET", "/api/review/numbers"),
  policy: () => request<PolicyWhole>("GET", "/api/review/policy"),
  /** What a policy would have made of the last 24 hours. */
  tryPolicy: (body: PolicyChange) => request<PolicyTried>("POST", "/api/review/policy/trials", body),
  savePolicy: (body: PolicyChange) => request<PolicyWhole>("PUT", "/api/review/policy", body),
  /** Where somebody of this school finds help. */
  whereHelpIs: () => request<Help>("GET", "/api/help"),
  moderationSettings: () => request<ModerationSettings>("GET", "/api/review/settings"),
  settleModeration: (body: SchoolModeration) => request<ModerationSettings>("PUT", "/api/review/settings", body),
  /** Brings something in a room before the moderators. */
  fileReport: (room: string, body: ReportNew) => request<undefined>("POST", roomPath(room, "reports"), body),
  decisionsAboutMe: () => request<DecisionsAboutMe>("GET", "/api/decisions"),
  appeal: (id: string, body: Appeal) => request<undefined>("POST", `/api/decisions/${encodeURIComponent(id)}/appeal`, body),
  sessions: (room: string) => request<RoomSessions>("GET", roomPath(room, "sessions")),
  /** What was done in a session of a room. */
  report: (room: string, session: string) =>
    request<SessionReport>("GET", `${roomPath(room, "sessions")}/${encodeURIComponent(session)}/report`),
};

/** Where a figure of a problem is shown from. */
export function figureAddress(problem: string, name: string): string {
  return `/api/figures/${encodeURIComponent(problem)}/${encodeURIComponent(name)}`;
}

/** Where the report of a session is downloaded from; with `hidden` students are numbers in it. */
export function reportAddress(room: string, session: string, hidden: boolean): string {
  const path = `${roomPath(room, "sessions")}/${encodeURIComponent(session)}/report.csv`;
  return hidden ? `${path}?names=hidden` : path;
}

function adjustedPath(person: string): string {
  return `/api/people/${encodeURIComponent(person)}/accommodations`;
}

function roomPath(room: string, part?: string): string {
  const path = `/api/rooms/${encodeURIComponent(room)}`;
  return part === undefined ? path : `${path}/${part}`;
}

function casePath(id: string, part?: string): string {
  const path = `/api/review/cases/${encodeURIComponent(id)}`;
  return part === undefined ? path : `${path}/${part}`;
}

function setPath(set: string): string {
  return `/api/sets/${encodeURIComponent(set)}`;
}

function draftPath(draft: string, part?: string): string {
  const path = `/api/drafts/${encodeURIComponent(draft)}`;
  return part === undefined ? path : `${path}/${part}`;
}

/** Asks the server; rejects with an `ApiError`. The answer's type is taken on trust. */
async function request<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await reach(path, {
    method,
    // The browser may keep an answer, but asks each time whether it still holds.
    cache: "no-cache",
    headers:
      body === undefined || body instanceof Blob ? {} : { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status === 204) return undefined as Answer;
  const answer = (await response.json().catch(() => null)) as unknown;
  if (!response.ok || answer === null) throw problemOf(response.status, answer);
  return answer as Answer;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new ApiError("slow", "This takes longer than it should. Try again in a moment.");
    }
    throw new ApiError(
      "offline",
      "Studyhall cannot be reached. Check your connection, then try again.",
    );
  }
}

function problemOf(status: number, answer: unknown): ApiError {
  if (isBody<ErrorBody>(answer, "error")) {
    const { code, message, field, retry_after_s } = answer.error;
    return new ApiError(code, message, status, field, retry_after_s);
  }
  if (isBody<RefusedBody>(answer, "refusal")) {
    return new ApiError(answer.refusal.code, answer.refusal.message, status);
  }
  return new ApiError(
    "unavailable",
    "Studyhall cannot answer right now. Try again in a moment.",
    status,
  );
}

function isBody<Body>(answer: unknown, key: keyof Body): answer is Body {
  return typeof answer === "object" && answer !== null && key in answer;
}
