import { recallAfter } from "#lib/schedule/recall.ts";

/** A card's memory after one event: from which day on, and how strong. */
export type Strengthened = { readonly day: number; readonly stability: number };

/** A point of a pupil's progress: the share of all cards expected to be known at the start of a day, 0 to 1. */
export type ProgressPoint = { readonly day: number; readonly known: number };

/**
 * How much of some cards was expected to be known on days that have passed, and will be on days to come if nothing more
 * is studied. `cards` has for each card that was met its strengths in order; `total` counts those that were not, too.
 */
export function progressOf(
  cards: readonly (readonly Strengthened[])[],
  total: number,
  days: readonly number[],
  parameters: readonly number[],
): readonly ProgressPoint[] {
  return days.map((day) => {
    let known = 0;
    for (const strengths of cards) {
      const held = strengths.findLast((one) => one.day < day);
      if (held) known += recallAfter(day - held.day, held.stability, parameters);
    }
    return { day, known: total === 0 ? 0 : known / total };
  });
}

/** Days from one to another, both included, at most so many of them, evenly. */
export function daysBetweenEvenly(from: number, to: number, most: number): readonly number[] {
  if (to <= from) return [from];
  const steps = Math.min(most - 1, to - from);
  return Array.from({ length: steps + 1 }, (_, i) => Math.round(from + ((to - from) * i) / steps));
}
