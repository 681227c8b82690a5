import { createHash } from "node:crypto";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { generate } from "#lib/decks/generate.ts";
import { NO_REVIEW } from "#lib/decks/review.ts";
import { decodeText } from "#lib/documents/decode.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

/** The pipeline of `npm run decks`, from bytes to decks; returns how many cards it made. */
export function run(texts: readonly string[]): number {
  const documents = texts.map((text, i) => {
    const name = `document-${i}.txt`;
    const bytes = Buffer.from(text, "utf8");
    const reading = extract(readDecoded(name, decodeText(name, bytes), "text"));
    const { title, format, raw } = reading.document;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { reading, source: { name, title, format, sha256, length: raw.length } };
  });
  const conflicts = findConflicts(documents.map((one) => one.reading));
  return generate({ title: "Bench", documents, conflicts, excerpts: false, review: NO_REVIEW }).decks.all
    .cards.length;
}
