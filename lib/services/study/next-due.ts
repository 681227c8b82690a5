import { addDays } from "#lib/base/study-time.ts";
import { nextDueDay } from "#lib/db/queries/due.ts";
import type { StudySession } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";
import type { Today } from "./today.ts";

/**
 * When there is something again after today: what was scheduled, and the next new cards tomorrow. `newLeft`: how many
 * cards of these decks today's queue leaves unmet.
 */
export async function nextDueOf(
  ctx: Ctx,
  today: Today,
  deckIds: readonly string[],
  newLeft: number,
): Promise<StudySession["nextDue"]> {
  const scheduled =
    today.userId === null ? null : await nextDueDay(ctx.store.read, today.userId, today.day, deckIds);
  const assigned = today.assigned.waiting.size === 0 ? 0 : (today.assigned.byDay[1]?.length ?? 0);
  const fresh = Math.max(assigned, Math.min(newLeft + assigned, today.presets.base.newPerDay));
  if (fresh <= 0) return scheduled;
  const tomorrow = addDays(today.day, 1);
  const due = scheduled?.day === tomorrow ? scheduled.cards : 0;
  return { day: tomorrow, cards: due + fresh };
}
