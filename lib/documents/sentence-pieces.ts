import { HASH_START, hashStep } from "#lib/base/random.ts";
import { isPlainUnit, isSpaceAt } from "#lib/base/text.ts";
import type { Block } from "./types.ts";

/**
 * What may be the sentences of a document, cut roughly: enough to count and to measure them by. Piece `i` stands in block
 * `block[i]` at `start[i] … end[i]`, and its words are `firstWord[i] … firstWord[i + 1]` of all words.
 */
export type Pieces = {
  readonly block: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly firstWord: readonly number[];
  /** Of every word a number that stands for its letters whatever their case; 0 for what has a digit in it. */
  readonly words: readonly number[];
};

/** `Yes.` `Dr. Moe.`: what is shorter goes with the sentence after it. */
const FEWEST_WORDS = 3;

/** The pieces of all blocks that are no noise, in order. One walk over the text. */
export function piecesOf(text: string, blocks: readonly Block[]): Pieces {
  const [block, start, end, firstWord, words]: number[][] = [[], [], [], [], []];
  const pieces = { block, start, end, firstWord, words } as Record<keyof Pieces, number[]>;
  blocks.forEach(({ zone, span }, index) => {
    if (zone !== "noise") cut(text, span.start, span.end, index, pieces);
  });
  pieces.firstWord.push(pieces.words.length);
  return pieces;
}

function cut(
  text: string,
  from: number,
  to: number,
  index: number,
  pieces: Record<keyof Pieces, number[]>,
): void {
  const { words } = pieces;
  let [start, firstWord, at, wordLength] = [from, words.length, from, 0];
  const close = (end: number): void => {
    pieces.block.push(index);
    pieces.start.push(start);
    pieces.end.push(end);
    pieces.firstWord.push(firstWord);
    [start, firstWord] = [end, words.length];
  };
  while (at < to) {
    if (isWordUnit(text.charCodeAt(at))) {
      const begin = at;
      let hash = HASH_START;
      let hasDigit = false;
      for (; at < to; at += 1) {
        const unit = text.charCodeAt(at);
        if (!isWordUnit(unit)) break;
        if (unit >= 0x30 && unit <= 0x39) hasDigit = true;
        hash = hashStep(hash, unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit);
      }
      words.push(hasDigit ? 0 : hash | 1);
      wordLength = at - begin;
      continue;
    }
    const code = text.charCodeAt(at);
    at += 1;
    if (!isStop(code) || words.length - firstWord < FEWEST_WORDS) continue;
    // `A. B. Moe` · ` … `: a letter or nothing before a stop ends no sentence, but it may in scripts without spaces.
    if (code < 0x80 && (wordLength < 2 || at - 2 < start || !isClosing(text, at - 2))) continue;
    while (at < to && !isWordUnit(text.charCodeAt(at)) && !isSpaceAt(text, at)) at += 1;
    if (at < to && (code > 0x7f || isSpaceAt(text, at))) close(at);
  }
  close(to);
}

/** Whether a sentence can end with this before its stop: a word, or the mark that closes what the word stands in. */
function isClosing(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordUnit(code) || isStop(code) || "\"”’'»)]%".includes(text.charAt(at));
}

const STOPS: ReadonlySet<number> = new Set(Array.from(".!?…。！？؟۔।॥።։။។", (stop) => stop.charCodeAt(0)));
const isStop = (code: number): boolean =>
  code < 0x80 ? code === 0x2e || code === 0x21 || code === 0x3f : STOPS.has(code);

/** Letters and digits, and of other alphabets all but what is plainly punctuation or white space. */
function isWordUnit(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  if (code <= 0xbf || isPlainUnit(code) || STOPS.has(code)) return false;
  return !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xff00 && code <= 0xff0f);
}
