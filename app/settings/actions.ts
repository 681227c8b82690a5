"use server";

import { type ActionResult, runAction } from "#app/_edge/action.ts";
import { saveHabits } from "#lib/services/study/save-habits.ts";
import type { StudyHabits } from "#lib/study/habits.ts";

/** Keeps how the learner likes to study; the verb checks what comes in. */
export async function saveSettings(input: unknown): Promise<ActionResult<StudyHabits>> {
  return runAction((ctx) => saveHabits(ctx, input));
}
