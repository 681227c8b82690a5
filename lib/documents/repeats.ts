import { HASH_START, hash32, hashStep } from "#lib/base/random.ts";
import { isPlainUnit } from "#lib/base/text.ts";

/** Words in a row that two passages must share to be compared at all. */
const RUN = 5;
const MIN_WORDS = 8;
/** A longer passage is not a pull quote, and nobody doubles one by mistake. */
const MAX_CHARACTERS = 1_500;
/** Passages that may share one run before it says nothing: a refrain, a form letter. */
const MAX_SHARING = 4;

/** From so many runs on, a passage of which at most every eighth run is new says one thing over and over. */
const MANY_RUNS = 400;
const EACH_SAID = 8;
/** Even the shortest line says nothing new when it stands there for the so many-th time. */
const MANY_TIMES = 500;

/**
 * Finds passages that only say again what the document says elsewhere: pull quotes and doubled paragraphs.
 * `texts` are the passages in order, `candidates` those that may be dropped. A passage is a repeat when nearly all of its
 * runs of five words stand in one other passage that is longer, or as long and earlier; when the very same words stand
 * above; or when it repeats itself from end to end. Linear in the text.
 */
export function repeatedPassages(texts: readonly string[], candidates: ReadonlySet<number>): Set<number> {
  const runs = texts.map(runsOf);
  // Nearly every run stands in one passage only, so that one is kept apart from the list of the others.
  const wanted = new Map<number, number>();
  const alsoWanted = new Map<number, number[]>();
  const sharing = new Set<number>();
  const isWanted = (index: number): boolean =>
    candidates.has(index) && (texts[index]?.length ?? 0) <= MAX_CHARACTERS;
  for (const index of candidates) {
    if (!isWanted(index)) continue;
    for (const run of runs[index] ?? []) {
      const first = wanted.get(run);
      if (first === undefined) {
        wanted.set(run, index);
        continue;
      }
      if (first !== index) sharing.add(first).add(index);
      const others = alsoWanted.get(run);
      if (others === undefined) {
        if (first !== index) alsoWanted.set(run, [index]);
      } else if (others.at(-1) !== index && others.length < MAX_SHARING - 1) others.push(index);
    }
  }
  const repeated = sameAgain(texts, runs, candidates);
  runs.forEach((own, other) => {
    // All of its runs are its own.
    if (isWanted(other) && !sharing.has(other)) return;
    const hits = new Map<number, number>();
    const hit = (index: number): void => {
      if (index !== other) hits.set(index, (hits.get(index) ?? 0) + 1);
    };
    for (const run of own) {
      const first = wanted.get(run);
      if (first === undefined) continue;
      hit(first);
      alsoWanted.get(run)?.forEach(hit);
    }
    for (const [index, count] of hits) {
      const mine = runs[index]?.length ?? 0;
      const isSource = own.length > mine || (own.length === mine && other < index);
      if (isSource && count >= mine * 0.85) repeated.add(index);
    }
  });
  return repeated;
}

/** Passages that stand above word for word, and passages that repeat themselves. */
function sameAgain(
  texts: readonly string[],
  runs: readonly (readonly number[])[],
  candidates: ReadonlySet<number>,
): Set<number> {
  const again = new Set<number>();
  const times = new Map<string, number>();
  for (const index of candidates) {
    const text = texts[index] ?? "";
    const own = runs[index] ?? [];
    const before = times.get(text) ?? 0;
    times.set(text, before + 1);
    // A short line may well be said twice: `Yes.`
    if (before >= (own.length > 0 ? 1 : MANY_TIMES)) again.add(index);
    else if (own.length >= MANY_RUNS && new Set(own).size * EACH_SAID <= own.length) again.add(index);
  }
  return again;
}

/** Every run of five words as a number; none for a short passage. Case and punctuation do not matter. */
function runsOf(text: string): readonly number[] {
  if (text.length < MIN_WORDS * 2) return [];
  const words = wordHashes(text);
  if (words.length < MIN_WORDS) return [];
  const runs: number[] = [];
  for (let i = 0; i + RUN <= words.length; i += 1) {
    let run = 0;
    for (let j = i; j < i + RUN; j += 1) run = (Math.imul(run, 31) + (words[j] ?? 0)) | 0;
    runs.push(run);
  }
  return runs;
}

/** The hash of each word in small letters, a run of letters and digits, without cutting the words out. */
function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  let hash = HASH_START;
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // A text with other letters in it than those of ASCII is left to the tables of Unicode.
    if (!isPlainUnit(code)) return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hash32);
    const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    if ((lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      hash = hashStep(hash, lower);
      inside = true;
    } else if (inside) {
      hashes.push(hash >>> 0);
      hash = HASH_START;
      inside = false;
    }
  }
  if (inside) hashes.push(hash >>> 0);
  return hashes;
}
