import type { Span } from "./text.ts";

/** So many characters share a drawer. */
const DRAWER = 512;

/**
 * Finds the things that may share characters with a span, in the order they were given: all that do, and few that do
 * not. Looks at what stands near the span and at nothing else.
 */
export function nearby<Thing>(
  things: readonly Thing[],
  spanOf: (thing: Thing) => Span,
): (span: Span) => readonly Thing[] {
  const drawers = new Map<number, number[]>();
  things.forEach((thing, index) => {
    for (const drawer of drawersOf(spanOf(thing))) {
      const held = drawers.get(drawer);
      if (held === undefined) drawers.set(drawer, [index]);
      else held.push(index);
    }
  });
  return (span) => {
    const first = Math.floor(span.start / DRAWER);
    if (Math.floor(span.end / DRAWER) === first)
      // Each thing is in a drawer once, and in order.
      return (drawers.get(first) ?? []).flatMap((index) => things[index] ?? []);
    const found = new Set(drawersOf(span).flatMap((drawer) => drawers.get(drawer) ?? []));
    if (found.size === 0) return [];
    return [...found].sort((a, b) => a - b).flatMap((index) => things[index] ?? []);
  };
}

function drawersOf({ start, end }: Span): number[] {
  const first = Math.floor(start / DRAWER);
  return Array.from({ length: Math.floor(end / DRAWER) - first + 1 }, (_, index) => first + index);
}
