import type { Candidate } from "./candidates.ts";
import type { Word } from "./words.ts";

// the packet Harriet Vale
const VESSELS = new Set(
  "ship steamship steamer packet barque bark brig schooner sloop frigate corvette cutter clipper liner ferry vessel yacht trawler tug lugger cruiser destroyer battleship submarine minesweeper whaler collier lifeboat airship zeppelin locomotive spacecraft".split(
    " ",
  ),
);
// HMS Beagle · S.S. Great Britain
const LETTERS = /^(?:H\.?M\.?S|H\.?M\.?[CA]\.?S|U\.?S\.?S|S\.?S|R\.?M\.?S|S\.?M\.?S|M\.?V|P\.?S)\.?$/u;

type Seen = { all: number; article: number; called: boolean; titled: boolean };

/**
 * The names that ships and the like are called by, though they look like somebody's: some place of the document calls
 * them a vessel, or half of all places put an article before them (`the Harriet Vale, which sailed`).
 */
export function vesselNames(
  candidates: readonly Candidate[],
  words: readonly (readonly Word[])[],
  text: string,
): ReadonlySet<string> {
  const seen = new Map<string, Seen>();
  for (const { text: name, type, title, sentence, from, to } of candidates) {
    if (type !== "PER" || to - from < 2) continue;
    const one = seen.get(name) ?? { all: 0, article: 0, called: false, titled: false };
    seen.set(name, one);
    one.all += 1;
    if (title) one.titled = true;
    const list = words[sentence] ?? [];
    const before = list[from - 1];
    const first = list[from];
    if (before === undefined || first === undefined || !isBlank(text.slice(before.end, first.start)))
      continue;
    if (VESSELS.has(before.lower) || LETTERS.test(before.text)) one.called = true;
    // "the Duke of Albany": a title has its article
    else if (before.lower === "the" && list[from + 1]?.lower !== "of" && !goesOn(list, to, text))
      one.article += 1;
  }
  return new Set(
    [...seen]
      .filter(([, { all, article, called, titled }]) => !titled && (called || article * 2 >= all))
      .map(([name]) => name),
  );
}

/** "the Rosa Parks boycott": a noun behind the name is called after its bearer, and the article is the noun's. */
function goesOn(list: readonly Word[], to: number, text: string): boolean {
  const last = list[to - 1];
  const next = list[to];
  if (last === undefined || next === undefined) return false;
  if (last.possessive) return true;
  const gap = text.slice(last.end, next.start);
  return /^[ -]$/u.test(gap) && (next.pos === "NOUN" || next.pos === "ADJ" || next.shape !== "lower");
}

function isBlank(gap: string): boolean {
  return gap === " " || /^\s+$/u.test(gap);
}
