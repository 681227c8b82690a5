import type { Span } from "./text.ts";

/** Whether any of some stretches of a text shares characters with a span, and whether any holds all of it. */
export type Reach = { readonly meets: (span: Span) => boolean; readonly holds: (span: Span) => boolean };

/** Answers for stretches that may lie in one another, each question by halving; nothing is asked of each of them. */
export function reachOf(spans: readonly Span[]): Reach {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  // How far the stretches reach that begin no later than each.
  const ends: number[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const { end } of ordered) {
    reached = Math.max(reached, end);
    ends.push(reached);
  }
  const farthest = (before: number): number => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.start ?? 0) < before) low = middle + 1;
      else high = middle;
    }
    return ends[low - 1] ?? Number.NEGATIVE_INFINITY;
  };
  return {
    meets: ({ start, end }) => farthest(end) > start,
    holds: ({ start, end }) => farthest(start + 1) >= end,
  };
}
