import { recallAfter } from "#lib/schedule/recall.ts";

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
const LATER = [7, 30, 90, 180, 365];

/** Where some cards stand under a learner's weights. */
export function standingOf(states: readonly MetState[], parameters: readonly number[]): Standing {
  const recallIn = (state: MetState, days: number): number =>
    recallAfter(state.daysSince + days, state.stability, parameters);
  const expected = (days: number): number => states.reduce((sum, state) => sum + recallIn(state, days), 0);
  return {
    met: states.length,
    known: expected(0),
    later: LATER.map((days) => ({ days, known: expected(days) })),
    intervals: bars(
      states.map((state) => state.intervalDays),
      DAY_EDGES,
    ),
    stabilities: bars(
      states.map((state) => state.stability),
      DAY_EDGES,
    ),
    difficulties: bars(
      states.map((state) => state.difficulty),
      DIFFICULTY_EDGES,
      10,
    ),
    recalls: bars(
      states.map((state) => recallIn(state, 0)),
      RECALL_EDGES,
      1,
    ),
  };
}

/** Counts values between edges; what lies below the first counts there. */
function bars(
  values: readonly number[],
  edges: readonly number[],
  end: number | null = null,
): readonly Bar[] {
  const counts = edges.map(() => 0);
  for (const value of values) {
    const place = Math.max(
      0,
      edges.findLastIndex((edge) => value >= edge),
    );
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return edges.map((from, i) => ({ from, to: edges[i + 1] ?? end, cards: counts[i] ?? 0 }));
}
