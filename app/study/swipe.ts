import type { Rating } from "#lib/schedule/events.ts";

/** Where a finger went, in CSS pixels and milliseconds. */
export type Stroke = { readonly dx: number; readonly dy: number; readonly ms: number };
export type Direction = "left" | "right" | "up" | "down";

/** Shorter is a tap that slipped, slower is a finger that rests, flatter is a scroll. */
const SHORTEST_PX = 64;
const LONGEST_MS = 800;
const STRAIGHTNESS = 2;
/** Along the edges of the screen swipes belong to the system: back, and switching apps. */
const EDGE_PX = 24;

/**
 * The direction of a stroke that was meant; null for any other. Up and down count only where the page has nothing to
 * scroll (`still`): there a finger that moves up and down cannot mean anything else.
 */
export function swipeOf({ dx, dy, ms }: Stroke, still: boolean): Direction | null {
  const [across, along] = [Math.abs(dx), Math.abs(dy)];
  if (ms > LONGEST_MS || Math.max(across, along) < SHORTEST_PX) return null;
  if (across >= STRAIGHTNESS * along) return dx < 0 ? "left" : "right";
  if (still && along >= STRAIGHTNESS * across) return dy < 0 ? "up" : "down";
  return null;
}

/** What a swipe over a shown answer says: the two that are used most lie on the thumb's own way. */
export const RATING_OF: Readonly<Record<Direction, Rating>> = { left: 1, down: 2, right: 3, up: 4 };

/** Whether a stroke that begins here is the page's, and not the system's. */
export function isInside(x: number, width: number): boolean {
  return x >= EDGE_PX && x <= width - EDGE_PX;
}
