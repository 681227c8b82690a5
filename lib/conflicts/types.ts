/** What one document says in a disagreement; offsets are into the raw decoded file and `quote` is that slice. */
export type Claim = {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** The normalised value: claims with the same value agree. */
  readonly value: string;
  readonly quote: string;
};

/** How many documents hold a value independently of each other: a copy adds nothing to its original. */
export type Witnesses = { readonly value: string; readonly documents: number };

/** One disagreement: an event or a fact, the slot that differs, and every reading of it. */
export type Conflict = {
  readonly id: string;
  /** In words: what the documents disagree about. */
  readonly topic: string;
  readonly slot: "date" | "actor" | "object" | "outcome" | "number" | "interval" | "claim";
  /** The value that most independent documents hold comes first; the order takes no side. */
  readonly claims: readonly Claim[];
  /** One entry for each value, in the order of the claims. */
  readonly witnesses?: readonly Witnesses[];
};
