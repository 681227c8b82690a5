import { figure } from "#app/_ui/words.ts";
import type { GoalProgress } from "#lib/study/session-goal.ts";

/** How far the sitting's goal is: "12 of 20 cards". */
export function goalWords({ unit, done, of }: GoalProgress): string {
  const one = of === 1 ? unit.slice(0, -1) : unit;
  return `${figure(Math.min(done, of))} of ${figure(of)}\u00a0${one}`;
}

/** What is said when it is reached: information, and no order to stop. */
export function goalReached({ unit, of }: GoalProgress): string {
  const what = `${figure(of)}\u00a0${of === 1 ? unit.slice(0, -1) : unit}`;
  return `${what}: that was your goal for this sitting. You can stop here or go on.`;
}
