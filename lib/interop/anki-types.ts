/** A collection of Anki as its tables have it, without what only Anki's own screens need. */
export type Collection = Shape & {
  /** Epoch milliseconds; days in it are counted from here. */
  readonly createdAt: number;
  /** The study day from which days are counted, where the collection knows its zone. */
  readonly createdDay: string | null;
  readonly notes: readonly RawNote[];
  readonly cards: readonly RawCard[];
  readonly reviews: readonly RawReview[];
};

/** What the schemas keep in different places. */
export type Shape = {
  readonly types: ReadonlyMap<number, NoteType>;
  readonly decks: ReadonlyMap<number, RawDeck>;
  /** Ways of studying, by their ids. */
  readonly ways: ReadonlyMap<number, RawWay>;
  readonly knowsZone: boolean;
  readonly zoneMinutesWest: number;
  /** The hour. */
  readonly dayStart: number;
  /** Whether its intervals come from FSRS. */
  readonly fsrs: boolean;
};

export type NoteType = {
  readonly name: string;
  readonly isCloze: boolean;
  readonly isOcclusion: boolean;
  readonly fields: readonly string[];
  readonly templates: readonly { readonly ord: number; readonly front: string; readonly back: string }[];
};

/** `path` with `::` between its levels. */
export type RawDeck = { readonly path: string; readonly wayId: number | null };

/** By which rules a deck's cards come back; what is out of range is for who uses it to refuse. */
export type RawWay = {
  readonly name: string;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly learningMinutes: readonly number[];
  readonly relearningMinutes: readonly number[];
  readonly maximumDays: number;
  /** 0 where nothing is said. */
  readonly retention: number;
  /** Of FSRS-6 or FSRS-5; empty for its defaults. */
  readonly weights: readonly number[];
  readonly habits: WayHabits;
};

/** The orders of reviews that are alike in both programs. */
export type SharedOrder =
  | "shortest"
  | "longest"
  | "hardest"
  | "easiest"
  | "weakest"
  | "random"
  | "surest"
  | "urgent";

/** What a preset of Anki says besides its numbers; each left out where it says nothing that is known here. */
export type WayHabits = {
  /** So many lapses make a card a leech, and whether it is then suspended. */
  readonly leechAfter?: number | undefined;
  readonly leechSuspends?: boolean | undefined;
  readonly newAmong?: "mixed" | "first" | "last" | undefined;
  readonly reviewOrder?: SharedOrder | undefined;
  /** Which siblings are buried, where it is not all or none. */
  readonly siblingsApart?: "new" | "reviews" | undefined;
  /** Monday to Sunday, 1 for a day as usual; seven, or none. */
  readonly easyDays?: readonly number[] | undefined;
};

export type RawNote = {
  readonly id: number;
  readonly guid: string;
  readonly typeId: number;
  /** Epoch seconds. */
  readonly modified: number;
  readonly tags: readonly string[];
  readonly fields: readonly string[];
};

export type RawCard = {
  readonly id: number;
  readonly noteId: number;
  readonly deckId: number;
  readonly ord: number;
  /** Epoch seconds. */
  readonly modified: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number;
  /** -1 suspended; -2 and -3 buried. */
  readonly queue: number;
  readonly due: number;
  readonly interval: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly flag: number;
  /** JSON. */
  readonly data: string;
};

export type RawReview = {
  /** The moment, epoch milliseconds. */
  readonly id: number;
  readonly cardId: number;
  /** 1 to 4; 0 for what was set by hand. */
  readonly ease: number;
  /** Days, or below zero seconds. */
  readonly interval: number;
  readonly factor: number;
  /** Milliseconds. */
  readonly time: number;
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled. */
  readonly type: number;
};
