import { grouped } from "#lib/base/grouped.ts";
import type { Span } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { GatedPattern } from "./gated-pattern.ts";
import type { Cues, Lexicon } from "./lexicon.ts";
import { NUMERALS, type Quantity, quantitiesOf } from "./quantities.ts";
import { type Bag, bagOf } from "./rarity.ts";
import type { Stretch, WordTable } from "./word-table.ts";
import { isContentWord } from "./words.ts";

/** A word, a date or a number of a passage, in the order of the text. `id` is the number of the word's stem. */
export type Item =
  | { readonly kind: "word"; readonly span: Span; readonly id: number; readonly content: boolean }
  | { readonly kind: "date"; readonly span: Span; readonly date: DateMention }
  | { readonly kind: "number"; readonly span: Span; readonly quantity: Quantity };

/** What is longer is no sentence and no line: a wall of figures, or of names without a stop. */
const LONGEST_LINE = 2_000;

type Place = Pick<Passage, "reading" | "document" | "index" | "span" | "sentence" | "clauses" | "dates">;

/** A sentence, or a line of page furniture, made ready for comparing. */
export class Passage {
  readonly reading: DocumentReading;
  /** Place of the document in the dossier and of the passage in the document. */
  readonly document: number;
  readonly index: number;
  readonly span: Span;
  readonly sentence: Sentence | null;
  /** The clauses of the sentence, in order. */
  readonly clauses: readonly Clause[];
  readonly dates: readonly DateMention[];
  readonly quantities: readonly Quantity[];
  /** The content words that stand in no date or number. */
  readonly words: Bag;
  /**
   * False for page furniture, which may be compared with its copy in another document but grounds nothing else, and for
   * a "sentence" so long that it is none.
   */
  readonly trusted: boolean;
  readonly #lexicon: Lexicon;
  readonly #stretch: Stretch;
  #items: readonly Item[] | null = null;

  constructor(
    { reading, document, index, span, sentence, clauses, dates }: Place,
    table: WordTable,
    numerals: Cues,
  ) {
    this.reading = reading;
    this.document = document;
    this.index = index;
    this.span = span;
    this.sentence = sentence;
    this.clauses = clauses;
    this.dates = dates;
    this.trusted = sentence !== null && span.end - span.start <= LONGEST_LINE;
    this.#lexicon = table.lexicon;
    this.#stretch = table.in(span);
    const { text } = reading.document;
    const counts = this.holds(numerals) || /\d/u.test(text.slice(span.start, span.end));
    this.quantities = counts ? quantitiesOf(text, span, sentence?.tokens ?? [], spansOf(dates)) : [];
    this.words = bagOf(this.#content());
  }

  /** The numbers of the content words that stand in no date or number, in the order of the text. */
  #content(): number[] {
    const { words, from, to } = this.#stretch;
    const content: number[] = [];
    for (let i = from; i < to; i += 1) {
      const word = words[i];
      if (word?.content === true && this.#isFree(i)) content.push(word.id);
    }
    return content;
  }

  /** Whether the word at a place stands in no date or number. */
  #isFree(place: number): boolean {
    const { starts, ends } = this.#stretch;
    const start = starts[place] ?? 0;
    const end = ends[place] ?? 0;
    return !meetsAny(this.dates, start, end) && !meetsAny(this.quantities, start, end);
  }

  /** All it holds, in order; made when first asked for, as most passages are a copy of nothing. */
  get items(): readonly Item[] {
    this.#items ??= this.#allItems();
    return this.#items;
  }

  #allItems(): Item[] {
    const { words, starts, ends, from, to } = this.#stretch;
    const items: Item[] = [
      ...this.dates.map((date): Item => ({ kind: "date", span: date.span, date })),
      ...this.quantities.map((quantity): Item => ({ kind: "number", span: quantity.span, quantity })),
    ];
    for (let place = from; place < to; place += 1) {
      const word = words[place];
      if (!this.#isFree(place)) continue;
      const span = { start: starts[place] ?? 0, end: ends[place] ?? 0 };
      if (word) items.push({ kind: "word", span, id: word.id, content: isContentWord(word.stem) });
    }
    return items.sort((a, b) => a.span.start - b.span.start);
  }

  /** Whether any form of a word of the list stands in it. */
  holds(cues: Cues): boolean {
    const { ids, from, to } = this.#stretch;
    for (let i = from; i < to; i += 1) if (cues[ids[i] ?? -1] === 1) return true;
    return false;
  }

  /** Whether it has any of the words that a pattern needs. */
  mayHold(pattern: GatedPattern): boolean {
    return this.holds(this.#lexicon.gateOf(pattern));
  }
}

const spansOf = (all: readonly { readonly span: Span }[]) => all.map(({ span }) => span);

function meetsAny(all: readonly { readonly span: Span }[], start: number, end: number): boolean {
  for (const { span } of all) if (span.start < end && start < span.end) return true;
  return false;
}

/** The sentences of a document and the lines of its noise, in the order of the text. */
export function passagesOf(
  reading: DocumentReading,
  document: number,
  table: WordTable,
  lexicon: Lexicon,
): Passage[] {
  const numerals = lexicon.cues(NUMERALS);
  const { text, blocks } = reading.document;
  const parts: { span: Span; sentence: Sentence | null }[] = reading.sentences.map((sentence) => ({
    span: sentence.span,
    sentence,
  }));
  for (const block of blocks) {
    if (block.zone !== "noise" || block.reason === "unreadable") continue;
    for (const span of linesOf(text, block.span)) parts.push({ span, sentence: null });
  }
  parts.sort((a, b) => a.span.start - b.span.start);
  const clauses = grouped(reading.clauses, (clause) => clause.sentence);
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
    const ofSentence = (sentence && clauses.get(sentence.index)) ?? [];
    const place = { reading, document, index, span, sentence, clauses: ofSentence, dates: own };
    return new Passage(place, table, numerals);
  });
}

/** Page furniture is compared line by line, as far as somebody would: a longer list is data. */
const MOST_LINES = 300;

function linesOf(text: string, block: Span): Span[] {
  const lines: Span[] = [];
  let start = block.start;
  while (start < block.end && lines.length < MOST_LINES) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    if (end - start <= LONGEST_LINE && /\S/u.test(text.slice(start, end))) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
