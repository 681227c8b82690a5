import { readFileSync } from "node:fs";
import path from "node:path";
import type { Span } from "#lib/base/text.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { extract } from "#lib/extract/extract.ts";
import type { DateMention, Quotation } from "#lib/extract/types.ts";
import { ROOT } from "./decks-command.ts";

const FOLDER = path.join(ROOT, "tests/golden/documents");

/** One of our small documents, read as the product reads a file, and short ways to ask what was found in it. */
export async function readGolden(name: string) {
  const { document } = await openFile({ name, bytes: readFileSync(path.join(FOLDER, name)) });
  const reading = extract(document);
  const shown = (span: Span | null): string | null =>
    span ? document.text.slice(span.start, span.end) : null;
  const date = (words: string): DateMention | undefined =>
    reading.dates.find((each) => shown(each.span) === words);
  const quotation = (part: string): Quotation | undefined =>
    reading.quotations.find((each) => shown(each.span)?.includes(part) === true);
  return {
    ...reading,
    shown,
    date,
    quotation,
    /** The value of the date that is written so; null when none is found there. */
    value: (words: string): string | null => date(words)?.value ?? null,
    /** Who says the quotation that holds these words: in full, as far as anybody knows. */
    speaker: (part: string): string | null => {
      const found = quotation(part);
      return found === undefined ? null : (found.speakerName ?? shown(found.speaker));
    },
    /** Why the passage that begins so is no matter to learn from; its zone when it is. */
    zone: (start: string): string | undefined => {
      const block = document.blocks.find((each) => shown(each.span)?.startsWith(start) === true);
      return block?.zone === "noise" ? block.reason : block?.zone;
    },
    /** The bearer of a name that is written so. */
    bearer: (written: string): string | null => {
      const mention = reading.names.find((name) => shown(name.span) === written);
      return mention ? (reading.entities[mention.entity]?.name ?? null) : null;
    },
    rolesOf: (name: string): (string | null)[] =>
      (reading.entities.find((each) => each.name === name)?.roles ?? []).map(shown),
    typeOf: (name: string): string | undefined => reading.entities.find((each) => each.name === name)?.type,
  };
}
