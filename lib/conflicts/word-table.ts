import type { Span } from "#lib/base/text.ts";
import type { Lexicon, Word } from "./lexicon.ts";
import { wordEnd } from "./words.ts";

/** The words from `from` up to and without `to` of three lists that run side by side. Offsets are in the whole text. */
export type Stretch = {
  readonly words: readonly Word[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly from: number;
  readonly to: number;
};

type Words = { readonly words: Word[]; readonly starts: number[]; readonly ends: number[] };

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
    const { words, starts, ends } = this.#all;
    const from = firstFrom(starts, start);
    const to = firstFrom(starts, end);
    if ((ends[from - 1] ?? 0) <= start && (to <= from || (ends[to - 1] ?? 0) <= end))
      return { words, starts, ends, from, to };
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

/** All that `WORD` matches, `offset` added to each place. */
function wordsOf(text: string, offset: number, lexicon: Lexicon): Words {
  const found: Words = { words: [], starts: [], ends: [] };
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at) {
      found.words.push(lexicon.word(text.slice(at, end)));
      found.starts.push(at + offset);
      found.ends.push(end + offset);
      at = end;
    } else at += 1;
  }
  return found;
}
