// Made from the server's models by `python -m realtime.protocol.typescript`. Do not edit.

/** What is adjusted for one person; by default nothing is. */
export type Accommodations = {
  readonly pace: 1.0 | 1.25 | 1.5 | 2.0;
  readonly one_step: boolean;
  readonly fewer_choices: boolean;
  readonly read_aloud: boolean;
  readonly plain_words: boolean;
  readonly calm: boolean;
  readonly schedule: boolean;
  readonly text_size: "normal" | "large" | "larger" | "largest";
  readonly spacing: "normal" | "wide" | "wider";
  readonly font: "atkinson" | "lexend" | "opendyslexic" | "device";
  readonly theme: "auto" | "light" | "dark" | "contrast" | "quiet";
};

/** What is to be adjusted, whole, by whoever saw this version of it. */
export type AccommodationsChange = {
  readonly version: number;
  readonly accommodations: Accommodations;
};

/** `accommodations`: what is adjusted for the receiver now, set here or anywhere else. */
export type AccommodationsFrame = {
  readonly version: number;
  readonly accommodations: Accommodations;
};

/** The answer to a `do` that was done: the seq of its last fact, committed. */
export type Acknowledged = {
  readonly seq: number;
};

/** What a room itself has to know of somebody's accommodations; all else is their client's. */
export type Adjustment = {
  readonly version: number;
  readonly pace: number;
  readonly fewer_choices: boolean;
};

/** The people of the school. */
export type AdminHome = {
  readonly role: "admin";
  readonly people: readonly PersonRow[];
  readonly classes: readonly NamedId[];
};

/** How old somebody is, as exactly as moderation needs to know. */
export type AgeBand = "under_13" | "13_17" | "adult";

/**
 * Agree to what is proposed, or not any more; whose proposal it is takes it back.
 *
 * A tutor who agrees has it judged at once.
 */
export type AnswerAgree = {
  readonly id: string;
  readonly kind: "answer.agree";
  readonly problem: string;
  readonly part: string;
  readonly place: number;
  readonly agrees?: boolean;
};

/** Somebody agreed to what was proposed, or does so no more; its author takes it back. */
export type AnswerAgreed = {
  readonly kind: "answer.agreed";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly place: number;
  readonly agrees: boolean;
};

/** Answer a step or an opened scaffold of the open problem. Students only. */
export type AnswerGive = {
  readonly id: string;
  readonly kind: "answer.give";
  readonly problem: string;
  readonly part: string;
  readonly answer: string;
};

/** Somebody answered a step or a scaffold, and it was checked. */
export type AnswerJudged = {
  readonly kind: "answer.judged";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly answer: string | null;
  readonly verdict: Verdict;
  readonly feedback: string;
  readonly held: boolean;
  readonly origin: Origin;
  readonly kept_in: number | null;
};

/** Somebody answered a step; the answer is kept until the tutor shows it. */
export type AnswerKept = {
  readonly kind: "answer.kept";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly answer: string | null;
  readonly held: boolean;
  readonly origin: Origin;
};

/** Propose an answer to the group. Students only. */
export type AnswerPropose = {
  readonly id: string;
  readonly kind: "answer.propose";
  readonly problem: string;
  readonly part: string;
  readonly answer: string;
};

/** Somebody proposed an answer to the group; one proposed before is gone. */
export type AnswerProposed = {
  readonly kind: "answer.proposed";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly answer: string;
};

/** The words of a held answer were let through. */
export type AnswerReleased = {
  readonly kind: "answer.released";
  readonly place: number;
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly answer: string;
};

/** What the checker says of an answer that is not judged yet. Its author is not told either. */
export type AnswerWeighed = {
  readonly kind: "answer.weighed";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
  readonly verdict: Verdict;
  readonly feedback: string;
  readonly of: "answer" | "proposal";
};

/** That somebody has answered a step; not what, and not whether it is right. */
export type Answered = {
  readonly part: string;
  readonly person: string;
};

/** Show everybody the answers to a step that were kept. Tutors only. */
export type AnswersShow = {
  readonly id: string;
  readonly kind: "answers.show";
  readonly problem: string;
  readonly part: string;
};

/** The tutor showed everybody the answers to a step, without names. */
export type AnswersShown = {
  readonly kind: "answers.shown";
  readonly problem: string;
  readonly part: string;
  readonly answers: readonly ShownAnswer[];
  readonly unshown: number;
};

/** What the author of something that was taken away has to say. */
export type Appeal = {
  readonly said: string;
};

/** What a tutor has shown one student of one problem. */
export type Aside = {
  readonly steps: Readonly<Record<string, PublicStep>>;
  readonly solutions: Readonly<Record<string, Solution>>;
};

/** Somebody has stayed past the grace: they attend, since the moment they came. */
export type AttendanceJoined = {
  readonly kind: "attendance.joined";
  readonly person: string;
  readonly since: number;
};

/** Somebody stayed away past the grace: they left at `since`. */
export type AttendanceLeft = {
  readonly kind: "attendance.left";
  readonly person: string;
  readonly since: number;
};

/** One reason to look at one student. */
export type AttentionItem = {
  readonly room: string;
  readonly room_name: string;
  readonly person: string;
  readonly name: string;
  readonly kind: Kind;
  readonly since: number;
  readonly words: string;
  readonly tried: string;
  readonly problem: string | null;
  readonly step: string | null;
  readonly helped: number;
  readonly suggested: rooms__attention__queue__Action;
};

/** Who may need a tutor, the most urgent first. */
export type AttentionQueue = {
  readonly version: string;
  readonly now: number;
  readonly rooms: number;
  readonly more: number;
  readonly items: readonly AttentionItem[];
};

/** Pages in order, and the elements on them by id; an element's `z` says what is in front. */
export type Board = {
  readonly pages: readonly string[];
  readonly brought: string;
  readonly elements: Readonly<Record<string, Element>>;
  readonly depth: Readonly<Record<string, Depth>>;
};

/** One whole operation on the board: elements put, properties set, elements dropped. */
export type BoardChanged = {
  readonly kind: "board.changed";
  readonly put: readonly Element[];
  readonly set: readonly Patch[];
  readonly drop: readonly string[];
  readonly cause: "do" | "undo" | "redo" | "release";
  readonly passed_over: number;
};

/** Put new elements on the board. */
export type BoardCreate = {
  readonly id: string;
  readonly kind: "board.create";
  readonly elements: readonly NewElement[];
};

/** Words for the board are being checked; they are kept apart from the log. */
export type BoardHeld = {
  readonly kind: "board.held";
};

/** Change properties of elements; students only of their own. */
export type BoardPatch = {
  readonly id: string;
  readonly kind: "board.patch";
  readonly patches: readonly Patch[];
};

/** Do again what one's own last undo took back. */
export type BoardRedo = {
  readonly id: string;
  readonly kind: "board.redo";
};

/** Take elements off the board; students only their own. */
export type BoardRemove = {
  readonly id: string;
  readonly kind: "board.remove";
  readonly elements: readonly string[];
};

/** Take back one's own last operation, as far as nobody else has changed it since. */
export type BoardUndo = {
  readonly id: string;
  readonly kind: "board.undo";
};

/** A student told the adults of the room that they need a break, or are back from it. */
export type BreakSet = {
  readonly kind: "break.set";
  readonly person: string;
  readonly resting: boolean;
};

/** Tell the adults of the room, and nobody else, that one needs a break, or is back. */
export type BreakTake = {
  readonly id: string;
  readonly kind: "break.take";
  readonly resting?: boolean;
};

/** A decision on the version of a case that its maker saw. */
export type CaseDecision = {
  readonly version: number;
  readonly ruling: Ruling;
};

/** One line of what was done with a case. */
export type CaseEvent = {
  readonly by: NamedId;
  readonly at: number;
  readonly action: string;
  readonly ruling: string;
};

/** To whom a case is given. */
export type CaseHandOver = {
  readonly to: string;
};

/** What a moderator wrote down about a case. */
export type CaseNote = {
  readonly by: NamedId;
  readonly at: number;
  readonly words: string;
};

/** Something to write down about a case. */
export type CaseNoteNew = {
  readonly words: string;
};

/** One of many cases to decide on. */
export type CasePick = {
  readonly case: string;
  readonly version: number;
};

/** A case with its notes and its history; the words are asked for on their own. */
export type CaseWhole = {
  readonly case: ReviewCase;
  readonly rules: readonly string[];
  readonly policy_version: number;
  readonly notes: readonly CaseNote[];
  readonly history: readonly CaseEvent[];
  readonly colleagues: readonly NamedId[];
};

/** What a case is about, in words; that they were shown is in the audit. */
export type CaseWords = {
  readonly text: string;
  readonly said: string;
  readonly picture: string;
  readonly context: readonly ContextLine[];
  readonly exposure: Exposure;
};

/** What a finding is about. The values are kept in facts and policies: add, never rename. */
export type Category = "profanity" | "slur" | "bullying" | "threat" | "sexual" | "personal_given" | "personal_asked" | "contact" | "grooming" | "crisis" | "disclosure" | "link" | "spam" | "evasion" | "unknown";

/** How much of a category was decided, and how fast. */
export type CategoryNumbers = {
  readonly category: string;
  readonly decided: number;
  readonly median_ms: number;
  readonly slow_ms: number;
};

/** Delete a message: one's own, or as staff anybody's. */
export type ChatDelete = {
  readonly id: string;
  readonly kind: "chat.delete";
  readonly place: number;
};

/** A message was deleted, by its author or by staff; its place stays. */
export type ChatDeleted = {
  readonly kind: "chat.deleted";
  readonly place: number;
};

/** A message is being checked. Its text is kept apart from the log. */
export type ChatHeld = {
  readonly kind: "chat.held";
  readonly reply_to: number | null;
};

/** Older messages, in order. */
export type ChatPage = {
  readonly messages: readonly Message[];
  readonly more: boolean;
};

/** Say something to the room. */
export type ChatPost = {
  readonly id: string;
  readonly kind: "chat.post";
  readonly text: string;
  readonly reply_to?: number | null;
};

/** A message passed the screen and stands at this fact's seq. */
export type ChatPosted = {
  readonly kind: "chat.posted";
  readonly text: string;
  readonly reply_to: number | null;
};

/** A moderator let a held message through; it takes the place it was written at. */
export type ChatReleased = {
  readonly kind: "chat.released";
  readonly place: number;
  readonly author: string;
  readonly written_at: number;
  readonly text: string;
  readonly reply_to: number | null;
};

/** A student types a balanced chemical equation. */
export type ChemicalEquationAsk = {
  readonly kind: "chemical_equation";
  readonly states: boolean;
};

/** A student types the formula of a substance or an ion. */
export type ChemicalFormulaAsk = {
  readonly kind: "chemical_formula";
};

/** A child, with their sessions, the newest first. */
export type Child = {
  readonly id: string;
  readonly name: string;
  readonly sessions: readonly ChildSession[];
};

/** What came of one session, for one child. */
export type ChildSession = {
  readonly session: string;
  readonly room_name: string;
  readonly tutor: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly attended_ms: number;
  readonly active_ms: number;
  readonly steps_alone: number;
  readonly steps_with_hint: number;
  readonly steps_together: number;
  readonly steps_tried: number;
  readonly problems: readonly string[];
};

/** A student picks one of the options, in the order given. */
export type ChoiceAsk = {
  readonly kind: "choice";
  readonly options: readonly Option[];
};

/** A student picks all options that are right, by their ids with commas between them. */
export type ChoicesAsk = {
  readonly kind: "choices";
  readonly options: readonly Option[];
};

/** Wrong options that one student, who has fewer choices, is not shown. */
export type ChoicesFewer = {
  readonly kind: "choices.fewer";
  readonly person: string;
  readonly problem: string;
  readonly left_out: Readonly<Record<string, readonly string[]>>;
};

/** The names to choose from. */
export type ClassRoll = {
  readonly class_id: string;
  readonly class_name: string;
  readonly students: readonly NamedId[];
};

/** Students, first: the code of their class. */
export type ClassSignIn = {
  readonly code: string;
};

export type ClientCommand = SessionStart | SessionEnd | PersonRemove | PersonReadmit | HandRaise | HandLower | StuckSay | BreakTake | PersonNudge | PensOpen | PenOpen | PersonMute | ChatPost | ChatDelete | BoardCreate | BoardPatch | BoardRemove | BoardUndo | BoardRedo | PageAdd | PageClear | PageBring | ProblemOpen | ProblemGive | AnswerGive | HintTake | ModeSet | LockSet | StepOpen | AnswersShow | HintShow | SolutionShow | AnswerPropose | AnswerAgree | HeldRelease | HeldRemove | TimePlan;

/** A school's own times, in minutes, by category; what is not in it has the usual time. */
export type Clocks = {
  readonly minutes: Readonly<Record<string, number>>;
};

/** Stable names, part of the protocol. New ones may be added; none changes its meaning. */
export type Code = "not_allowed" | "no_session" | "session_running" | "removed" | "muted" | "pen_locked" | "not_found" | "not_yours" | "already_exists" | "outside_board" | "board_full" | "nothing_to_undo" | "already_solved" | "unreadable" | "no_more_hints" | "not_yet" | "step_locked" | "other_mode" | "out_of_date" | "already_decided" | "blocked" | "malformed" | "too_large" | "slow_down" | "unavailable";

/** Names of pen colours; the theme says how each looks. Distinct for colour-blind readers. */
export type Colour = "ink" | "blue" | "orange" | "green" | "pink" | "sky" | "yellow" | "red";

/** What a client says when it connects: `auth` of the Socket.IO handshake. */
export type Connect = {
  readonly room: string;
  readonly after: number;
};

/** Why a connection was refused: the data of the `connect_error`. */
export type ConnectRefused = {
  readonly code: "signed_out" | "not_allowed" | "removed" | "malformed" | "unavailable";
  readonly message: string;
};

/** A message near the one that a case is about. */
export type ContextLine = {
  readonly place: number;
  readonly at: number;
  readonly author: NamedId;
  readonly text: string;
  readonly status: "posted" | "held" | "deleted";
  readonly is_this: boolean;
};

/** Whose work this is and under which licence; shown with the problem. */
export type Credit = {
  readonly source: string;
  readonly author: string;
  readonly licence: string;
  readonly licence_url: string;
  readonly url: string;
};

/** Where somebody points on the board. */
export type Cursor = {
  readonly kind: "cursor";
  readonly page: string;
  readonly x: number;
  readonly y: number;
};

/** Somebody's pointer left the board. */
export type CursorGone = {
  readonly kind: "cursor.gone";
};

/** Something of one's own that was taken away, and how one's appeal stands. */
export type DecisionAboutMe = {
  readonly case: string;
  readonly room: NamedId;
  readonly place: number | null;
  readonly category: string;
  readonly decided_at: number;
  readonly appealed: boolean;
  readonly granted: boolean | null;
};

/** What of one's own was taken away lately, the newest first. */
export type DecisionsAboutMe = {
  readonly decisions: readonly DecisionAboutMe[];
};

/** How many operations a person can undo and redo. */
export type Depth = {
  readonly undo: number;
  readonly redo: number;
};

export type DoAnswer = Acknowledged | Refused;

/** A command was done; the room stands at this seq. */
export type Done = {
  readonly seq: number;
};

/** A draft as its author's list shows it. */
export type DraftCard = {
  readonly id: string;
  readonly problem: string;
  readonly base: number;
  readonly title: string;
  readonly saved_at: number;
};

/** One's drafts, the one saved last first. */
export type DraftList = {
  readonly drafts: readonly DraftCard[];
};

/** A draft to begin: of a new problem, of a problem's next version, or of a copy of one. */
export type DraftNew = {
  readonly problem?: string | null;
  readonly is_copy?: boolean;
};

/** A draft to publish, as it was saved with this revision. */
export type DraftPublish = {
  readonly revision: number;
  readonly over?: boolean;
};

/** A draft to save over the revision that was seen. */
export type DraftSave = {
  readonly revision: number;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A draft is saved. */
export type DraftSaved = {
  readonly revision: number;
  readonly saved_at: number;
};

/** A draft as it was last saved. */
export type DraftWhole = {
  readonly id: string;
  readonly problem: string;
  readonly base: number;
  readonly revision: number;
  readonly saved_at: number;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Elements on the move. */
export type Drag = {
  readonly kind: "drag";
  readonly elements: readonly Moved[];
};

/** A preview ended without a fact (the person pressed Escape). */
export type Dropped = {
  readonly kind: "dropped";
  readonly elements: readonly string[];
};

/** An element as it stands on the board. */
export type Element = {
  readonly id: string;
  readonly page: string;
  readonly shape: Stroke | Line | Figure | Writing;
  readonly owner: string;
  readonly editor: string;
  readonly z: number;
};

/** A student types an equation; right is any with the same solutions. */
export type EquationAsk = {
  readonly kind: "equation";
  readonly form: "solved" | null;
};

/** The one shape of every error. */
export type ErrorBody = {
  readonly error: Problematic;
};

/** One answer, and what it did to P(known) of one skill. */
export type Evidence = {
  readonly seq: number;
  readonly at: number;
  readonly problem: string;
  readonly step: string;
  readonly verdict: Verdict;
  readonly before: number;
  readonly after: number;
  readonly weight: number;
  readonly attempt: number;
  readonly hints: number;
  readonly told: boolean;
  readonly origin: Origin;
};

/** How much a moderator has read lately. */
export type Exposure = {
  readonly revealed: number;
  readonly rest: boolean;
};

/** A student types an expression, usually with letters. */
export type ExpressionAsk = {
  readonly kind: "expression";
  readonly form: "simplified" | "factored" | "expanded" | null;
  readonly positive: boolean;
  readonly complex: boolean;
};

export type Fact = SessionStarted | SessionEnded | PersonEntered | AttendanceJoined | AttendanceLeft | PersonRemoved | PersonReadmitted | HandRaised | HandLowered | StuckSet | BreakSet | PersonNudged | PensSet | PenSet | MuteSet | ChatPosted | ChatHeld | HelpOffered | ChatReleased | ChatDeleted | BoardHeld | BoardChanged | HeldSettled | PageAdded | PageBrought | ProblemOpened | ProblemKeyed | ProblemVaried | ProblemGiven | KnowledgeBrought | KnowledgeNoted | HintsOffered | PersonAdjusted | ChoicesFewer | TimePlanned | AnswerJudged | AnswerReleased | HintOpened | ModeChanged | LockChanged | StepOpened | StepsAnswered | AnswerWeighed | AnswerKept | AnswersShown | AnswerProposed | ProposalHeld | AnswerAgreed | GroupAnswered | SolutionShown;

/**
 * `facts`: everything that is the receiver's, behind `after` and up to `upto`.
 *
 * Facts that the receiver may not see are left out, so the seqs in `facts` may have gaps; the
 * frame has none. A client that stands at `last` applies the frame if `after <= last`, passing
 * over what it has; it then stands at `upto`. Otherwise it asks to resume.
 */
export type FactsFrame = {
  readonly after: number;
  readonly upto: number;
  readonly facts: readonly Recorded[];
};

/** One thing to mend in a problem, and the way to its field. */
export type Fault = {
  readonly at: readonly (string | number)[];
  readonly message: string;
};

/** A rectangle or an ellipse that fills its box, outlined or tinted. */
export type Figure = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: Colour;
  readonly size: Size;
  readonly kind: "rectangle" | "ellipse";
  readonly filled: boolean;
};

/** An image is kept; prose shows it by this name. */
export type FigureName = {
  readonly name: string;
};

/** A student writes in their own words, and the tutor reads it. */
export type FreeAsk = {
  readonly kind: "free";
};

/** What a student was given, and why it was this one. */
export type GivenProblem = {
  readonly seq: number;
  readonly problem: string | null;
  readonly title: string;
  readonly why: string;
};

/** `gone`: this socket may not stay, and why; the server disconnects behind it. */
export type GoneFrame = {
  readonly reason: "removed" | "signed_out" | "not_allowed";
  readonly message: string;
};

/** The last answer of the group to a step, and what came of it. */
export type GroupAnswer = {
  readonly answer: string;
  readonly verdict: Verdict;
  readonly feedback: string;
  readonly proposed_by: string;
  readonly took_part: readonly string[];
  readonly attempts: number;
};

/** What the group agreed on was judged, once for all who took part. */
export type GroupAnswered = {
  readonly kind: "group.answered";
  readonly problem: string;
  readonly part: string;
  readonly answer: string;
  readonly verdict: Verdict;
  readonly feedback: string;
  readonly proposed_by: string;
  readonly took_part: readonly string[];
};

/** Take a hand down: one's own, or as a tutor somebody's. */
export type HandLower = {
  readonly id: string;
  readonly kind: "hand.lower";
  readonly person: string;
};

/** A hand went down, by its owner or by a tutor. */
export type HandLowered = {
  readonly kind: "hand.lowered";
  readonly person: string;
};

/** Ask to be heard. */
export type HandRaise = {
  readonly id: string;
  readonly kind: "hand.raise";
};

/** Somebody joined the end of the line of raised hands. */
export type HandRaised = {
  readonly kind: "hand.raised";
  readonly person: string;
};

/** Words for the board or in an answer that are being checked. (Chat has its own status.) */
export type Held = {
  readonly place: number;
  readonly author: string;
  readonly surface: "board" | "answer";
  readonly at: number;
};

/** What a moderator decides on a held text. */
export type HeldDecision = {
  readonly decision: "release" | "remove";
};

/** A text that is being checked, as its author and staff may see it. */
export type HeldItem = {
  readonly room: string;
  readonly room_name: string;
  readonly place: number;
  readonly author: NamedId;
  readonly surface: "chat" | "board" | "answer" | "name";
  readonly category: string;
  readonly written_at: number;
  readonly text: string;
  readonly element: string | null;
};

/** Held texts of one room. */
export type HeldList = {
  readonly items: readonly HeldItem[];
};

/** Let a held text through. Staff only, and never one's own. */
export type HeldRelease = {
  readonly id: string;
  readonly kind: "held.release";
  readonly place: number;
  readonly appeal?: boolean;
};

/** Keep a held text from others for good. Staff only. */
export type HeldRemove = {
  readonly id: string;
  readonly kind: "held.remove";
  readonly place: number;
};

/** A decision was taken on a held text: `released` shows it to others, `removed` does not. */
export type HeldSettled = {
  readonly kind: "held.settled";
  readonly place: number;
  readonly author: string;
  readonly released: boolean;
};

/** Where help is: for an emergency, and to talk. */
export type Help = {
  readonly emergency: string;
  readonly lines: readonly HelpLine[];
};

/** Somebody to call or write to. */
export type HelpLine = {
  readonly name: string;
  readonly contact: string;
  readonly about: string;
};

/** Somebody may need an adult: they are shown where help is, and the adults are told. */
export type HelpOffered = {
  readonly kind: "help.offered";
  readonly person: string;
  readonly reason: "crisis" | "disclosure";
};

/** One piece of help; with a question it is a scaffold: a smaller step on the way. */
export type Hint = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly plain_text?: string;
  readonly depends_on: readonly string[];
  readonly question: Question | null;
  readonly hints: readonly Hint[];
};

/** Somebody took the next hint of a step, or of a scaffold within it. */
export type HintOpened = {
  readonly kind: "hint.opened";
  readonly person: string;
  readonly problem: string;
  readonly step: string;
  readonly under: string;
  readonly hint: PublicHint;
};

/** Open a hint for everybody who is here, or for one student. Tutors only. */
export type HintShow = {
  readonly id: string;
  readonly kind: "hint.show";
  readonly problem: string;
  readonly hint: string;
  readonly person?: string | null;
};

/** Open the next hint of a step or of an opened scaffold. Students only. */
export type HintTake = {
  readonly id: string;
  readonly kind: "hint.take";
  readonly problem: string;
  readonly under: string;
};

/** So many hints of each step are offered to a student; they can always ask for more. */
export type HintsOffered = {
  readonly kind: "hints.offered";
  readonly person: string;
  readonly problem: string;
  readonly offered: Readonly<Record<string, number>>;
};

export type Home = TutorHome | StudentHome | ModeratorHome | ParentHome | AdminHome;

/** A student types inequalities: `x < 3`, `-2 < x <= 5`, `x < 1 or x > 4`. */
export type InequalityAsk = {
  readonly kind: "inequality";
};

/** The next points of a stroke that is still being drawn; absolute x, y, pressure triples. */
export type Ink = {
  readonly kind: "ink";
  readonly element: string;
  readonly page: string;
  readonly pen: "pen" | "highlighter";
  readonly colour: Colour;
  readonly size: Size;
  readonly start: number;
  readonly points: readonly number[];
};

/** A student types an interval, or a union of some. */
export type IntervalAsk = {
  readonly kind: "interval";
};

/** How to take back one operation. */
export type Inverse = {
  readonly drop: readonly string[];
  readonly put: readonly Element[];
  readonly restore: readonly Restore[];
};

/** An answer that is kept until the tutor shows it. */
export type Kept = {
  readonly place: number;
  readonly answer: string | null;
  readonly origin: Origin;
};

/**
 * What counts as right. Stays on the server.
 *
 * Numbers are written with a point for decimals here, whatever the school's locale is.
 */
export type Key = {
  readonly accepted: readonly string[];
  readonly tolerance: number;
  readonly error: number;
  readonly wrong: readonly WrongAnswer[];
};

/** Why somebody may need a tutor. */
export type Kind = "hand" | "stuck" | "break" | "few_right" | "long_practice" | "quiet" | "quick_answers" | "quick_hints" | "hint_unread" | "finished";

/** What somebody who came in had practised elsewhere since they were last here. */
export type KnowledgeBrought = {
  readonly kind: "knowledge.brought";
  readonly person: string;
  readonly skills: Readonly<Record<string, SkillNote>>;
};

/** What a student who practised in the session knew at its end. */
export type KnowledgeNoted = {
  readonly kind: "knowledge.noted";
  readonly person: string;
  readonly skills: Readonly<Record<string, SkillNote>>;
};

/** How well a student knows one skill, and every answer that it comes from. */
export type KnownSkill = {
  readonly skill: string;
  readonly headline: string;
  readonly known: number;
  readonly review_due: boolean;
  readonly answers: readonly string[];
};

/** One person's skills and work. Nothing in it depends on what anybody else did. */
export type Learner = {
  readonly skills: Readonly<Record<string, Skill>>;
  readonly steps: Readonly<Record<string, Readonly<Record<string, Work>>>>;
  readonly worked: Readonly<Record<string, number>>;
};

/** A problem as the library lists it. */
export type LibraryCard = {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly level: string;
  readonly skills: readonly string[];
  readonly steps: number;
  readonly source: string;
  readonly licence: string;
  readonly version: number;
  readonly is_own: boolean;
};

/** What problems can be chosen by. */
export type LibraryChoices = {
  readonly subjects: readonly string[];
  readonly levels: readonly string[];
  readonly licences: readonly string[];
  readonly skills: readonly string[];
};

/** A page of problems, the best first. */
export type LibraryPage = {
  readonly problems: readonly LibraryCard[];
  readonly total: number;
};

/** A straight line, or an arrow whose head is at the second point. */
export type Line = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: Colour;
  readonly size: Size;
  readonly kind: "line" | "arrow";
  readonly points: readonly number[];
  readonly pw: number;
  readonly ph: number;
};

/** A student types values in a certain order: a sequence, a point. */
export type ListAsk = {
  readonly kind: "list";
};

/** When the next step opens. The first one is always open. */
export type Lock = "free" | "everybody" | "tutor";

/** The tutor chose when steps open. */
export type LockChanged = {
  readonly kind: "lock.changed";
  readonly lock: Lock;
  readonly problem: string | null;
  readonly closed: readonly string[];
};

/** Choose when steps open. Tutors only. */
export type LockSet = {
  readonly id: string;
  readonly kind: "lock.set";
  readonly lock: Lock;
};

/** What a student learned a while ago and might look at again, by the names of skills. */
export type LookAgain = {
  readonly skills: readonly string[];
};

/** Which of them are decided now; the others had changed, or were somebody else's. */
export type ManyAnswer = {
  readonly decided: readonly string[];
  readonly passed_over: readonly string[];
};

/** One decision on many cases: for a flood. */
export type ManyDecided = {
  readonly cases: readonly CasePick[];
  readonly ruling: Ruling;
};

/** Everybody's skills in one room, and the room's ratings. */
export type Mastery = {
  readonly started_at: number;
  readonly learners: Readonly<Record<string, Learner>>;
  readonly ratings: Ratings;
};

/** A student types a matrix or a vector. */
export type MatrixAsk = {
  readonly kind: "matrix";
};

/** Who is signed in, and where. */
export type Me = {
  readonly person: Myself;
  readonly school: NamedId;
};

/** A chat message at its place. `text` is None unless its status is `posted`. */
export type Message = {
  readonly place: number;
  readonly author: string;
  readonly at: number;
  readonly text: string | null;
  readonly reply_to: number | null;
  readonly status: "posted" | "held" | "deleted" | "removed";
};

/** How a room answers the steps of a problem. */
export type Mode = "own" | "together" | "think";

/** The tutor chose how the room answers. */
export type ModeChanged = {
  readonly kind: "mode.changed";
  readonly mode: Mode;
};

/** Choose how the room answers. Tutors only. */
export type ModeSet = {
  readonly id: string;
  readonly kind: "mode.set";
  readonly mode: Mode;
};

/** What a school has settled about its moderation, and what there is to choose from. */
export type ModerationSettings = {
  readonly settled: SchoolModeration;
  readonly usual_minutes: Readonly<Record<string, number>>;
  readonly countries: readonly string[];
  readonly people: readonly NamedId[];
};

/** A moderator's page is their queue: /api/review. */
export type ModeratorHome = {
  readonly role: "moderator";
};

/** How the room works, in this session. Keyed by problem, then by step, unless it says else. */
export type Modes = {
  readonly mode: Mode;
  readonly lock: Lock;
  readonly closed: Readonly<Record<string, readonly string[]>>;
  readonly answered: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly proposals: Readonly<Record<string, Readonly<Record<string, Proposal>>>>;
  readonly group: Readonly<Record<string, Readonly<Record<string, GroupAnswer>>>>;
  readonly shown: Readonly<Record<string, Readonly<Record<string, Shown>>>>;
  readonly solutions: Readonly<Record<string, Readonly<Record<string, Solution>>>>;
  readonly aside: Readonly<Record<string, Readonly<Record<string, Aside>>>>;
  readonly kept: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Kept>>>>>>;
  readonly weighed: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Weighed>>>>>>;
  readonly proposed: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Weighed>>>>>>;
};

/** Where one element is while it is being dragged or resized. */
export type Moved = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** One person's chat was muted, or not any more. */
export type MuteSet = {
  readonly kind: "mute.set";
  readonly person: string;
  readonly muted: boolean;
};

/** The signed-in person. */
export type Myself = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
};

/** Something by its id, with the name to show. */
export type NamedId = {
  readonly id: string;
  readonly name: string;
};

/** An element as its maker sends it: the server adds whose it is and where it stacks. */
export type NewElement = {
  readonly id: string;
  readonly page: string;
  readonly shape: Stroke | Line | Figure | Writing;
};

/** Open the next hint of a step for one student. The same `id` opens one. */
export type NextHint = {
  readonly id: string;
  readonly person: string;
  readonly problem: string;
  readonly step: string;
};

/** What an adult may say to one student with one click. The client has the words for it. */
export type Nudge = "how_is_it" | "show_me" | "read_hint" | "take_time" | "coming";

/** Something to say to one student in private. The same `id` is said once. */
export type NudgeNew = {
  readonly id: string;
  readonly person: string;
  readonly nudge: Nudge;
};

/** A student types a number or an expression that has one value. */
export type NumberAsk = {
  readonly kind: "number";
  readonly unit: string | null;
  readonly form: "simplified" | "fraction" | "lowest_terms" | "mixed" | "decimal" | "scientific" | null;
  readonly places: number | null;
  readonly figures: number | null;
};

/** How much was reviewed in so many days, how fast, and how often the screen was right. */
export type NumbersOfReview = {
  readonly days: number;
  readonly categories: readonly CategoryNumbers[];
  readonly rules: readonly RuleNumbers[];
  readonly appeals: number;
  readonly answered: number;
  readonly granted: number;
};

/** One choice of a multiple choice; answered by its id, never by its text. */
export type Option = {
  readonly id: string;
  readonly text: string;
};

/** A student puts the options in order, by their ids with commas between them. */
export type OrderingAsk = {
  readonly kind: "ordering";
  readonly options: readonly Option[];
};

/** Whose an answer was. */
export type Origin = "own" | "proposed" | "agreed" | "shown";

/** Add a page. Tutors only. */
export type PageAdd = {
  readonly id: string;
  readonly kind: "page.add";
};

/** A page was added behind the others. */
export type PageAdded = {
  readonly kind: "page.added";
  readonly page: string;
};

/** Bring everybody to a page. Tutors only. */
export type PageBring = {
  readonly id: string;
  readonly kind: "page.bring";
  readonly page: string;
};

/** A tutor brought everybody to a page. */
export type PageBrought = {
  readonly kind: "page.brought";
  readonly page: string;
};

/** Take everything off a page; undoable. Tutors only. */
export type PageClear = {
  readonly id: string;
  readonly kind: "page.clear";
  readonly page: string;
};

/** The four parameters of one skill. */
export type Parameters = {
  readonly prior: number;
  readonly learn: number;
  readonly guess: number;
  readonly slip: number;
};

/** A parent's children. */
export type ParentHome = {
  readonly role: "parent";
  readonly children: readonly Child[];
};

/** One person's work on one step or scaffold. */
export type Part = {
  readonly attempts: number;
  readonly solved: boolean;
  readonly alone: boolean;
  readonly answer: string | null;
  readonly answered_in: number | null;
  readonly verdict: Verdict | null;
  readonly feedback: string;
  readonly hints: readonly PublicHint[];
};

/** A session that a student was in. */
export type PastSession = {
  readonly room: string;
  readonly room_name: string;
  readonly session: string;
  readonly started_at: number;
  readonly ended_at: number;
};

/** New values for some properties of one element; the last writer wins per property. */
export type Patch = {
  readonly id: string;
  readonly x?: number | null;
  readonly y?: number | null;
  readonly w?: number | null;
  readonly h?: number | null;
  readonly colour?: Colour | null;
  readonly size?: Size | null;
  readonly text?: string | null;
  readonly filled?: boolean | null;
};

/** What a school looks for besides, and what it takes it for. */
export type Pattern = {
  readonly name: string;
  readonly pattern: string;
  readonly category: Category;
  readonly severity: Severity;
};

/** Open or lock one person's pen. Tutors only. */
export type PenOpen = {
  readonly id: string;
  readonly kind: "pen.open";
  readonly person: string;
  readonly open: boolean;
};

/** One person's pen was opened or locked. */
export type PenSet = {
  readonly kind: "pen.set";
  readonly person: string;
  readonly open: boolean;
};

/** Whether students may draw: `open` for all but `exceptions`, for whom it is the reverse. */
export type Pens = {
  readonly open: boolean;
  readonly exceptions: readonly string[];
};

/** Open or lock everybody's pens. Tutors only. */
export type PensOpen = {
  readonly id: string;
  readonly kind: "pens.open";
  readonly open: boolean;
};

/** Everybody's pens were opened or locked; exceptions made before are gone. */
export type PensSet = {
  readonly kind: "pens.set";
  readonly open: boolean;
};

/** Somebody who has been in the room; kept, for what they said and drew keeps their name. */
export type Person = {
  readonly name: string;
  readonly role: Role;
  readonly colour: Colour;
};

/** What is adjusted for somebody. */
export type PersonAccommodations = {
  readonly person: NamedId;
  readonly version: number;
  readonly accommodations: Accommodations;
};

/** What is adjusted for a student from now on, as far as a room has to know of it. */
export type PersonAdjusted = {
  readonly kind: "person.adjusted";
  readonly person: string;
  readonly version: number;
  readonly pace: number;
  readonly fewer_choices: boolean;
};

/** Somebody came in for the first time, or under another name. Not yet attendance. */
export type PersonEntered = {
  readonly kind: "person.entered";
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly colour: Colour;
};

/** Mute somebody's chat, or let them write again. Tutors only. */
export type PersonMute = {
  readonly id: string;
  readonly kind: "person.mute";
  readonly person: string;
  readonly muted: boolean;
};

/** Say one of a few sentences to one student, in private. Tutors only. */
export type PersonNudge = {
  readonly id: string;
  readonly kind: "person.nudge";
  readonly person: string;
  readonly nudge: Nudge;
};

/** An adult of the room said something to one student in private. */
export type PersonNudged = {
  readonly kind: "person.nudged";
  readonly person: string;
  readonly nudge: Nudge;
};

/** Let somebody in again. Tutors only. */
export type PersonReadmit = {
  readonly id: string;
  readonly kind: "person.readmit";
  readonly person: string;
};

/** A tutor let somebody in again. */
export type PersonReadmitted = {
  readonly kind: "person.readmitted";
  readonly person: string;
};

/** Send somebody out. Tutors only. */
export type PersonRemove = {
  readonly id: string;
  readonly kind: "person.remove";
  readonly person: string;
};

/** A tutor sent somebody out until the session ends or they are let in again. */
export type PersonRemoved = {
  readonly kind: "person.removed";
  readonly person: string;
};

/** Somebody of the school, as the admin's list shows them. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly login: string | null;
  readonly classes: readonly string[];
  readonly children: readonly string[];
};

/** How long a problem is planned to take, from when on. A pace is not in it. */
export type PlannedTime = {
  readonly problem: string;
  readonly minutes: number;
  readonly since: number;
};

/**
 * The rules of a school, in order, as of a version; version 0 is what every school starts with.
 *
 * `patterns` are the school's own, see `moderation.patterns`.
 */
export type Policy = {
  readonly version: number;
  readonly rules: readonly Rule[];
  readonly patterns: readonly Pattern[];
};

/** A policy to try, or to save as the version behind the newest. */
export type PolicyChange = {
  readonly policy: Policy;
};

/** What a policy would have made of the texts of the last 24 hours in which something was. */
export type PolicyTried = {
  readonly faults: readonly string[];
  readonly looked_at: number;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  readonly changed: number;
};

/** A school's policy, and what there is to choose from. */
export type PolicyWhole = {
  readonly policy: Policy;
  readonly categories: readonly Category[];
  readonly usual: boolean;
};

/** `presence`: everybody who is connected, on every process; sent whole. */
export type PresenceFrame = {
  readonly people: readonly Present[];
};

/** Somebody who is connected right now, and on how many sockets. */
export type Present = {
  readonly person: string;
  readonly connections: number;
};

/** What stands between one student and the adults of the room; no peer is told. */
export type Private = {
  readonly stuck: boolean;
  readonly resting: boolean;
  readonly nudge: Nudge | null;
  readonly nudged_in: number | null;
  readonly help: "" | "crisis" | "disclosure";
  readonly help_in: number | null;
};

/** A whole problem, answers and all. Never leaves the server as it is. */
export type Problem = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly plain_body?: string;
  readonly subject: string;
  readonly course: string;
  readonly lesson: string;
  readonly level: string;
  readonly steps: readonly Step[];
  readonly credit: Credit;
  readonly variables: readonly Readonly<Record<string, string>>[];
  readonly variant: "same" | "own";
};

/** A problem in a list. */
export type ProblemCard = {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly steps: number;
  readonly source: string;
  readonly licence: string;
};

/** Put a problem before one student; the room's own brings them back. Tutors only. */
export type ProblemGive = {
  readonly id: string;
  readonly kind: "problem.give";
  readonly problem: string;
  readonly person: string;
};

/** One student has another problem than the room before them; with None, the room's again. */
export type ProblemGiven = {
  readonly kind: "problem.given";
  readonly person: string;
  readonly problem: PublicProblem | null;
};

/**
 * The problem just opened, whole, with its answers: a session keeps what it started with.
 *
 * Its variables are drawn, unless they are drawn for each student.
 */
export type ProblemKeyed = {
  readonly kind: "problem.keyed";
  readonly problem: Problem;
  readonly locale: "en" | "de" | "fr";
  readonly parameters: Readonly<Record<string, Parameters>>;
};

/** Problems to choose from. */
export type ProblemList = {
  readonly problems: readonly ProblemCard[];
};

/** Put a problem before the room. Tutors only. */
export type ProblemOpen = {
  readonly id: string;
  readonly kind: "problem.open";
  readonly problem: string;
};

/** A problem is now what the room works on. */
export type ProblemOpened = {
  readonly kind: "problem.opened";
  readonly problem: PublicProblem;
};

/** A problem set to choose. */
export type ProblemSetCard = {
  readonly id: string;
  readonly name: string;
  readonly problems: number;
};

/** What to change of a problem set; None leaves it. */
export type ProblemSetChange = {
  readonly name?: string | null;
  readonly problems?: readonly string[] | null;
};

/** A problem set to make. */
export type ProblemSetNew = {
  readonly name: string;
  readonly problems?: readonly string[];
};

/** A problem set with the titles of its problems, in order. */
export type ProblemSetWhole = {
  readonly id: string;
  readonly name: string;
  readonly problems: readonly NamedId[];
};

/** The open problem as it is drawn for one student, who has numbers of their own. */
export type ProblemVaried = {
  readonly kind: "problem.varied";
  readonly person: string;
  readonly problem: PublicProblem;
  readonly drawing: number;
};

/** What went wrong, for the person and for programs. */
export type Problematic = {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly retry_after_s: number | null;
};

/** An answer that waits for the others to agree. */
export type Proposal = {
  readonly place: number;
  readonly person: string;
  readonly answer: string;
  readonly agreed: readonly string[];
};

/** The words of a proposal are being checked; they are kept apart from the log. */
export type ProposalHeld = {
  readonly kind: "proposal.held";
  readonly person: string;
  readonly problem: string;
  readonly part: string;
};

/** An opened hint as its student sees it. */
export type PublicHint = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly ask: NumberAsk | ExpressionAsk | EquationAsk | InequalityAsk | IntervalAsk | SetAsk | ListAsk | MatrixAsk | QuantityAsk | ChemicalFormulaAsk | ChemicalEquationAsk | ChoiceAsk | ChoicesAsk | OrderingAsk | TextAsk | FreeAsk | null;
  readonly hints: number;
  readonly plain_text?: string;
};

/** A problem as students see it: no key, no hint. */
export type PublicProblem = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly subject: string;
  readonly steps: readonly PublicStep[];
  readonly credit: Credit;
  readonly plain_body?: string;
};

/** A step as students see it. */
export type PublicStep = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly ask: NumberAsk | ExpressionAsk | EquationAsk | InequalityAsk | IntervalAsk | SetAsk | ListAsk | MatrixAsk | QuantityAsk | ChemicalFormulaAsk | ChemicalEquationAsk | ChoiceAsk | ChoicesAsk | OrderingAsk | TextAsk | FreeAsk;
  readonly hints: number;
  readonly locked: boolean;
  readonly plain_title?: string;
  readonly plain_body?: string;
};

/** What publishing came to: the version, or what has to be mended first. */
export type Published = {
  readonly problem: string;
  readonly version: number | null;
  readonly faults: readonly Fault[];
};

/** A student types a number with its unit. */
export type QuantityAsk = {
  readonly kind: "quantity";
  readonly unit: string | null;
  readonly figures: number | null;
};

/** Something to answer, with its key. */
export type Question = {
  readonly ask: NumberAsk | ExpressionAsk | EquationAsk | InequalityAsk | IntervalAsk | SetAsk | ListAsk | MatrixAsk | QuantityAsk | ChemicalFormulaAsk | ChemicalEquationAsk | ChoiceAsk | ChoicesAsk | OrderingAsk | TextAsk | FreeAsk;
  readonly key: Key;
};

/** The ability of a person, or the difficulty of a question. */
export type Rating = {
  readonly value: number;
  readonly matches: number;
};

/** Everybody's ability, and the difficulty of every question that was answered. */
export type Ratings = {
  readonly people: Readonly<Record<string, Rating>>;
  readonly items: Readonly<Record<string, Rating>>;
};

/** Why somebody reports something. The values are kept: add, never rename. */
export type Reason = "unsafe" | "unkind" | "private" | "leading_away" | "sexual" | "rude" | "other";

/** A fact with its place in the log. */
export type Recorded = {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly cmd: string;
  readonly fact: SessionStarted | SessionEnded | PersonEntered | AttendanceJoined | AttendanceLeft | PersonRemoved | PersonReadmitted | HandRaised | HandLowered | StuckSet | BreakSet | PersonNudged | PensSet | PenSet | MuteSet | ChatPosted | ChatHeld | HelpOffered | ChatReleased | ChatDeleted | BoardHeld | BoardChanged | HeldSettled | PageAdded | PageBrought | ProblemOpened | ProblemKeyed | ProblemVaried | ProblemGiven | KnowledgeBrought | KnowledgeNoted | HintsOffered | PersonAdjusted | ChoicesFewer | TimePlanned | AnswerJudged | AnswerReleased | HintOpened | ModeChanged | LockChanged | StepOpened | StepsAnswered | AnswerWeighed | AnswerKept | AnswersShown | AnswerProposed | ProposalHeld | AnswerAgreed | GroupAnswered | SolutionShown;
};

/** Why a command changed nothing, in the words that its author reads. */
export type Refusal = {
  readonly code: Code;
  readonly message: string;
  readonly retry_after_ms: number | null;
  readonly at: number | null;
};

/** The answer to a `do` that changed nothing. */
export type Refused = {
  readonly refusal: Refusal;
};

/** A command was refused. */
export type RefusedBody = {
  readonly refusal: Refusal;
};

/** The answer to a `resume` from too far behind: fetch the snapshot again. */
export type Reload = {
  readonly reload: true;
};

/** Something that somebody reports: one of a message, an element, or a picture. */
export type ReportNew = {
  readonly reason: Reason;
  readonly place?: number | null;
  readonly element?: string | null;
  readonly picture?: string;
  readonly said?: string;
};

/** One answer of a student, or one piece of help that they took or were shown. */
export type ReportedAct = {
  readonly place: number;
  readonly at: number;
  readonly person: string | null;
  readonly what: "answer" | "hint" | "solution";
  readonly title: string;
  readonly step: number;
  readonly scaffold: boolean;
  readonly answer: string | null;
  readonly verdict: Verdict | null;
  readonly origin: rooms__scaffolding__modes__kinds__Origin | null;
  readonly attempt: number;
  readonly hints: number;
  readonly by_tutor: boolean;
};

/** One skill, by student. */
export type ReportedSkill = {
  readonly skill: string;
  readonly cells: Readonly<Record<string, SkillCell>>;
};

/** A student of a report. */
export type ReportedStudent = {
  readonly id: string;
  readonly name: string;
  readonly number: number;
};

/** One property of one element to set back: from what the operation left to what it found. */
export type Restore = {
  readonly element: string;
  readonly left: Patch;
  readonly found: Patch;
};

/** `resume`: a client found a gap and asks for what is behind `after`. */
export type Resume = {
  readonly after: number;
};

export type ResumeAnswer = FactsFrame | Reload;

/** Where a mastered skill stands in its reviews. */
export type Review = {
  readonly passed: number;
  readonly due_at: number;
};

/** A case as the list shows it: everything but the words. */
export type ReviewCase = {
  readonly id: string;
  readonly origin: moderation__cases__Origin;
  readonly category: string;
  readonly severity: number;
  readonly version: number;
  readonly room: NamedId;
  readonly author: NamedId;
  readonly reporter: NamedId | null;
  readonly reason: string;
  readonly opened_at: number;
  readonly due_at: number;
  readonly claimed_by: NamedId | null;
  readonly claimed_until: number;
  readonly handed_to: NamedId | null;
  readonly escalated: boolean;
  readonly decided: Ruled | null;
};

/** What waits, in the order in which it should be looked at. */
export type ReviewQueue = {
  readonly version: string;
  readonly now: number;
  readonly waiting: number;
  readonly severe: number;
  readonly overdue: number;
  readonly mine: number;
  readonly more: number;
  readonly exposure: Exposure;
  readonly cases: readonly ReviewCase[];
};

/** What a person is at their school. */
export type Role = "student" | "tutor" | "moderator" | "parent" | "admin";

/** A tutor's room, as their home shows it. */
export type RoomCard = {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly NamedId[];
  readonly problem_set: NamedId | null;
  readonly live_since: number | null;
  readonly here: number;
  readonly last_session: number | null;
};

/**
 * What to change of a room; what is left out, or None, stays.
 *
 * But for `problem_set`: None takes it away.
 */
export type RoomChange = {
  readonly name?: string | null;
  readonly classes?: readonly string[] | null;
  readonly problem_set?: string | null;
};

/** A room to make. */
export type RoomNew = {
  readonly name: string;
  readonly classes: readonly string[];
  readonly problem_set?: string | null;
};

/** One sitting in a room. */
export type RoomSession = {
  readonly session: string;
  readonly started_at: number;
  readonly ended_at: number | null;
};

/** The sittings in a room, the newest first. */
export type RoomSessions = {
  readonly room: NamedId;
  readonly sessions: readonly RoomSession[];
};

/** A room, whole, as of `seq`. */
export type RoomState = {
  readonly seq: number;
  readonly session: Session | null;
  readonly sessions: number;
  readonly people: Readonly<Record<string, Person>>;
  readonly attending: Readonly<Record<string, number>>;
  readonly removed: readonly string[];
  readonly hands: readonly string[];
  readonly pens: Pens;
  readonly muted: readonly string[];
  readonly chat: Readonly<Record<string, Message>>;
  readonly board: Board;
  readonly held: Readonly<Record<string, Held>>;
  readonly problem: PublicProblem | null;
  readonly variants: Readonly<Record<string, PublicProblem>>;
  readonly work: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Part>>>>>>;
  readonly given: Readonly<Record<string, PublicProblem>>;
  readonly offered: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly planned: PlannedTime | null;
  readonly adjusted: Readonly<Record<string, Adjustment>>;
  readonly fewer: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>>;
  readonly private: Readonly<Record<string, Private>>;
  readonly modes: Modes;
};

/** One line of a policy. An empty list of anything means all of it. */
export type Rule = {
  readonly categories: readonly Category[];
  readonly at_least: Severity;
  readonly ages: readonly AgeBand[];
  readonly roles: readonly Role[];
  readonly subjects: readonly string[];
  readonly action: moderation__policy__Action;
  readonly words: string;
};

/** How often a rule was right. */
export type RuleNumbers = {
  readonly rule: string;
  readonly decided: number;
  readonly wrong: number;
};

/** A decision on a case. */
export type Ruled = {
  readonly ruling: Ruling;
  readonly by: NamedId;
  readonly at: number;
  readonly final_at: number;
};

/** What a moderator can decide. The values are kept: add, never rename. */
export type Ruling = "allow" | "remove" | "handled";

/** What a school settles; everything has a usual value. */
export type SchoolModeration = {
  readonly country: string;
  readonly help: Help | null;
  readonly clocks: Clocks;
  readonly leads: readonly string[];
};

/** What decisions need and nobody is sent. */
export type ServerSide = {
  readonly at: number;
  readonly keys: Readonly<Record<string, Problem>>;
  readonly parameters: Readonly<Record<string, Parameters>>;
  readonly mastery: Mastery;
  readonly drawn: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly locale: "en" | "de" | "fr";
  readonly undo: Readonly<Record<string, readonly Inverse[]>>;
  readonly redo: Readonly<Record<string, readonly Inverse[]>>;
};

/** The sitting that is under way. */
export type Session = {
  readonly id: string;
  readonly started_at: number;
  readonly started_by: string;
  readonly problems: readonly string[];
};

/** End the sitting. Tutors only. */
export type SessionEnd = {
  readonly id: string;
  readonly kind: "session.end";
};

/** The sitting ended; all who attended left with it. */
export type SessionEnded = {
  readonly kind: "session.ended";
  readonly session: string;
};

/** What was done in a session, for its tutors. */
export type SessionReport = {
  readonly room: NamedId;
  readonly session: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly students: readonly ReportedStudent[];
  readonly acts: readonly ReportedAct[];
  readonly skills: readonly ReportedSkill[];
};

/** Begin a sitting. Tutors only. */
export type SessionStart = {
  readonly id: string;
  readonly kind: "session.start";
};

/** A sitting began. */
export type SessionStarted = {
  readonly kind: "session.started";
  readonly session: string;
  readonly problems: readonly string[];
  readonly chat_from: number;
};

/** A student types values in any order: all solutions of an equation, for example. */
export type SetAsk = {
  readonly kind: "set";
  readonly complex: boolean;
};

/** How much harm a finding may do, if it is what it looks like. */
export type Severity = 1 | 2 | 3 | 4;

/** The answers to a step that the tutor has shown. */
export type Shown = {
  readonly answers: readonly ShownAnswer[];
  readonly unshown: number;
};

/** One answer that was given, and by how many; not by whom. */
export type ShownAnswer = {
  readonly answer: string;
  readonly verdict: Verdict;
  readonly count: number;
};

/** Staff and parents: name and password. */
export type SignIn = {
  readonly login: string;
  readonly password: string;
};

/** Leave this browser, or every browser. */
export type SignOut = {
  readonly everywhere?: boolean;
};

export type Signal = Cursor | CursorGone | Typing | Ink | Sketch | Drag | Dropped;

/** `signal`: what somebody else in the room is just doing. */
export type SignalFrame = {
  readonly sender: string;
  readonly signal: Cursor | CursorGone | Typing | Ink | Sketch | Drag | Dropped;
};

/** Give one student a simpler problem. The same `id` gives one. */
export type SimplerProblem = {
  readonly id: string;
  readonly person: string;
};

/** How thick a line, or how large a text, is. */
export type Size = "s" | "m" | "l";

/** A line, arrow, rectangle or ellipse as it is being drawn. Writing is never previewed. */
export type Sketch = {
  readonly kind: "sketch";
  readonly element: NewElement;
};

/** How well one person knows one skill. */
export type Skill = {
  readonly known: number;
  readonly at_start: number;
  readonly opportunities: number;
  readonly practised_at: number;
  readonly support: number;
  readonly review: Review | null;
  readonly evidence: readonly Evidence[];
  readonly earlier: number;
};

/** One student's steps that need one skill. */
export type SkillCell = {
  readonly tried: number;
  readonly solved: number;
  readonly alone: number;
  readonly known: number | null;
};

/** How well one person knows one skill, as of their last answer to it. */
export type SkillNote = {
  readonly known: number;
  readonly practised_at: number;
  readonly opportunities: number;
  readonly support: number;
  readonly reviews: number;
  readonly due_at: number | null;
};

/** A room as its viewer may see it, at `seq`; the socket goes on from there. */
export type Snapshot = {
  readonly room: SnapshotRoom;
  readonly you: You;
  readonly seq: number;
  readonly older_chat: boolean;
  readonly state: RoomState;
};

/** The room of a snapshot. */
export type SnapshotRoom = {
  readonly id: string;
  readonly name: string;
  readonly problems: readonly NamedId[];
};

/** A step worked through, from its hints to its answer, as a tutor shows it. */
export type Solution = {
  readonly lines: readonly SolutionLine[];
  readonly answer: string;
  readonly unit: string;
};

/** One piece of a worked solution: a hint, with what is right where it asks something. */
export type SolutionLine = {
  readonly title: string;
  readonly text: string;
  readonly answer: string;
};

/** Show the worked solution of a step to everybody, or to one student. Tutors only. */
export type SolutionShow = {
  readonly id: string;
  readonly kind: "solution.show";
  readonly problem: string;
  readonly step: string;
  readonly person?: string | null;
};

/** The tutor showed the worked solution of a step: to everybody, or to one student. */
export type SolutionShown = {
  readonly kind: "solution.shown";
  readonly problem: string;
  readonly step: string;
  readonly solution: Solution;
  readonly person: string | null;
};

/** One step of a problem: a question, and the hints towards it. */
export type Step = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly plain_title?: string;
  readonly plain_body?: string;
  readonly question: Question;
  readonly hints: readonly Hint[];
  readonly skills: readonly string[];
};

/** Open a step for everybody, or for one student. Tutors only. */
export type StepOpen = {
  readonly id: string;
  readonly kind: "step.open";
  readonly problem: string;
  readonly step: string;
  readonly person?: string | null;
};

/** A step that was closed is open: for everybody, or for one student. */
export type StepOpened = {
  readonly kind: "step.opened";
  readonly problem: string;
  readonly step: PublicStep;
  readonly person: string | null;
};

/** Who has answered which step, where others wait for it. Not what, nor whether it is right. */
export type StepsAnswered = {
  readonly kind: "steps.answered";
  readonly problem: string;
  readonly answered: readonly Answered[];
};

/**
 * A freehand line by the pen or the highlighter.
 *
 * `points` is flat: x, y, pressure, x, y, pressure, …; the pressure is 0 to 100.
 */
export type Stroke = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: Colour;
  readonly size: Size;
  readonly kind: "stroke";
  readonly pen: "pen" | "highlighter";
  readonly points: readonly number[];
  readonly pw: number;
  readonly ph: number;
};

/** Tell the adults of the room, and nobody else, that one is stuck, or not any more. */
export type StuckSay = {
  readonly id: string;
  readonly kind: "stuck.say";
  readonly stuck?: boolean;
};

/** A student told the adults of the room that they are stuck, or that they are not any more. */
export type StuckSet = {
  readonly kind: "stuck.set";
  readonly person: string;
  readonly stuck: boolean;
};

/** A student's rooms: live ones first; then what was. */
export type StudentHome = {
  readonly role: "student";
  readonly rooms: readonly StudentRoom[];
  readonly past: readonly PastSession[];
};

/** What one student might look at again. */
export type StudentLooksAgain = {
  readonly person: string;
  readonly name: string;
  readonly skills: readonly string[];
};

/** A room that a student may enter. */
export type StudentRoom = {
  readonly id: string;
  readonly name: string;
  readonly tutor: string;
  readonly live_since: number | null;
};

/** Students, then: who they are, and their PIN. */
export type StudentSignIn = {
  readonly code: string;
  readonly student: string;
  readonly pin: string;
};

/** The students of a tutor who might look at something again. */
export type StudentsLookAgain = {
  readonly students: readonly StudentLooksAgain[];
};

/** A problem for one student. */
export type SuggestedForOne = {
  readonly problem: string;
  readonly title: string;
  readonly why: string;
  readonly person: string;
  readonly name: string;
};

/** A problem that could come next, and why, in words for a tutor. */
export type SuggestedProblem = {
  readonly problem: string;
  readonly title: string;
  readonly why: string;
};

/** What could come next in a room: for everybody at once, and for each. */
export type Suggestions = {
  readonly group: SuggestedProblem | null;
  readonly each: readonly SuggestedForOne[];
};

/** A student types a word, a short phrase, or an expression compared as written. */
export type TextAsk = {
  readonly kind: "text";
  readonly maths: boolean;
};

/** Say how long the open problem is planned to take from now on; 0 for no plan. Tutors only. */
export type TimePlan = {
  readonly id: string;
  readonly kind: "time.plan";
  readonly minutes: number;
};

/** So many minutes are planned for the open problem from here on; 0 for none any more. */
export type TimePlanned = {
  readonly kind: "time.planned";
  readonly problem: string;
  readonly minutes: number;
};

/** A problem to try as a student, and everything that was done on it so far. */
export type Trial = {
  readonly problem: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly acts: readonly (AnswerGive | HintTake)[];
};

/** What a student would see now; nothing of it is recorded. */
export type Tried = {
  readonly state: RoomState | null;
  readonly refusal: Refusal | null;
  readonly faults: readonly Fault[];
  readonly variants: number;
};

/** A tutor's rooms, and what a new one can be made of. */
export type TutorHome = {
  readonly role: "tutor";
  readonly rooms: readonly RoomCard[];
  readonly classes: readonly NamedId[];
  readonly problem_sets: readonly ProblemSetCard[];
};

/** Somebody is writing a message, or stopped. */
export type Typing = {
  readonly kind: "typing";
  readonly on: boolean;
};

/** What the checker says of an answer. What it cannot read is a refusal, not an attempt. */
export type Verdict = "correct" | "incorrect" | "wrong_form" | "wrong_unit" | "waiting";

/** What the checker said of an answer that is not judged yet. For staff. */
export type Weighed = {
  readonly place: number;
  readonly verdict: Verdict;
  readonly feedback: string;
};

/** What one person has done on one step in this session. */
export type Work = {
  readonly attempts: number;
  readonly wrong: number;
  readonly hints: number;
  readonly told: boolean;
  readonly shown: boolean;
  readonly solved: boolean;
};

/** Words on the board: a plain text, a sticky note, or maths as LaTeX. All are moderated. */
export type Writing = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: Colour;
  readonly size: Size;
  readonly kind: "text" | "note" | "maths";
  readonly text: string;
};

/** A mistake that many make, recognised by its value, however it is written. */
export type WrongAnswer = {
  readonly answer: string;
  readonly feedback: string;
};

/** The viewer of a snapshot. */
export type You = {
  readonly person: string;
  readonly role: Role;
};

/** Where a case comes from. The values are kept: add, never rename. */
export type moderation__cases__Origin = "held" | "flag" | "report" | "appeal";

/** What becomes of a text; each is stricter than the one before. Add, never rename. */
export type moderation__policy__Action = "allow" | "flag" | "mask" | "hold" | "block";

/** What a tutor could do with one click. */
export type rooms__attention__queue__Action = "look" | "nudge" | "open_hint" | "simpler_problem" | "next_problem";

/** Whose an answer was. */
export type rooms__scaffolding__modes__kinds__Origin = "own" | "proposed" | "agreed" | "shown";
