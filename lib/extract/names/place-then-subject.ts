import type { Evidence } from "./evidence.ts";
import { isKnownName } from "./evidence.ts";
import { isGivenName, PARTICLES } from "./people.ts";
import { PLACE_HEADS } from "./places.ts";
import { NAME_TITLES, SHORT_TITLES } from "./roles.ts";
import type { Run } from "./runs.ts";
import type { Word } from "./words.ts";

const OF_PLACE = new Set("at in from near outside inside to before after off under".split(" "));
/** `In East Harbour stood a mill`: verbs that come before their subject. */
const INVERTED = new Set(
  "is are was were be stood stands lay lies came comes hung hangs sat lived began arose followed ran".split(
    " ",
  ),
);
/** A surname that the text has elsewhere as well. */
const MET_AGAIN = 2;

/**
 * `At Godesberg Hitler demanded …`: a sentence that opens with a preposition and capitals right up to its verb has its
 * subject among them. Such a run is cut in two, a place and who acted there; every other run stays whole.
 */
export function placeThenSubject(run: Run, words: readonly Word[], evidence: Evidence): readonly Run[] {
  const at = subjectIn(run, words, evidence);
  return at === null
    ? [run]
    : [
        { from: run.from, to: at },
        { from: at, to: run.to },
      ];
}

function subjectIn({ from, to }: Run, words: readonly Word[], evidence: Evidence): number | null {
  const before = words[from - 1];
  const last = words[to - 1];
  if (to - from < 2 || before === undefined || last === undefined) return null;
  if (!before.first || !OF_PLACE.has(before.lower) || last.possessive) return null;
  if (!isVerbBehind(words, to)) return null;
  if (words.slice(from, to).some(({ shape }) => shape === "lower" || shape === "number")) return null;
  const place = placeEnd(words, from, to);
  if (place > from) return place < to ? place : null;
  // "At Ragusa Lord Byron", "In Ragusa Pietro Doria": a title or a given name begins the second name.
  for (let i = from + 1; i < to; i += 1) {
    const word = words[i];
    if (word === undefined) break;
    const titled = i < to - 1 && (NAME_TITLES.has(word.text) || SHORT_TITLES.has(word.text));
    if (titled || (i < to - 1 && isGivenName(word.text) && !isGivenName(words[i - 1]?.text ?? ""))) return i;
  }
  const opening = words[from]?.text ?? "";
  if (isGivenName(opening) || NAME_TITLES.has(opening) || SHORT_TITLES.has(opening)) return null;
  const known = (evidence.capitals.get(last.text) ?? 0) >= MET_AGAIN && !PLACE_HEADS.has(last.text);
  return known && !PARTICLES.has(last.lower) ? to - 1 : null;
}

/** Where the longest known place ends that the run begins with; `from` when it begins with none. */
function placeEnd(words: readonly Word[], from: number, to: number): number {
  for (let end = to; end > from; end -= 1) {
    const shown = words
      .slice(from, end)
      .map(({ text }) => text)
      .join(" ");
    if (isKnownName(shown)) return end;
  }
  return from;
}

function isVerbBehind(words: readonly Word[], to: number): boolean {
  const next = words[to]?.pos === "ADV" ? words[to + 1] : words[to];
  return next !== undefined && /^(?:VERB|AUX)$/u.test(next.pos ?? "") && !INVERTED.has(next.lower);
}
