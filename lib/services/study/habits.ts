import { DEFAULT_DAY_START } from "#lib/base/study-time.ts";
import { habitsOf } from "#lib/db/queries/habits.ts";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";
import type { Ctx } from "../context.ts";

/**
 * How the viewer likes to study. `habits` is null for a visitor, and for a learner who never said: what this browser
 * keeps counts then.
 */
export async function studyHabits(
  ctx: Ctx,
): Promise<{ readonly habits: StudyHabits | null; readonly dayStart: number }> {
  const { viewer } = ctx;
  if (viewer.kind === "visitor") return { habits: null, dayStart: DEFAULT_DAY_START };
  const kept = await habitsOf(ctx.store.read, viewer.userId);
  return { habits: kept === null ? null : parseHabits(kept), dayStart: viewer.clock.dayStart };
}
