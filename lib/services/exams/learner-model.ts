import { type CardDay, cardDaysBefore } from "#lib/db/queries/learner-pace.ts";
import type { Reader } from "#lib/db/store.ts";
import type { ExamModel } from "#lib/exam/types.ts";
import type { Today } from "../study/today.ts";

/**
 * How an average learner answers, until somebody's own answers say otherwise: seconds for a card with its steps, and the
 * shares of the ratings (the defaults of the simulator of fsrs-rs).
 */
const AVERAGE = {
  costs: { newSeconds: 38, passSeconds: 13, failSeconds: 38 },
  passShares: [0.126, 0.812, 0.062],
  firstShares: [0.24, 0.094, 0.495, 0.171],
} as const;

/** As if so many answers of the average learner came first. */
const PRIOR = 30;

/**
 * How this learner remembers and how long answers take them. Of what was answered before today, so that a plan does not
 * change with every answer for the sake of the clock.
 */
export async function learnerModel(read: Reader, today: Today): Promise<ExamModel> {
  const days = today.userId === null ? [] : await cardDaysBefore(read, today.userId, today.day);
  return modelFrom(days, today.presets.base.parameters);
}

/** The same from what is known of the answers. Times are medians, drawn towards the average learner's. */
export function modelFrom(days: readonly CardDay[], parameters: readonly number[]): ExamModel {
  const met = days.filter((one) => one.met);
  const again = days.filter((one) => !one.met);
  const passed = again.filter((one) => one.rating > 1);
  const failed = again.filter((one) => one.rating === 1);
  const [hard = 0, good = 0, easy = 0] = shares(passed, [2, 3, 4], AVERAGE.passShares);
  const [first = 0, second = 0, third = 0, fourth = 0] = shares(met, [1, 2, 3, 4], AVERAGE.firstShares);
  return {
    parameters,
    costs: {
      newSeconds: seconds(met, AVERAGE.costs.newSeconds),
      passSeconds: seconds(passed, AVERAGE.costs.passSeconds),
      failSeconds: seconds(failed, AVERAGE.costs.failSeconds),
    },
    passShares: [hard, good, easy],
    firstShares: [first, second, third, fourth],
  };
}

/** To whole tenths: two answers more are no other plan. */
function seconds(days: readonly CardDay[], average: number): number {
  const known = days.map((one) => one.seconds).sort((a, b) => a - b);
  const median = known[Math.floor(known.length / 2)] ?? average;
  const drawn = (median * known.length + average * PRIOR) / (known.length + PRIOR);
  return Math.max(1, Math.round(drawn * 10) / 10);
}

function shares(
  days: readonly CardDay[],
  ratings: readonly number[],
  average: readonly number[],
): readonly number[] {
  return ratings.map((rating, i) => {
    const own = days.filter((one) => one.rating === rating).length;
    return (own + (average[i] ?? 0) * PRIOR) / (days.length + PRIOR);
  });
}
