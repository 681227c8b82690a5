import { scoreByPlan } from "./plan.ts";
import type { PlanInput, Shape, WhatIf, WhatIfPoint } from "./types.ts";
import { SHAPES } from "./types.ts";

/** Minutes more or fewer that are tried. */
const STEPS = [-20, -10, -5, 5, 10, 20] as const;
const LEAST_MINUTES = 5;

/**
 * What more or fewer minutes a day buy, and the same minutes laid out otherwise, each by a plan of its own played
 * through: some seconds for sixty days; for a worker. Every day that is not off gets the same minutes more or fewer.
 */
export function whatIf(input: PlanInput, minutes: readonly number[] = STEPS): WhatIf {
  const open = input.budgets.filter((seconds) => seconds > 0);
  if (open.length === 0) return { points: [], shapes: [] };
  const present = open.reduce((sum, seconds) => sum + seconds, 0) / open.length / 60;
  const base = scoreByPlan(input);
  const steps = [...new Set(minutes)].filter((more) => more !== 0 && present + more >= LEAST_MINUTES);
  // Outwards from what is, so that each plan starts from the prices of one that is much like it.
  const along = (ways: readonly number[]): readonly WhatIfPoint[] => {
    let { prices } = base;
    return ways.map((more) => {
      const budgets = input.budgets.map((seconds) => (seconds > 0 ? Math.max(0, seconds + more * 60) : 0));
      const next = scoreByPlan({ ...input, budgets, pricesBefore: prices });
      prices = next.prices;
      return { minutesPerDay: present + more, expected: next.expected };
    });
  };
  const fewer = along(steps.filter((more) => more < 0).sort((a, b) => b - a));
  const more = along(steps.filter((one) => one > 0).sort((a, b) => a - b));
  return {
    points: rising([...fewer.toReversed(), { minutesPerDay: present, expected: base.expected }, ...more]),
    shapes: SHAPES.map((shape) => {
      const budgets = shaped(input.budgets, shape);
      const { expected } =
        shape === "flat" ? base : scoreByPlan({ ...input, budgets, pricesBefore: base.prices });
      return { shape, budgets, expected };
    }),
  };
}

/** More time never hurts: what falls is the luck of the runs. */
function rising(points: readonly WhatIfPoint[]): readonly WhatIfPoint[] {
  let least = 0;
  return points.map((point) => {
    least = Math.max(least, point.expected);
    return { ...point, expected: least };
  });
}

/**
 * The same seconds in all: `flat` as they are given, `ramp` from half to one and a half times, `heavier-last` half of
 * them until the last third of the days and twice as many in it.
 */
export function shaped(budgets: readonly number[], shape: Shape): readonly number[] {
  if (shape === "flat") return budgets;
  const last = Math.max(1, budgets.length - 1);
  const third = (2 * budgets.length) / 3;
  const raw = budgets.map((seconds, day) =>
    shape === "ramp" ? seconds * (0.5 + day / last) : seconds * (day < third ? 0.5 : 2),
  );
  const sum = (all: readonly number[]): number => all.reduce((total, seconds) => total + seconds, 0);
  const scale = sum(raw) > 0 ? sum(budgets) / sum(raw) : 1;
  return raw.map((seconds) => seconds * scale);
}
