import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import type { DayLoad } from "./balance.ts";
import type { PackedLine } from "./packed-history.ts";
import type { LocalReview, SchedulePreset, StudyCard } from "./types.ts";

/**
 * What is put on a device so that study goes on there without the network: the cards of the days to come as they were at
 * one moment, and the rules. Everything that happened since is added on the device, by the same fold.
 */
export type Pack = {
  /** Changes with anything in it. */
  readonly version: string;
  readonly userId: string | null;
  readonly clock: StudyClock;
  /** The learner's day on which it was made. */
  readonly studyDay: StudyDay;
  /** The last day for which it has everything that will be due. */
  readonly until: StudyDay;
  readonly preset: SchedulePreset;
  readonly presets?: Readonly<Record<string, SchedulePreset>>;
  readonly load?: DayLoad;
  /** New cards that were taken on for its day besides those of the options; left out where none were. */
  readonly moreNew?: number;
  /** How many events the learner's log had. */
  readonly events?: number;
  readonly decks: readonly PackedDeck[];
  /** In deck order. */
  readonly cards: readonly PackedPlace[];
  /** Limits of decks over their parts that have options of their own. Left out where there are none. */
  readonly caps?: readonly PackedCap[];
  /** New cards that were assigned: those for its day, and for each day after it. Left out where nothing is. */
  readonly assigned?: readonly (readonly string[])[];
  /** What was done on its day and can be taken back. Left out where nothing was. */
  readonly recent?: PackedRecent;
  /** What the plan has for the learner's exams. Left out where none lies ahead. */
  readonly exams?: readonly PackedExam[];
  /** The cards that were answered on its day, each once. */
  readonly done: readonly PackedDone[];
  /** Pictures and sounds of its cards, by hash. */
  readonly media: readonly string[];
};

/** An exam with the cards of its next days, as they were planned last. */
export type PackedExam = {
  readonly id: string;
  readonly title: string;
  /** Those of the pack's day, and of each day after it; in the order of the plan. */
  readonly days: readonly (readonly string[])[];
  /** Its cards that are in their steps. */
  readonly begun: readonly string[];
};

export type PackedDeck = {
  readonly id: string;
  readonly title: string;
  readonly dossierTitle: string;
  /** Indices of the decks that are studied with it: itself, and its parts. */
  readonly studied: readonly number[];
};

/** What a deck, by its index, takes a day with all that are studied with it. */
export type PackedCap = {
  readonly deck: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
};

/** A card's place in a pack; its content comes apart, when the device does not have it yet. */
export type PackedPlace = {
  readonly id: string;
  /** Changes with the card's content, its state and its rules. */
  readonly stamp: string;
  /** Indices of its decks. */
  readonly decks: readonly number[];
};

/** The last events of a pack's day that stand, so that they can be taken back without the network. */
export type PackedRecent = {
  readonly events: readonly LocalReview[];
  /** Of each of their cards: the state before those events, and the last event in the state that came with the pack. */
  readonly cards: Readonly<
    Record<string, { readonly before: CardState; readonly lastEventId: string | null }>
  >;
};

export type PackedDone = {
  readonly id: string;
  readonly siblings: string;
  /** Whether it had been answered on an earlier day. */
  readonly review: boolean;
  readonly decks: readonly number[];
  /** The preset it is studied by; left out for the learner's own. */
  readonly group?: string;
};

/** A card with what the queue asks of it besides. */
export type PackedCard = {
  readonly card: StudyCard;
  readonly likeness: readonly string[];
  readonly weight?: number;
  /** What happened to it, the latest last, for its page without the network; left out where nothing did. */
  readonly past?: readonly PackedLine[];
};

/** What is studied from a pack. */
export type PackScope =
  | { readonly kind: "all" }
  | { readonly kind: "deck"; readonly deckId: string }
  | { readonly kind: "exam"; readonly examId: string };
