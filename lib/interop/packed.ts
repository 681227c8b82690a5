import type { WayHabits } from "./anki-types.ts";

/** What is in a package, in our own terms: notes that are ours already, and what was learnt of each of their cards. */
export type PackedField = { readonly text: string };

export type PackedWords =
  | {
      readonly kind: "basic" | "reversed";
      readonly front: PackedField;
      readonly back: PackedField;
      /** Its templates have a box to type the answer in. */
      readonly typed?: true;
    }
  | { readonly kind: "cloze"; readonly text: PackedField; readonly extra: PackedField | null };

export type PackedNote = {
  /** By which the package knows the note; a note that is brought in as several has a `part` for each. */
  readonly guid: string;
  readonly part: number;
  /** Epoch milliseconds. */
  readonly modified: number;
  readonly words: PackedWords;
  readonly tags: readonly string[];
  readonly cards: readonly PackedCard[];
};

/** Where a card stands, as the package says: what a fold of its reviews is held against. */
export type PackedDue =
  | { readonly kind: "new" }
  /** A study day; `days` since the collection was made. */
  | { readonly kind: "day"; readonly days: number }
  /** Epoch milliseconds. */
  | { readonly kind: "moment"; readonly at: number };

/** [moment in ms, ease, interval (days, or below zero seconds), factor, milliseconds, type] */
export type PackedReview = readonly [number, number, number, number, number, number];

export type PackedCard = {
  /** Which card of our note. */
  readonly ord: number;
  /** "Spanish::Verbs" */
  readonly deck: string;
  /** Where a new card stands in its deck. */
  readonly place: number;
  readonly due: PackedDue;
  readonly intervalDays: number;
  /** Of SM-2, in thousandths; 0 for none. */
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly suspended: boolean;
  readonly marked: boolean;
  /** 0 for none. */
  readonly flag: number;
  /** Epoch milliseconds. */
  readonly modified: number;
  /** What FSRS knew of it. */
  readonly memory: { readonly stability: number; readonly difficulty: number } | null;
  /** Its rules, among the package's; null for the default ones. */
  readonly way: number | null;
  readonly reviews: readonly PackedReview[];
};

/** By which rules a card came back in Anki. What is out of range is left out. */
export type PackedWay = {
  readonly id: number;
  readonly name: string;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly learningMinutes: readonly number[];
  readonly relearningMinutes: readonly number[];
  readonly maximumDays: number;
  readonly retention: number | null;
  /** 21, or none for the defaults. */
  readonly weights: readonly number[];
  readonly habits: WayHabits;
};

/** What is not brought along, and how often. */
export type PackedLoss = {
  /** Notes of image occlusion. */
  readonly occlusion: number;
  /** Notes without any card, and cards without a note or of an unknown note type. */
  readonly stray: number;
};

export type PackedHead = {
  readonly createdAt: number;
  readonly createdDay: string | null;
  readonly ways: readonly PackedWay[];
  /** The decks that go by one of these ways, also those without a card of their own. */
  readonly decks: readonly { readonly path: string; readonly way: number }[];
  readonly loss: PackedLoss;
  /** The pictures and sounds that the notes name, as the notes call them. */
  readonly media: readonly string[];
  /** How many of them are in the package. */
  readonly mediaThere: number;
  /** Whether any card was studied, or the package says so of none. */
  readonly hasHistory: boolean;
};

export type Packed = { readonly head: PackedHead; readonly notes: readonly PackedNote[] };
