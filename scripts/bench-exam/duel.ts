import { play } from "#lib/exam/play.ts";
import { budgetsOf } from "#lib/exam/prices.ts";
import type { Problem } from "#lib/exam/problem.ts";
import { learnerOf } from "./learner.ts";
import { type Cell, POLICIES, type Policy, type PolicyName, problemFor } from "./policies.ts";
import { replannedRule } from "./replanned.ts";
import { type Interval, interval } from "./statistics.ts";
import type { Kind } from "./truth.ts";

export const CELLS: readonly Cell[] = [300, 1000].flatMap((cards) =>
  [14, 30, 60].flatMap((days) => [10, 20, 30].map((minutes) => ({ cards, days, minutes }))),
);

const NAMES = Object.keys(POLICIES).filter((name): name is PolicyName => name in POLICIES);

export type CellResult = {
  readonly cell: Cell;
  /** Points of exam score by policy, one for each learner; the same learners throughout. */
  readonly scores: Readonly<Record<PolicyName, readonly number[]>>;
  /** The most that any day took on average over the learners, against its budget. */
  readonly fullestDay: number;
};

/** All policies on the same learners in one cell. The score is the mean true chance of recall over all cards. */
export function duel(kind: Kind, cell: Cell, seeds: number): CellResult {
  const problem = problemFor(cell);
  let fullestDay = 0;
  const scores = NAMES.map((name): [PolicyName, readonly number[]] => {
    const { points, spent } = studied(kind, cell, seeds, problem, POLICIES[name](problem, cell));
    if (name === "priced") fullestDay = Math.max(...spent) / (cell.minutes * 60);
    return [name, points];
  });
  return { cell, scores: byName(scores), fullestDay };
}

/** Points of exam score of learners who study by one policy, and the seconds of each day on average. */
function studied(
  kind: Kind,
  cell: Cell,
  seeds: number,
  problem: Problem,
  policy: Policy,
): { readonly points: readonly number[]; readonly spent: Float64Array } {
  const spent = new Float64Array(problem.slots.length);
  const points = Array.from({ length: seeds }, (_, seed) => {
    const learner = learnerOf(kind, `learner ${seed}`, cell.cards);
    let score = 0;
    const played = play({
      slots: problem.slots,
      budgets: budgetsOf(problem),
      standing: learner.standing,
      rule: policy(learner.standing),
      world: learner.world,
      doneToday: () => false,
      examDays: problem.examDays,
      onExam: () => {
        for (let card = 0; card < cell.cards; card += 1)
          if (learner.standing.seen[card] === 1) score += learner.truth.recall(card, cell.days);
      },
    });
    for (const [day, seconds] of played.seconds.entries()) spent[day] = (spent[day] ?? 0) + seconds / seeds;
    return (100 * score) / cell.cards;
  });
  return { points, spent };
}

/**
 * What it adds to make the plan again each week, in cells where time is neither short nor plenty; the first learners.
 */
export function replannedGain(results: readonly CellResult[], seeds: number): Interval {
  const middle = results.filter(({ scores }) => {
    const { mean } = interval(scores.priced);
    return mean > 80 && mean < 98;
  });
  const gains = middle.map(({ cell, scores }) => {
    const problem = problemFor(cell);
    const { points } = studied("fsrs", cell, seeds, problem, replannedRule(problem, 7));
    return points.map((score, seed) => score - (scores.priced[seed] ?? 0));
  });
  return interval(
    Array.from(
      { length: seeds },
      (_, seed) => gains.reduce((sum, gain) => sum + (gain[seed] ?? 0), 0) / Math.max(1, gains.length),
    ),
  );
}

function byName(
  entries: readonly [PolicyName, readonly number[]][],
): Readonly<Record<PolicyName, readonly number[]>> {
  const all = new Map(entries);
  const of = (name: PolicyName): readonly number[] => all.get(name) ?? [];
  return {
    "FSRS 0.90": of("FSRS 0.90"),
    "FSRS 0.90, spread": of("FSRS 0.90, spread"),
    "FSRS tuned": of("FSRS tuned"),
    cram: of("cram"),
    greedy: of("greedy"),
    priced: of("priced"),
  };
}

/** The paired difference of two policies over the learners, in one cell or in the mean of several. */
export function difference(results: readonly CellResult[], a: PolicyName, b: PolicyName): Interval {
  const seeds = results[0]?.scores[a].length ?? 0;
  return interval(
    Array.from(
      { length: seeds },
      (_, seed) =>
        results.reduce((sum, { scores }) => sum + (scores[a][seed] ?? 0) - (scores[b][seed] ?? 0), 0) /
        results.length,
    ),
  );
}

export function duelTable(results: readonly CellResult[]): string {
  const head = ["cards", "days", "min", ...NAMES, "− spread", "− tuned", "− greedy"];
  const lines = results.map((result) => [
    String(result.cell.cards),
    String(result.cell.days),
    String(result.cell.minutes),
    ...NAMES.map((name) => interval(result.scores[name]).mean.toFixed(1)),
    ...AGAINST.map((name) => signed(difference([result], "priced", name))),
  ]);
  const mean = [
    "mean",
    "",
    "",
    ...NAMES.map((name) =>
      (results.reduce((sum, { scores }) => sum + interval(scores[name]).mean, 0) / results.length).toFixed(1),
    ),
    ...AGAINST.map((name) => signed(difference(results, "priced", name))),
  ];
  const rows = [head, ...lines, mean];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((text, i) => text.padStart(widths[i] ?? 0)).join("  ")).join("\n");
}

const AGAINST = ["FSRS 0.90, spread", "FSRS tuned", "greedy"] as const;

function signed({ mean, half }: Interval): string {
  return `${mean < 0 ? "−" : "+"}${Math.abs(mean).toFixed(1)} ± ${half.toFixed(1)}`;
}
