import { counted, dayWords } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { HolidayCost } from "#lib/services/plans/holiday-cost.ts";
import type { PlanView } from "#lib/services/plans/plan-view.ts";

type Choice = PlanView["choices"][number];

/** "With 20 minutes a day it ends on Monday; then about 212 cards are known." */
export function backlogSentence({ minutes, endsOn, known }: Choice, today: StudyDay): string {
  const pace = `With ${counted(minutes, "minute")} a day`;
  if (endsOn === null) return `${pace} it would not end within four months: as much comes due as is done.`;
  if (endsOn === today) return `${pace} it ends today.`;
  return `${pace} it ends ${dayWords(endsOn, today)}; four months from now about ${counted(Math.round(known), "card")} will be known.`;
}

const ORDERS: Readonly<Record<Choice["order"], string>> = {
  surest: "what is still likeliest to be known",
  urgent: "what is most overdue for its interval",
  oldest: "what has waited longest",
  shortest: "what has the shortest intervals",
};

/** Which cards come first, and why. */
export function orderWords({ order, known, knownAtWorst }: Choice): string {
  const more = Math.round(known - knownAtWorst);
  const gain = more < 1 ? "" : `: ${counted(more, "card")} more are known in the end than in the worst order`;
  return `First comes ${ORDERS[order]}${gain}.`;
}

/** What is being followed. The day on which it ends is said once, by what the days played ahead come to now. */
export function planSentence(plan: NonNullable<PlanView["plan"]>): string {
  return `You are coming back with ${counted(plan.minutesPerDay, "minute")} a day, ${counted(plan.cardsPerDay, "review")} at most, until nothing waits any more.`;
}

/** "Eight days off: 120 reviews would wait on your return instead of 15 …" */
export function costSentence(cost: HolidayCost): string {
  const { days, waiting, otherwise, known, knownAtHome, caughtUpAfter } = cost;
  const faded = Math.round(knownAtHome - known);
  const back =
    caughtUpAfter === null
      ? "Catching up would take more than two months."
      : caughtUpAfter === 0
        ? "You would be caught up on the first day back."
        : `You would be caught up after ${counted(caughtUpAfter + 1, "day")}.`;
  return `${counted(days, "day")} off: ${counted(waiting, "review")} would be due on your return instead of ${otherwise}${faded < 1 ? ", and hardly anything would fade" : `, and about ${counted(faded, "card")} would fade`}. ${back}`;
}
