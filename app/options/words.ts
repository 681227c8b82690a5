import type { OptionsView } from "#lib/services/options/options-view.ts";

type Cost = OptionsView["costs"][number];

/** What a retention would cost, between the two nearest that were worked out. */
export function costAt(costs: readonly Cost[], retention: number): Cost | null {
  const sorted = [...costs].sort((a, b) => a.retention - b.retention);
  const below = sorted.filter((cost) => cost.retention <= retention).at(-1) ?? sorted[0];
  const above = sorted.find((cost) => cost.retention >= retention) ?? sorted.at(-1);
  if (!below || !above) return null;
  const span = above.retention - below.retention;
  const share = span === 0 ? 0 : Math.min(1, Math.max(0, (retention - below.retention) / span));
  const between = (from: number, to: number): number => from + share * (to - from);
  return {
    retention,
    cards: below.cards,
    answersPerDay: between(below.answersPerDay, above.answersPerDay),
    minutesPerDay: between(below.minutesPerDay, above.minutesPerDay),
    known: between(below.known, above.known),
  };
}

/** "About 34 answers and 9 minutes a day over the next 90 days." */
export function costSentence(view: Pick<OptionsView, "costs" | "days">, retention: number): string {
  const cost = costAt(view.costs, retention);
  if (!cost || cost.answersPerDay === 0) return "";
  const answers = Math.round(cost.answersPerDay);
  const minutes = Math.max(1, Math.round(cost.minutesPerDay));
  const known = Math.round(cost.known);
  const then = `over the next ${view.days} days; then about ${known} of ${cost.cards} cards known.`;
  if (answers === 0) return `Less than one answer a day ${then}`;
  return `About ${answers} answer${answers === 1 ? "" : "s"} and ${minutes} minute${minutes === 1 ? "" : "s"} a day ${then}`;
}
