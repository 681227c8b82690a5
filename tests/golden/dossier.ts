import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import type { Deck } from "#lib/decks/format.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import type { DocumentReading } from "#lib/extract/types.ts";

/** The decks of a dossier as the product makes them, and what its documents disagree about. */
export function decksOf(readings: readonly DocumentReading[]): {
  readonly all: Deck;
  readonly conflicts: readonly Conflict[];
} {
  const conflicts = findConflicts(readings);
  const documents = readings.map((reading) => {
    const { name, title, format, raw } = reading.document;
    return { reading, source: { name, title, format, sha256: "0".repeat(64), length: raw.length } };
  });
  const { decks } = generate({ title: "Any", documents, conflicts, excerpts: false, review: NO_REVIEW });
  return { all: decks.all, conflicts };
}
