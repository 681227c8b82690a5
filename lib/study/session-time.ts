import type { LogEntry } from "./run-log.ts";

/** The time that a sitting has, for one that ends when the day's minutes are used up. */
export type SessionTime = {
  /** What the day allows, and what of it was spent before the session was sent. */
  readonly budgetMs: number;
  readonly spentMs: number;
  /** What each planned card is expected to take, with its steps. */
  readonly cardMs: Readonly<Record<string, number>>;
  /** What a card in its steps still takes. */
  readonly stepMs: number;
};

/** The time spent by now: what the server counted, and the answers since. */
export function spentMs(time: SessionTime, log: readonly LogEntry[]): number {
  return log.reduce(
    (sum, entry) =>
      entry.kind === "event" && !entry.earlier && entry.review.kind === "answered"
        ? sum + (entry.review.tookMs ?? 0)
        : sum,
    time.spentMs,
  );
}

/** Whether the day's time is used up: then even a step waits. The card on the screen is the last. */
export function isOver(time: SessionTime, log: readonly LogEntry[]): boolean {
  return spentMs(time, log) >= time.budgetMs;
}

/**
 * Whether a card may still begin: at least half of what it takes has room, beside the cards that are in their steps. So
 * the day is overrun by no more than one card, and on average by none.
 */
export function fits(
  time: SessionTime,
  log: readonly LogEntry[],
  card: { readonly id: string; readonly inSteps: number },
): boolean {
  const takes = time.cardMs[card.id] ?? time.stepMs;
  return spentMs(time, log) + card.inSteps * time.stepMs + takes / 2 <= time.budgetMs;
}
