import type { Span } from "#lib/base/text.ts";
import type { Lexicon, Word } from "./lexicon.ts";
import { wordEnd } from "./words.ts";

/** The words from `from` up to and without `to` of lists that run side by side. Offsets are in the whole text. */
export type Stretch = {
  readonly words: readonly Word[];
  /** The numbers of their stems, which are asked for most. */
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly from: number;
  readonly to: number;
};

type Words = {
  readonly words: Word[];
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
};

/** The words of a text, found and looked up once, for all the spans that are compared. */
export class WordTable {
  readonly lexicon: Lexicon;
  readonly #text: string;
  readonly #all: Words;

  constructor(text: string, lexicon: Lexicon) {
    this.#text = text;
    this.lexicon = lexicon;
    this.#all = wordsOf(text, 0, lexicon);
  }

  /** The words of a span, as if nothing stood around it: a word that the span cuts is read as far as it goes. */
  in({ start, end }: Span): Stretch {
    const { words, ids, starts, ends } = this.#all;
    const from = firstFrom(starts, start);
    const to = firstAfter(starts, from, end);
    if ((ends[from - 1] ?? 0) <= start && (to <= from || (ends[to - 1] ?? 0) <= end))
      return { words, ids, starts, ends, from, to };
    const cut = wordsOf(this.#text.slice(start, end), start, this.lexicon);
    return { from: 0, to: cut.words.length, ...cut };
  }
}

/** The first place in a rising list that holds `least` or more. */
function firstFrom(rising: readonly number[], least: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many are looked at one by one: a sentence, and most roles in it, have few words. */
const NEAR = 8;

/** `firstFrom`, which is looked for from a place on. */
function firstAfter(rising: readonly number[], from: number, least: number): number {
  const near = Math.min(rising.length, from + NEAR);
  for (let at = from; at < near; at += 1) if ((rising[at] ?? 0) >= least) return at;
  return near === rising.length ? near : firstFrom(rising, least);
}

/** All that `WORD` matches, `offset` added to each place. */
function wordsOf(text: string, offset: number, lexicon: Lexicon): Words {
  const found: Words = { words: [], ids: [], starts: [], ends: [] };
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at) {
      const word = lexicon.word(text.slice(at, end));
      found.words.push(word);
      found.ids.push(word.id);
      found.starts.push(at + offset);
      found.ends.push(end + offset);
      at = end;
    } else at += 1;
  }
  return found;
}
