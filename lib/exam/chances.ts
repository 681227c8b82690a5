import { type Moves, movesAfter } from "./grid.ts";
import { type Problem, restWorth } from "./problem.ts";

/** From one day to a later one: what an answer there does to a card last answered here. */
export type Chance = {
  readonly to: number;
  readonly moves: Moves;
  /** By class, what exams between the two days are worth; null where there is none, as with a single exam. */
  readonly between: readonly Float64Array[] | null;
};

/** Which later days are looked at from each day, and what a card is worth that is left alone from it on, by class. */
export type Chances = {
  readonly from: readonly (readonly Chance[])[];
  readonly rest: readonly (readonly Float64Array[])[];
};

/**
 * Waits that are looked at while prices are sought: every day at first, then steps that grow; wider for many tables.
 */
function growthFor(tables: number): number {
  return tables <= 1 ? 1.12 : tables <= 3 ? 1.25 : 1.5;
}

/**
 * All chances of a problem. With `every` each pair of days, otherwise a fair choice of waits, which takes half the
 * time. The same `known` moves can serve both.
 */
export function chancesOf(problem: Problem, every: boolean, known: Map<number, Moves>): Chances {
  const { slots, classes, examDays } = problem;
  const growth = growthFor(classes.length);
  const from = slots.map((slot, i) => {
    const chances: Chance[] = [];
    let least = 1;
    for (let to = i + 1; to < slots.length; to += 1) {
      const day = slots[to]?.day ?? 0;
      const wait = day - slot.day;
      if (!every && wait < least) continue;
      least = Math.max(wait + 1, Math.round(wait * growth));
      const moves = known.get(wait) ?? movesAfter(wait, problem.memory, problem.model);
      known.set(wait, moves);
      const between = examDays.some((exam) => exam > slot.day && exam <= day)
        ? classes.map((one) => restWorth(problem, one, slot.day, day))
        : null;
      chances.push({ to, moves, between });
    }
    return chances;
  });
  return {
    from,
    rest: classes.map((one) =>
      slots.map(({ day }) => restWorth(problem, one, day, Number.POSITIVE_INFINITY)),
    ),
  };
}
