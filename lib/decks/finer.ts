import { foldText } from "#lib/base/text.ts";
import type { Reading } from "#lib/cards/types.ts";
import type { Conflict } from "#lib/conflicts/types.ts";

/** Words that make a time vague or only join it: `mid-November 1940`, `about 1940`, `the spring of 1803`. */
const VAGUE = new Set("early mid middle late about around circa c the of in on at by".split(" "));
const RANGE = /^(?:and|to|or|between|from|until)$/u;
const NEGATION = /^(?:not|no|never|none|without|nor|neither)$/u;

function words(value: string): string[] {
  return foldText(value)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !VAGUE.has(word));
}

/**
 * Of two readings, the one that says the same more exactly: `12 November 1940` beside `mid-November 1940`, `October 1940`
 * beside `October and November 1940`. Null where neither does, so that both are told.
 */
export function finerOf(slot: Conflict["slot"], readings: readonly Reading[]): Reading | null {
  if (!["date", "actor", "object"].includes(slot)) return null;
  const [first, ...others] = readings;
  if (first === undefined || others.length === 0) return null;
  return others.reduce<Reading | null>((best, one) => (best === null ? null : finer(slot, best, one)), first);
}

function finer(slot: Conflict["slot"], a: Reading, b: Reading): Reading | null {
  const [x, y] = [words(a.value), words(b.value)];
  if ([...x, ...y].some((word) => NEGATION.test(word))) return null;
  if (within(slot, x, y)) return b;
  return within(slot, y, x) ? a : null;
}

/** Whether `fine` names a part of what `coarse` names. */
function within(slot: Conflict["slot"], coarse: readonly string[], fine: readonly string[]): boolean {
  const ranges = [coarse, fine].map((list) => list.some((word) => RANGE.test(word)));
  if (ranges[0] !== ranges[1]) {
    // One end of a period is finer than the period; of names, more is not finer.
    return slot === "date" && ranges[0] === true && fine.every((word) => coarse.includes(word));
  }
  return fine.length > coarse.length && coarse.every((word) => fine.includes(word));
}
