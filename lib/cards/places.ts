import { grouped } from "#lib/base/grouped.ts";
import { includesAny, inSmallLetters, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Sentence, Token } from "#lib/extract/types.ts";
import { letterPairs, mayHold, pairsOf } from "./letter-pairs.ts";

/** The sentence that holds an offset; null between sentences, and inside one that is too long to be one. */
export function sentenceAt({ sentences }: DocumentReading, offset: number): Sentence | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = sentences[middle];
    if (one === undefined) return null;
    if (offset < one.span.start) high = middle - 1;
    else if (offset >= one.span.end) low = middle + 1;
    else return isReadable(one) ? one : null;
  }
  return null;
}

/**
 * A "sentence" longer than this is none, and looking through its words for every name and clause in it would take the
 * square of its length: nothing is asked about it.
 */
const LONGEST = 1500;

export function isReadable({ span }: Sentence): boolean {
  return span.end - span.start <= LONGEST;
}

const bySentence = new WeakMap<DocumentReading, ReadonlyMap<number, readonly Clause[]>>();

/** The clauses of a sentence, in order. */
export function clausesOf(reading: DocumentReading, sentence: number): readonly Clause[] {
  let map = bySentence.get(reading);
  if (map === undefined) {
    map = grouped(reading.clauses, (clause) => clause.sentence);
    bySentence.set(reading, map);
  }
  return map.get(sentence) ?? NO_CLAUSES;
}

const NO_CLAUSES: readonly Clause[] = [];

const stating = new WeakMap<DocumentReading, readonly Clause[]>();

/** The clauses that state something: those of sentences, not of headings. */
export function statements(reading: DocumentReading): readonly Clause[] {
  const known = stating.get(reading);
  if (known !== undefined) return known;
  const made = reading.clauses.filter((clause) => {
    const sentence = reading.sentences[clause.sentence];
    return sentence !== undefined && sentence.block.zone !== "heading" && isReadable(sentence);
  });
  stating.set(reading, made);
  return made;
}

/** A question asked of sentences whose answer is remembered: for each reading and each of its sentences asked once. */
export function perSentence<Answer>(
  ask: (reading: DocumentReading, sentence: Sentence) => Answer,
): (reading: DocumentReading, sentence: Sentence) => Answer {
  const answers = new WeakMap<DocumentReading, (Answer | undefined)[]>();
  return (reading, sentence) => {
    let known = answers.get(reading);
    if (known === undefined) {
      known = new Array<Answer | undefined>(reading.sentences.length).fill(undefined);
      answers.set(reading, known);
    }
    let answer = known[sentence.index];
    if (answer === undefined) {
      answer = ask(reading, sentence);
      known[sentence.index] = answer;
    }
    return answer;
  };
}

const smallLetters = perSentence(({ document }, { span }) => inSmallLetters(slice(document.text, span)));

/**
 * Whether a sentence holds one of some parts, in small letters, whatever its case. Asked before what cannot be found in
 * a sentence without one of them, and answered for most sentences without looking for anything.
 */
export function holdingSentences(
  parts: readonly string[],
): (reading: DocumentReading, sentence: Sentence) => boolean {
  const sought = pairsOf(parts);
  return (reading, sentence) =>
    mayHold(letterPairs(reading), sentence.index, sought) &&
    includesAny(smallLetters(reading, sentence), parts);
}

/**
 * Whether the sentence of a clause holds what a pattern looks for, asked of each sentence once: finders that want a rare
 * word spare themselves the clauses of all others. `parts` are small letters one of which stands in all that it finds.
 */
export function inSentencesWith(
  parts: readonly string[],
  pattern: RegExp,
): (reading: DocumentReading, clause: Clause) => boolean {
  const holdsPart = holdingSentences(parts);
  const holds = perSentence(
    (reading, sentence) =>
      holdsPart(reading, sentence) && pattern.test(slice(reading.document.text, sentence.span)),
  );
  return (reading, clause) => {
    const sentence = reading.sentences[clause.sentence];
    return sentence !== undefined && holds(reading, sentence);
  };
}

/** The index of the first token that begins at an offset or behind it; -1 when none does. Found by halving. */
export function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length ? low : -1;
}

const NOTHING: readonly never[] = [];

const inOrderAlready = new WeakSet<readonly object[]>();

/** The tokens that stand wholly inside a span. */
export function tokensIn(tokens: readonly Token[], { start, end }: Span): readonly Token[] {
  const first = tokenFrom(tokens, start);
  if (first < 0) return NOTHING;
  let stop = first;
  while ((tokens[stop]?.end ?? Number.POSITIVE_INFINITY) <= end) stop += 1;
  return first === stop ? NOTHING : tokens.slice(first, stop);
}

/** Those of a reading's dates, names or quotations that share characters with a span, in order; found by halving. */
export function touching<T extends { readonly span: Span }>(list: readonly T[], span: Span): readonly T[] {
  const all = inOrder(list);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let stop = low;
  while (stop < all.length && (all[stop]?.span.start ?? 0) < span.end) stop += 1;
  return low === stop ? NOTHING : all.slice(low, stop);
}

/** Readings list their finds in the order of the text; a list that does not is sorted each time it is asked. */
function inOrder<T extends { readonly span: Span }>(list: readonly T[]): readonly T[] {
  if (inOrderAlready.has(list)) return list;
  const ordered = list.every((one, index) => (list[index - 1]?.span.start ?? 0) <= one.span.start);
  if (!ordered) return [...list].sort((a, b) => a.span.start - b.span.start);
  inOrderAlready.add(list);
  return list;
}
