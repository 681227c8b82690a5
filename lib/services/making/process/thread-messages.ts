import type { Conflict } from "#lib/conflicts/types.ts";
import type { MakeDocument } from "#lib/decks/made.ts";
import type { PackedReading } from "./packed-reading.ts";

// What the two threads of the process that makes a dossier say to each other.

/** A document that one of them has read, by its place among the documents. */
export type SharedReading = { readonly kind: "read"; readonly at: number; readonly reading: PackedReading };

/** To the second: a dossier, and the number of the next document that nobody has begun, in memory that both see. */
export type Begin = {
  readonly kind: "begin";
  readonly documents: readonly MakeDocument[];
  readonly next: Int32Array;
};

export type ToComparer = Begin | SharedReading;

export type FromComparer =
  | SharedReading
  | { readonly kind: "found"; readonly conflicts: readonly Conflict[] };
