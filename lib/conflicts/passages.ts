import type { Span } from "#lib/base/text.ts";
import type { DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import { type Quantity, quantitiesOf } from "./quantities.ts";
import { lookUp, WORD } from "./words.ts";

/** A word, a date or a number of a passage, in the order of the text. */
export type Item =
  | { readonly kind: "word"; readonly span: Span; readonly word: string; readonly capital: boolean }
  | { readonly kind: "date"; readonly span: Span; readonly date: DateMention }
  | { readonly kind: "number"; readonly span: Span; readonly quantity: Quantity };

/**
 * A sentence made ready for comparing. `words` are its content words without dates and numbers. `trusted` is false for
 * page furniture, which may be compared with its copy in another document but grounds nothing else.
 */
export type Passage = {
  readonly reading: DocumentReading;
  /** Place of the document in the dossier and of the passage in the document. */
  readonly document: number;
  readonly index: number;
  readonly span: Span;
  readonly sentence: Sentence | null;
  readonly trusted: boolean;
  readonly words: ReadonlySet<string>;
  readonly items: readonly Item[];
  readonly dates: readonly DateMention[];
  readonly quantities: readonly Quantity[];
};

/** The sentences of a document and the lines of its noise, in the order of the text. */
export function passagesOf(reading: DocumentReading, document: number): Passage[] {
  const { text, blocks } = reading.document;
  const parts: { span: Span; sentence: Sentence | null }[] = reading.sentences.map((sentence) => ({
    span: sentence.span,
    sentence,
  }));
  for (const block of blocks) {
    if (block.zone !== "noise") continue;
    for (const span of linesOf(text, block.span)) parts.push({ span, sentence: null });
  }
  parts.sort((a, b) => a.span.start - b.span.start);
  const dates = [...reading.dates].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  return parts.map(({ span, sentence }, index) => {
    while (next < dates.length && (dates[next]?.span.end ?? 0) <= span.start) next += 1;
    const own: DateMention[] = [];
    for (let i = next; i < dates.length; i += 1) {
      const date = dates[i];
      if (!date || date.span.start >= span.end) break;
      if (date.granularity !== "duration") own.push(date);
    }
    return passageOf(reading, { document, index, span, sentence }, own);
  });
}

function passageOf(
  reading: DocumentReading,
  place: Pick<Passage, "document" | "index" | "span" | "sentence">,
  dates: readonly DateMention[],
): Passage {
  const { text } = reading.document;
  const { span, sentence } = place;
  const taken = dates.map((date) => date.span);
  const quantities = quantitiesOf(text, span, sentence?.tokens ?? [], taken);
  const items: Item[] = [
    ...dates.map((date): Item => ({ kind: "date", span: date.span, date })),
    ...quantities.map((quantity): Item => ({ kind: "number", span: quantity.span, quantity })),
  ];
  const filled = items.map((item) => item.span);
  const words = new Set<string>();
  for (const match of text.slice(span.start, span.end).matchAll(WORD)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    if (filled.some((other) => other.start < end && start < other.end)) continue;
    const { stem: word, content } = lookUp(match[0]);
    if (content) words.add(word);
    items.push({ kind: "word", span: { start, end }, word, capital: /^\p{Lu}/u.test(match[0]) });
  }
  items.sort((a, b) => a.span.start - b.span.start);
  return {
    reading,
    ...place,
    trusted: sentence !== null,
    words,
    items,
    dates,
    quantities,
  };
}

function linesOf(text: string, block: Span): Span[] {
  const lines: Span[] = [];
  let start = block.start;
  while (start < block.end) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    if (/\S/u.test(text.slice(start, end))) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
