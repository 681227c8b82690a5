import { recallCurve } from "#lib/schedule/recall.ts";

/** What is known of one card that was met. */
export type MetState = {
  readonly stability: number;
  readonly difficulty: number;
  readonly intervalDays: number;
  /** Days since the last answer; a fraction is allowed. */
  readonly daysSince: number;
};

/** A bar of a histogram: cards from `from` (included) to `to` (not included); the last one has no end. */
export type Bar = { readonly from: number; readonly to: number | null; readonly cards: number };

/** How a learner stands with some cards, now and if nothing were studied from now on. */
export type Standing = {
  readonly met: number;
  /** Cards expected to be known, if all were asked now. */
  readonly known: number;
  /** The same some days from now, if nothing were studied until then. */
  readonly later: readonly { readonly days: number; readonly known: number }[];
  readonly intervals: readonly Bar[];
  readonly stabilities: readonly Bar[];
  /** 1 to 10. */
  readonly difficulties: readonly Bar[];
  /** 0 to 1. */
  readonly recalls: readonly Bar[];
};

/** Days: under one, then steps that grow as memory does. */
const DAY_EDGES = [0, 1, 3, 7, 14, 21, 30, 60, 90, 180, 365, 730];
const DIFFICULTY_EDGES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const RECALL_EDGES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const LATER = [7, 14, 30, 60, 90, 180, 270, 365];

/** Where some cards stand under a learner's weights. */
export function standingOf(states: readonly MetState[], parameters: readonly number[]): Standing {
  const recall = recallCurve(parameters);
  let known = 0;
  const later = LATER.map(() => 0);
  const intervals = new Bars(DAY_EDGES, null);
  const stabilities = new Bars(DAY_EDGES, null);
  const difficulties = new Bars(DIFFICULTY_EDGES, 10);
  const recalls = new Bars(RECALL_EDGES, 1);
  for (const { stability, difficulty, intervalDays, daysSince } of states) {
    const now = recall(daysSince, stability);
    known += now;
    for (const [i, days] of LATER.entries()) later[i] = (later[i] ?? 0) + recall(daysSince + days, stability);
    intervals.add(intervalDays);
    stabilities.add(stability);
    difficulties.add(difficulty);
    recalls.add(now);
  }
  return {
    met: states.length,
    known,
    later: LATER.map((days, i) => ({ days, known: later[i] ?? 0 })),
    intervals: intervals.counted(),
    stabilities: stabilities.counted(),
    difficulties: difficulties.counted(),
    recalls: recalls.counted(),
  };
}

/** Counts values between edges; what lies below the first counts there. */
class Bars {
  readonly #edges: readonly number[];
  readonly #end: number | null;
  readonly #counts: number[];

  constructor(edges: readonly number[], end: number | null) {
    this.#edges = edges;
    this.#end = end;
    this.#counts = edges.map(() => 0);
  }

  add(value: number): void {
    let place = this.#edges.length - 1;
    while (place > 0 && value < (this.#edges[place] ?? 0)) place -= 1;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  counted(): readonly Bar[] {
    return this.#edges.map((from, i) => ({
      from,
      to: this.#edges[i + 1] ?? this.#end,
      cards: this.#counts[i] ?? 0,
    }));
  }
}
