import { MS_PER_DAY, type StudyTime } from "#lib/base/study-time.ts";
import type { CardState } from "./events.ts";

/**
 * The chance of recall some days after an answer: R(t, S) = (1 + f·t/S)^(−w20), f = 0.9^(−1/w20) − 1 (FSRS-6).
 * `days` may be a fraction: it runs with the clock, unlike the whole study days that the schedule counts.
 */
export function recallAfter(days: number, stability: number, parameters: readonly number[]): number {
  const decay = parameters[20] ?? 0.1542;
  const factor = 0.9 ** (-1 / decay) - 1;
  return (1 + (factor * Math.max(0, days)) / stability) ** -decay;
}

/** `recallAfter` under one set of weights, for many cards: what hangs on the weights alone is worked out once. */
export function recallCurve(parameters: readonly number[]): (days: number, stability: number) => number {
  const decay = parameters[20] ?? 0.1542;
  const factor = 0.9 ** (-1 / decay) - 1;
  return (days, stability) => (1 + (factor * Math.max(0, days)) / stability) ** -decay;
}

/** The chance that a card is known at a study time; 0 for one never seen. */
export function recallAt(state: CardState, now: StudyTime, parameters: readonly number[]): number {
  const { memory } = state;
  if (memory.kind === "new") return 0;
  return recallAfter((now - memory.lastStudyTime) / MS_PER_DAY, memory.stability, parameters);
}
