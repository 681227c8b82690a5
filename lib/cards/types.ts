export const CATEGORIES = ["date", "participant", "quote", "proposal", "outcome"] as const;
export type Category = (typeof CATEGORIES)[number];

/** A receipt: where in the raw decoded file the proof stands. `quote === raw.slice(start, end)`. */
export type Evidence = {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** `proof` states the fact; `context` supplies an implied part (the year, the speaker's name); `reading` is one side of a dispute. */
  readonly role: "proof" | "context" | "reading";
};

/** One side of a disagreement, as a disputed card shows it. `evidence` are indices into the card's evidence. */
export type Reading = { readonly value: string; readonly evidence: readonly number[] };

/**
 * What a person decided about the disagreement behind a card; shown with it. `for`: one reading holds. `contested`: none
 * does, and the card asks about the documents.
 */
export type CardRuling = {
  readonly kind: "for" | "contested";
  /** The reading that was ruled for, in words; null when the fact stays contested. */
  readonly value: string | null;
  /** The name of who ruled; null for somebody without one: the owner of the dossier. */
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The readings that were ruled against, with the places of their receipts. */
  readonly otherwise: readonly Reading[];
};

export type Card = {
  /** Kept for life: minted from the fact, then written in the deck file. */
  readonly id: string;
  readonly category: Category;
  readonly question: string;
  readonly answer: string;
  readonly evidence: readonly Evidence[];
  /** Cards with the same key come from one sentence and are kept apart on one day. */
  readonly siblings: string;
  /** Present when documents disagree: the card then teaches who says what, and takes no side. */
  readonly disputed?: true;
  readonly readings?: readonly Reading[];
  /** Present on what is asked, never on what was generated: a layer that `rule` lays over it. */
  readonly ruling?: CardRuling;
};
