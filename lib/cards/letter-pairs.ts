import type { DocumentReading } from "#lib/extract/types.ts";

/** The letters of ASCII whatever their case, the space, and all else. */
const KINDS = 28;
const SPACE = 27;
/** So many words of 32 bits have one bit for each pair. */
const WIDTH = Math.ceil((KINDS * KINDS) / 32);

/** Which pairs of kinds of characters stand side by side in each sentence of a reading. */
export type LetterPairs = Int32Array;

/** Words to look for, as the pairs of each of them. */
export type Parts = readonly (readonly number[])[];

const known = new WeakMap<DocumentReading, LetterPairs>();

/** The pairs in the sentences of a reading, found once: they tell of most words that a sentence does not hold them. */
export function letterPairs(reading: DocumentReading): LetterPairs {
  let pairs = known.get(reading);
  if (pairs === undefined) {
    const { sentences, document } = reading;
    const made = new Int32Array(sentences.length * WIDTH);
    sentences.forEach(({ span }, index) => {
      notePairs(document.text, span.start, span.end, made, index * WIDTH);
    });
    pairs = made;
    known.set(reading, pairs);
  }
  return pairs;
}

function notePairs(text: string, start: number, end: number, pairs: Int32Array, base: number): void {
  let last = kindOf(text.charCodeAt(start));
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 0x80 ? (KIND_OF[code] ?? 0) : kindOf(code);
    const pair = last * KINDS + kind;
    const word = base + (pair >> 5);
    pairs[word] = (pairs[word] ?? 0) | (1 << (pair & 31));
    last = kind;
  }
}

function kindOf(code: number): number {
  if (code === 0x20) return SPACE;
  // Characters outside of ASCII whose small letters are an s, a k and an i
  if (code === 0x17f) return "s".charCodeAt(0) - 0x60;
  if (code === 0x212a) return "k".charCodeAt(0) - 0x60;
  if (code === 0x130) return "i".charCodeAt(0) - 0x60;
  const small = code | 0x20;
  return code < 0x80 && small >= 0x61 && small <= 0x7a ? small - 0x60 : 0;
}

const KIND_OF = Uint8Array.from({ length: 0x80 }, (_, code) => kindOf(code));

/** The pairs of words to look for, which are of small letters and other signs of ASCII. */
export function pairsOf(words: readonly string[]): Parts {
  return words.map((word) => {
    const kinds = Array.from(word, (sign) => kindOf(sign.charCodeAt(0)));
    return kinds.slice(1).map((kind, at) => (kinds[at] ?? 0) * KINDS + kind);
  });
}

/** Whether a sentence may hold one of some words, whatever their case; false only where it holds none. */
export function mayHold(pairs: LetterPairs, sentence: number, parts: Parts): boolean {
  for (const part of parts) if (holdsAll(pairs, sentence * WIDTH, part)) return true;
  return false;
}

function holdsAll(pairs: LetterPairs, base: number, part: readonly number[]): boolean {
  for (const pair of part) if ((((pairs[base + (pair >> 5)] ?? 0) >> (pair & 31)) & 1) === 0) return false;
  return true;
}
