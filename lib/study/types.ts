import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import type { Category } from "#lib/cards/types.ts";
import type { RichText } from "#lib/notes/rich-text.ts";
import type { CardTask, FieldLanguage } from "#lib/notes/types.ts";
import type { CardState, Flag, Rating } from "#lib/schedule/events.ts";
import type { Passage } from "./passage.ts";
import type { SessionTime } from "./session-time.ts";
import type { StudyWays } from "./ways.ts";

/** A receipt as the learner sees it. `paragraph` is there only when the document's text is in the database. */
export type Receipt = {
  readonly documentTitle: string;
  readonly documentId: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly role: "proof" | "context" | "reading";
  readonly paragraph: Passage | null;
  /** The page it begins on, from 1; only for documents that have pages. */
  readonly page?: number;
  /** Where that is in the document, in words; left out where nobody knows. */
  readonly where?: string;
};

/** One side of a disagreement; `receipts` are indices into the card's receipts. */
export type ShownReading = { readonly value: string; readonly receipts: readonly number[] };

/** What was decided about the disagreement behind a card. */
export type ShownRuling = {
  /** `for`: one reading holds. `contested`: none does. */
  readonly kind: "for" | "contested";
  readonly value: string | null;
  /** The name of who ruled; null for somebody without one: the owner of the dossier. */
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was ruled against. */
  readonly otherwise: readonly ShownReading[];
};

/** A card with everything that is needed to study it without asking the server again. */
export type StudyCard = {
  readonly id: string;
  readonly version: number;
  readonly deckId: string;
  readonly deckTitle: string;
  readonly dossierTitle: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
  readonly receipts: readonly Receipt[];
  readonly readings: readonly ShownReading[];
  readonly disputed: boolean;
  readonly ruling: ShownRuling | null;
  /** Cards with the same key come from one sentence. */
  readonly siblings: string;
  readonly state: CardState;
  /** What a note has beyond plain text; what a generated card has not. */
  readonly extra?: CardExtra;
  /** The rules that it is scheduled by, among the session's; left out for the session's own preset. */
  readonly rulesId?: string;
  /** A teacher assigned it: now and then it is typed before it is shown (lib/study/checks.ts). */
  readonly assigned?: true;
};

/** What a card is shown with beyond a plain question and answer. */
export type CardExtra = {
  /** Question, answer and hint as they are drawn; left out when they are plain text. */
  readonly drawn?: {
    readonly question: RichText;
    readonly answer: RichText;
    readonly hint?: RichText;
    /** The options, lines or ideas of its task, in their order. */
    readonly items?: readonly RichText[];
  };
  /** A gap in a text: `answer` is what fills it, while the drawn answer is the whole text. */
  readonly cloze?: true;
  readonly task?: CardTask;
  /** The note says that the answer is typed. */
  readonly typed?: true;
  readonly hint?: string;
  readonly questionLanguage?: FieldLanguage;
  readonly answerLanguage?: FieldLanguage;
  readonly aliases?: readonly string[];
  /** Wrong answers of the same kind from the same dossier, each with the question that it is the right answer to. */
  readonly distractors?: readonly { readonly text: string; readonly answers: string | null }[];
  readonly tags?: readonly string[];
  /** Whether the viewer may change the card for everybody; otherwise an edit is their own. */
  readonly mayEdit?: boolean;
  /** The note that a person wrote it as; left out for a generated card. */
  readonly noteId?: string;
  /** Set where the words are the viewer's own; `changed` when the card beneath them was changed since. */
  readonly ownWords?: { readonly changed: boolean };
};

export type Counts = { readonly new: number; readonly learning: number; readonly review: number };

/** How a learner's cards are scheduled; everything the browser needs to compute the same intervals as the server. */
export type SchedulePreset = {
  readonly parameters: readonly number[];
  readonly parametersId: string;
  readonly desiredRetention: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  readonly maximumIntervalDays: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly fuzz: boolean;
  /** The set of rules that this is, for the events; left out for the default ones. */
  readonly rulesId?: string;
  /** How studying goes besides the memory; left out for the defaults of `lib/study/ways.ts`. */
  readonly ways?: StudyWays;
};

/** What the study page is given: today's queue in order, and the rules to go on without the network. */
export type StudySession = {
  readonly userId: string | null;
  readonly clock: StudyClock;
  readonly studyDay: StudyDay;
  readonly preset: SchedulePreset;
  /** Cards due on each study day to come, for presets that balance the load; left out when none does. */
  readonly load?: Readonly<Record<StudyDay, number>>;
  /** Absences that the learner planned, from the first day to the last; left out when there are none. */
  readonly away?: readonly { readonly from: StudyDay; readonly to: StudyDay }[];
  /** Presets of cards that have another one than the session, by their `rulesId`. */
  readonly presets?: Readonly<Record<string, SchedulePreset>>;
  readonly scope:
    | { readonly kind: "all" }
    | { readonly kind: "deck"; readonly deckId: string; readonly title: string }
    | { readonly kind: "exam"; readonly examId: string; readonly title: string }
    /** The cards of a search, due or not; answers count like any. */
    | { readonly kind: "chosen"; readonly title: string }
    /** The cards of a search; nothing that is answered moves a schedule. `found`: how many the search finds. */
    | { readonly kind: "practice"; readonly found: number };
  /** For an exam: the day's minutes, at the end of which the sitting ends. */
  readonly time?: SessionTime;
  /** In the order to be shown: learning that is due, then reviews and new cards mixed, siblings apart. */
  readonly cards: readonly StudyCard[];
  readonly counts: Counts;
  /** Cards already answered today in this scope, for the progress line. */
  readonly answeredToday: number;
  /** What was done earlier today and can still be taken back, the latest last. */
  readonly recent?: RecentSteps;
  /** Other cards of the same notes that are not for today: what is done to a note is done to them too. */
  readonly family?: readonly FamilyCard[];
  /** A plan for coming back ends with these cards: new ones come again behind them, today already. */
  readonly planEnds?: true;
  /** New cards beyond those of today, and how many more were taken on for today; left out where there is neither. */
  readonly moreNew?: { readonly left: number; readonly now: number };
  /** How many events the learner's log had when this was made; left out on a device that cannot know. */
  readonly events?: number;
  /** The next study day on which something is due, when nothing is left today. */
  readonly nextDue: { readonly day: StudyDay; readonly cards: number } | null;
};

/** A card that is not asked today; `of`: one of the same note that is. */
export type FamilyCard = {
  readonly id: string;
  readonly version: number;
  readonly of: string;
  readonly state: CardState;
};

/** The last events of today that stand, with the cards that they are about. */
export type RecentSteps = {
  readonly events: readonly LocalReview[];
  /** Each card as it is now, and what was known of it before those events. */
  readonly cards: readonly { readonly card: StudyCard; readonly before: CardState }[];
};

/** What was recorded for a learner since their log had another length. */
export type StudiedSince = {
  readonly userId: string;
  /** How many events the log has now. */
  readonly events: number;
  /** The cards that were touched, as they are now. */
  readonly states: readonly { readonly cardId: string; readonly state: CardState }[];
  /** The states do not tell it all: the day itself was changed, or too much happened. */
  readonly whole: boolean;
};

/** What a learner does to a card besides answering it. */
export const DEEDS = [
  "reset",
  "suspended",
  "unsuspended",
  "buried",
  "unburied",
  "flagged",
  "marked",
  "unmarked",
  "due-set",
  "challenged",
] as const;
export type Deed = (typeof DEEDS)[number];

/** An event as the browser sends it. The server works out everything else. */
export type SentReview = {
  readonly id: string;
  readonly kind: "answered" | "undone" | "redone" | Deed;
  readonly cardId: string;
  readonly cardVersion: number;
  readonly rating: Rating | null;
  /** The event taken back or restored, for `undone` and `redone`. */
  readonly target: string | null;
  readonly deviceId: string;
  readonly deviceSequence: number;
  /** The device's clock when it happened and when it was sent: epoch milliseconds. */
  readonly deviceTime: number;
  readonly utcOffsetMinutes: number;
  readonly zone: string;
  readonly tookMs: number | null;
  /** `practice` is recorded and moves no schedule. */
  readonly mode: "study" | "practice";
  /** The due that stood on the pressed button. */
  readonly dueShown: import("#lib/schedule/events.ts").Due | null;
  /** The rules that the device computed with; left out for the default ones. */
  readonly rulesId?: string;
  /** The study day of `buried` (until then) and of `due-set`. */
  readonly day?: StudyDay;
  /** Of `flagged`; left out when the flag is taken away. */
  readonly flag?: Flag;
  /** Of `challenged`: the place of the doubted receipt among the card's, left out when it has none, and a few words. */
  readonly receipt?: number;
  readonly note?: string;
  /** Of an answer that was typed, chosen, put in order or ticked off: how it was marked. */
  readonly marking?: Marking;
};

/** An event as the screen makes it; the outbox adds which device wrote it and in which order. */
export type LocalReview = Omit<SentReview, "deviceId" | "deviceSequence">;

/** How an answer was marked that was more than shown and rated. */
export type Marking = {
  /** Who marked it: the program, or the learner where they said otherwise. */
  readonly by: "app" | "self";
  /** What was proposed before the learner chose. */
  readonly proposed: Rating;
  /** What was typed, cut at 2,000 characters. */
  readonly response?: string;
  /** 0 to 1. */
  readonly share?: number;
  /** The wrong option that was chosen, or the answer to another card that was typed. */
  readonly chosen?: string;
};
