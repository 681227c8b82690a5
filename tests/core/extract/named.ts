import { readDecoded } from "#lib/documents/read.ts";
import { findNames } from "#lib/extract/names.ts";
import { findQuotations } from "#lib/extract/quotations.ts";
import { splitSentences } from "#lib/extract/sentences.ts";
import { tagSentences } from "#lib/extract/tokens.ts";

/** A text with its names and quotations found, and short ways to ask about them. */
export function readNamed(raw: string) {
  const document = readDecoded("text.txt", raw, "text");
  const sentences = tagSentences(document, splitSentences(document));
  const { names, entities } = findNames(document, sentences, []);
  const quotations = findQuotations(document, sentences, { dates: [], names, entities });
  const shown = (span: { readonly start: number; readonly end: number } | null | undefined): string | null =>
    span ? document.text.slice(span.start, span.end) : null;
  return {
    document,
    sentences,
    names,
    entities,
    quotations,
    shown,
    /** Every name as written, with its type: `PER Ada Lovelace`. */
    typed: names.map((name) => `${name.type} ${shown(name.span) ?? ""}`),
    /** The name of the bearer of the first mention that is written so. */
    bearer: (written: string): string | null => {
      const mention = names.find((name) => shown(name.span) === written);
      return mention ? (entities[mention.entity]?.name ?? null) : null;
    },
    /** The role that stands with the first mention that is written so. */
    role: (written: string): string | null =>
      shown(names.find((name) => shown(name.span) === written && name.role)?.role),
    /** Who says each quotation, in full: `Ada Lovelace: "No."`. */
    said: quotations.map(
      (each) => `${each.speakerName ?? shown(each.speaker) ?? each.kind}: ${shown(each.span) ?? ""}`,
    ),
  };
}
