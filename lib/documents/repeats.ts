import { hash32 } from "#lib/base/random.ts";

/** Words in a row that two passages must share to be compared at all. */
const RUN = 5;
const MIN_WORDS = 8;
/** A longer passage is not a pull quote, and nobody doubles one by mistake. */
const MAX_CHARACTERS = 1_500;
/** Passages that may share one run before it says nothing: a refrain, a form letter. */
const MAX_SHARING = 4;

/**
 * Finds passages that only say again what the document says elsewhere: pull quotes and doubled paragraphs.
 * `texts` are the passages in order, `candidates` those that may be dropped. A passage is a repeat when nearly all of its
 * runs of five words stand in one other passage that is longer, or as long and earlier. Linear in the text.
 */
export function repeatedPassages(texts: readonly string[], candidates: ReadonlySet<number>): Set<number> {
  const runs = texts.map(runsOf);
  const wanted = new Map<number, number[]>();
  for (const index of candidates) {
    if ((texts[index]?.length ?? 0) > MAX_CHARACTERS) continue;
    for (const run of runs[index] ?? []) {
      const sharing = wanted.get(run);
      if (!sharing) wanted.set(run, [index]);
      else if (sharing.at(-1) !== index && sharing.length < MAX_SHARING) sharing.push(index);
    }
  }
  const repeated = new Set<number>();
  runs.forEach((own, other) => {
    const hits = new Map<number, number>();
    for (const run of own) {
      for (const index of wanted.get(run) ?? []) {
        if (index !== other) hits.set(index, (hits.get(index) ?? 0) + 1);
      }
    }
    for (const [index, count] of hits) {
      const mine = runs[index]?.length ?? 0;
      const isSource = own.length > mine || (own.length === mine && other < index);
      if (isSource && count >= mine * 0.85) repeated.add(index);
    }
  });
  return repeated;
}

/** Every run of five words as a number; none for a short passage. Case and punctuation do not matter. */
function runsOf(text: string): readonly number[] {
  if (text.length < MIN_WORDS * 2) return [];
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hash32);
  if (words.length < MIN_WORDS) return [];
  const runs: number[] = [];
  for (let i = 0; i + RUN <= words.length; i += 1) {
    let run = 0;
    for (let j = i; j < i + RUN; j += 1) run = (Math.imul(run, 31) + (words[j] ?? 0)) | 0;
    runs.push(run);
  }
  return runs;
}
