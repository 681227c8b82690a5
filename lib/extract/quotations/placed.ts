import type { Quotation, QuotationKind } from "../types.ts";
import type { Marked } from "./marks.ts";
import type { Speaker } from "./speaker.ts";

/** A quotation and what later ones may take over from it. */
export type Placed = {
  readonly marked: Marked;
  readonly kind: QuotationKind;
  readonly speaker: Speaker | null;
  /** Who speaks, as an index into the document's entities. */
  readonly entity: number | null;
  /** Where its speaker was found: in its own sentence, in the paragraph before, or with the quotation before. */
  readonly how: "cue" | "paragraph" | "carried" | "none";
  readonly quotation: Quotation;
};
