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

/** So little a day that it is told in seconds. */
const SECONDS_BELOW = 2;

/** Whether times a day are told in seconds: minutes would make one of them all. */
export function inSeconds(minutesPerDay: number): boolean {
  return minutesPerDay < SECONDS_BELOW;
}

/** "25 seconds", "3.5 minutes", "12 minutes". */
export function timeWords(minutesPerDay: number): string {
  if (inSeconds(minutesPerDay)) {
    const seconds = minutesPerDay * 60;
    const told = Math.max(1, seconds < 20 ? Math.round(seconds) : Math.round(seconds / 5) * 5);
    return `${told} second${told === 1 ? "" : "s"}`;
  }
  const told = minutesPerDay < 10 ? Math.round(minutesPerDay * 2) / 2 : Math.round(minutesPerDay);
  return `${told} minutes`;
}

/** What the least and the most that can be wished for would cost; "about the same" where that makes no difference. */
export function spanSentence({ costs, days }: Pick<OptionsView, "costs" | "days">): string {
  const [low, high] = [costs[0], costs.at(-1)];
  if (!low || !high) return "";
  const [cheap, dear] = [timeWords(low.minutesPerDay), timeWords(high.minutesPerDay)];
  const over = `Over the next ${days} days`;
  if (cheap === dear)
    return `${over} it makes hardly any difference: about ${dear} a day, whichever you choose.`;
  return `${over}, ${percent(low.retention)} would take about ${cheap} a day and ${percent(high.retention)} about ${dear}.`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "About 34 answers and 9 minutes a day over the next 90 days." */
export function costSentence(view: Pick<OptionsView, "costs" | "days">, retention: number): string {
  const cost = costAt(view.costs, retention);
  if (!cost || cost.answersPerDay === 0) return "";
  const answers = Math.round(cost.answersPerDay);
  const known = Math.round(cost.known);
  const then = `over the next ${view.days} days; then about ${known} of ${cost.cards} cards known.`;
  if (answers === 0) return `Less than one answer a day ${then}`;
  return `About ${answers} answer${answers === 1 ? "" : "s"} and ${timeWords(cost.minutesPerDay)} a day ${then}`;
}
