import { HASH_START, hashStep } from "#lib/base/random.ts";
import type { Pieces } from "./sentence-pieces.ts";

// Registers, logs and generated texts say one thing in one wording thousands of times, each time of another name or
// number. Nobody learns ten thousand of them, and no book that people wrote comes near: what is read is the first ones.

/** So many sentences of one wording are read; a word that is written no more often is none that they share. */
const MOST_ALIKE = 1_000;
/** A wording is three words or more and two in three of the sentence's: `“I …,” he said` stands in every novel. */
const FEWEST_SHARED = 3;
const PART_SHARED = 2 / 3;

/**
 * Whether each piece has the wording of a thousand pieces before it: the same words in the same places, all but names,
 * numbers and what else each writes anew.
 */
export function saidAgain({ firstWord, words }: Pieces): readonly boolean[] {
  const pieces = firstWord.slice(0, -1);
  if (pieces.length <= MOST_ALIKE) return pieces.map(() => false);
  const written = new Map<number, number>();
  for (const word of words) written.set(word, (written.get(word) ?? 0) + 1);
  const times = new Map<number, number>();
  return pieces.map((from, piece) => {
    const to = firstWord[piece + 1] ?? from;
    let hash = HASH_START;
    let [shared, anew] = [0, 0];
    for (let i = from; i < to; i += 1) {
      const word = words[i] ?? 0;
      const isShared = word !== 0 && (written.get(word) ?? 0) > MOST_ALIKE;
      if (isShared) shared += 1;
      else if (word !== 0) anew += 1;
      hash = hashStep(hash, isShared ? word : 0);
    }
    if (shared < FEWEST_SHARED || shared < PART_SHARED * (shared + anew)) return false;
    const before = times.get(hash) ?? 0;
    times.set(hash, before + 1);
    return before >= MOST_ALIKE;
  });
}
