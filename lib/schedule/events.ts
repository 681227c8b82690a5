import type { Instant, StudyDay, StudyTime } from "#lib/base/study-time.ts";

/** Again 1, Hard 2, Good 3, Easy 4. */
export type Rating = 1 | 2 | 3 | 4;

/** What every event in the log has, whatever it says. */
type EventBase = {
  /** Minted by the device that recorded it: the same id twice is the same event. */
  readonly id: string;
  readonly cardId: string;
  /** When it happened, after the correction for the device's clock; from this event alone, so arrival order is moot. */
  readonly effectiveAt: Instant;
  /** `effectiveAt` on the learner's wall clock, fixed when recorded, so that a replay asks no time-zone table. */
  readonly studyTime: StudyTime;
  /** Orders events of one device that share an effective instant. */
  readonly deviceId: string;
  readonly deviceSequence: number;
  /** The rules that stood when it was recorded; left out for the default ones. A later change of rules changes no past. */
  readonly rulesId?: string;
};

/** Red, orange, green, blue, pink, turquoise, purple: Anki's numbers. */
export type Flag = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Mode = "study" | "practice" | "quiz" | "exam";

/** An answer to a card. Only one that `movesSchedule` changes the memory state. */
export type AnsweredEvent = EventBase & {
  readonly kind: "answered";
  readonly rating: Rating;
  readonly mode: Mode;
  readonly movesSchedule: boolean;
  /** Milliseconds from the question shown to the rating given, capped at 60,000; null when nobody measured. */
  readonly tookMs: number | null;
  /**
   * The due that was on the button and was applied: a study day for review cards, an instant for (re)learning ones.
   * The fold takes it from here, because fuzz and load balance cannot be computed from one card's log.
   */
  readonly dueShown: Due | null;
  /** The study day the answer counts for. */
  readonly studyDay: StudyDay;
};

/** Takes back one earlier event of the same card. Undoing an undo is a `redone` with the same target. */
export type UndoneEvent = EventBase & { readonly kind: "undone" | "redone"; readonly target: string };

/** The card starts again as new, keeping its history; where it says so, also how often it was answered and forgotten. */
export type ResetEvent = EventBase & { readonly kind: "reset"; readonly keepsCounts?: true };

export type SuspendedEvent = EventBase & { readonly kind: "suspended" | "unsuspended" };

/** Set aside until a study day, as a rule the next one. */
export type BuriedEvent = EventBase & { readonly kind: "buried"; readonly until: StudyDay };

/** Shown again at once. */
export type UnburiedEvent = EventBase & { readonly kind: "unburied" };

/** The colour that a learner gave it; null takes it away. Says nothing about memory. */
export type FlaggedEvent = EventBase & { readonly kind: "flagged"; readonly flag: Flag | null };

/** Marked for later, or no longer. */
export type MarkedEvent = EventBase & { readonly kind: "marked" | "unmarked" };

/** The learner chose the study day on which it comes back; what is known of the memory stays, unless it says more. */
export type DueSetEvent = EventBase & {
  readonly kind: "due-set";
  readonly day: StudyDay;
  readonly known?: KnownElsewhere;
};

/** What another program knew of a card: a fold of answers cannot say it, where not all of them were brought along. */
export type KnownElsewhere = {
  readonly stability: number;
  readonly difficulty: number;
  /** When it was last answered there, for a card that has no answer here. */
  readonly lastStudyTime: StudyTime;
  readonly reps: number;
  readonly lapses: number;
};

/**
 * "The source does not say this": the card is parked with the receipt that is doubted. `receipt` is its place among the
 * card's receipts; null for a card without one.
 */
export type ChallengedEvent = EventBase & {
  readonly kind: "challenged";
  readonly receipt: number | null;
  readonly note: string;
};

export type ReviewEvent =
  | AnsweredEvent
  | UndoneEvent
  | ResetEvent
  | SuspendedEvent
  | BuriedEvent
  | UnburiedEvent
  | FlaggedEvent
  | MarkedEvent
  | DueSetEvent
  | ChallengedEvent;

/** In (re)learning a due is a moment (ten minutes are ten minutes); in review it is a study day. */
export type Due =
  | { readonly kind: "instant"; readonly at: Instant }
  | { readonly kind: "day"; readonly day: StudyDay };

/** How often a card was answered, and how often it was forgotten. */
export type Counts = { readonly reps: number; readonly lapses: number };

/** What is known of one learner's memory of one card. The fold of the card's events, nothing else. */
export type CardState = {
  readonly memory:
    | {
        readonly kind: "new";
        /** What was counted before a reset that kept it; left out for none. */
        readonly counts?: Counts;
      }
    | {
        readonly kind: "seen";
        readonly phase: "learning" | "review" | "relearning";
        /** Days until recall falls to 90 %; unrounded. */
        readonly stability: number;
        /** 1 to 10; unrounded. */
        readonly difficulty: number;
        readonly step: number;
        readonly due: Due;
        readonly lastStudyTime: StudyTime;
        readonly intervalDays: number;
        readonly reps: number;
        readonly lapses: number;
      };
  readonly suspended: boolean;
  readonly buriedUntil: StudyDay | null;
  /** Left out for none. */
  readonly flag?: Flag;
  /** Left out when it is not. */
  readonly marked?: true;
  /** Effective answers so far: part of the fuzz seed. */
  readonly answers: number;
  /** The last event folded in, in fold order; null for a card without history. */
  readonly lastEventId: string | null;
};
