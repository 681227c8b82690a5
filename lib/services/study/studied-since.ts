import { z } from "zod";
import { toState } from "#lib/db/event-rows.ts";
import { inParts } from "#lib/db/queries/in-parts.ts";
import { lastTouched, logLength } from "#lib/db/queries/log-length.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import type { StudiedSince } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";

/** Whoever missed more than that draws the page anew. */
const MOST_EVENTS = 500;

const Input = z.object({ events: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

/** How many events the viewer's log has: what a page says that it knows. 0 for a visitor. */
export async function eventsSoFar(ctx: Ctx): Promise<number> {
  const userId = userIdOf(ctx);
  return userId === null ? 0 : eventsOf(ctx.store, userId);
}

/** The same for a learner whose answers were just recorded. */
export function eventsOf(store: Pick<Store, "read">, userId: string): Promise<number> {
  return logLength(store.read, userId);
}

/**
 * What was recorded for the viewer since their log had so many events, by whichever device; null when nothing was, which
 * costs one look-up. Reading only.
 */
export async function studiedSince(ctx: Ctx, input: unknown): Promise<StudiedSince | null> {
  const { events: known } = parseInput(Input, input);
  const userId = userIdOf(ctx);
  if (userId === null) return null;
  const { read } = ctx.store;
  const events = await logLength(read, userId);
  if (events === known) return null;
  // A log that became shorter is another one: the database was brought back from a copy.
  if (events < known || events - known > MOST_EVENTS) return { userId, events, states: [], whole: true };
  const touched = await lastTouched(read, userId, events - known);
  const ids = [...new Set(touched.flatMap((cardId) => cardId ?? []))];
  const rows = await inParts(ids, (part) => statesOf(read, userId, part));
  return {
    userId,
    events,
    states: rows.map((row) => ({ cardId: row.cardId, state: toState(row) })),
    whole: touched.includes(null),
  };
}
