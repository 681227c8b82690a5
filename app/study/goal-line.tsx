import { figure } from "#app/_ui/words.ts";
import type { GoalProgress } from "#lib/study/session-goal.ts";

/** How far the sitting's goal is: "12 of 20 cards"; on a phone, where the counts need room too, "Goal 12/20". */
export function GoalLine({ unit, done, of }: GoalProgress) {
  const so = figure(Math.min(done, of));
  const whole = `${so} of ${figure(of)}\u00a0${of === 1 ? unit.slice(0, -1) : unit}`;
  return (
    <span className="num">
      <span className="wide">{whole}</span>
      <span className="narrow">
        Goal {so}/{figure(of)}
        {unit === "minutes" ? "\u00a0min" : ""}
      </span>
    </span>
  );
}

/** What is said when it is reached: information, and no order to stop. */
export function goalReached({ unit, of }: GoalProgress): string {
  const what = `${figure(of)}\u00a0${of === 1 ? unit.slice(0, -1) : unit}`;
  return `${what}: that was your goal for this sitting. You can stop here or go on.`;
}
