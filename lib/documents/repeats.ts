import { foldText } from "#lib/base/text.ts";

/** Words in a row that two passages must share to be compared at all. */
const RUN = 5;
const MIN_WORDS = 8;

/**
 * Finds passages that only say again what the document says elsewhere: pull quotes and doubled paragraphs.
 * `texts` are the passages in order, `candidates` those that may be dropped. A passage is a repeat when nine tenths of
 * its runs of five words stand in one other passage that is longer, or as long and earlier. Linear in the text.
 */
export function repeatedPassages(texts: readonly string[], candidates: ReadonlySet<number>): Set<number> {
  const words = texts.map((text) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []);
  const wanted = new Map<string, number[]>();
  for (const index of candidates) {
    const own = words[index] ?? [];
    if (own.length < MIN_WORDS) continue;
    for (const run of runsOf(own)) {
      const seen = wanted.get(run);
      if (!seen) wanted.set(run, [index]);
      else if (seen.at(-1) !== index && seen.length < 4) seen.push(index);
    }
  }
  const repeated = new Set<number>();
  if (wanted.size === 0) return repeated;
  words.forEach((own, other) => {
    const hits = new Map<number, number>();
    for (const run of new Set(runsOf(own))) {
      for (const index of wanted.get(run) ?? []) hits.set(index, (hits.get(index) ?? 0) + 1);
    }
    for (const [index, count] of hits) {
      const mine = words[index]?.length ?? 0;
      const isSource = own.length > mine || (own.length === mine && other < index);
      if (index !== other && isSource && count >= (mine - RUN + 1) * 0.85) repeated.add(index);
    }
  });
  return repeated;
}

function runsOf(words: readonly string[]): string[] {
  const runs: string[] = [];
  for (let i = 0; i + RUN <= words.length; i += 1) runs.push(words.slice(i, i + RUN).join(" "));
  return runs;
}
