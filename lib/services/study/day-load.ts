import { addDays } from "#lib/base/study-time.ts";
import { loadBetween } from "#lib/db/queries/options.ts";
import type { SchedulePreset, StudySession } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";
import type { Today } from "./today.ts";

/** So far ahead days are balanced. */
const BALANCED_DAYS = 120;

/** What the days to come carry, where a preset asks for it, and on which the learner is away. */
export async function dayLoad(
  ctx: Ctx,
  { userId, day, holidays }: Today,
  presets: readonly SchedulePreset[],
): Promise<Pick<StudySession, "load" | "away">> {
  const away = holidays.map(({ fromDay, toDay }) => ({ from: fromDay, to: toDay }));
  const absences = away.length === 0 ? {} : { away };
  const asked = presets.some(
    ({ ways }) => ways && (ways.balance || ways.easyDays.some((kind) => kind !== "normal")),
  );
  if (!asked || userId === null) return absences;
  return {
    ...absences,
    load: await loadBetween(ctx.store.read, userId, addDays(day, 1), addDays(day, BALANCED_DAYS)),
  };
}
