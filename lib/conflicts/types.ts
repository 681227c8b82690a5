/** What one document says in a disagreement; offsets are into the raw decoded file and `quote` is that slice. */
export type Claim = {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** The normalised value: claims with the same value agree. */
  readonly value: string;
  readonly quote: string;
};

/** One disagreement: an event or a fact, the slot that differs, and every reading of it. */
export type Conflict = {
  readonly id: string;
  /** In words: what the documents disagree about. */
  readonly topic: string;
  readonly slot: "date" | "actor" | "object" | "outcome" | "number" | "interval" | "claim";
  readonly claims: readonly Claim[];
};
