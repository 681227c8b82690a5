import { greedyRule } from "#lib/exam/greedy-rule.ts";
import { memoryModel } from "#lib/exam/memory.ts";
import { modelWorld, standingOf } from "#lib/exam/model-world.ts";
import { play, type Rule, type Standing } from "#lib/exam/play.ts";
import { pricedTable, ruleOn } from "#lib/exam/priced-rule.ts";
import { budgetsOf, pricesOf } from "#lib/exam/prices.ts";
import { type Problem, problemOf } from "#lib/exam/problem.ts";
import { BELIEVED } from "./learner.ts";

export type Cell = { readonly cards: number; readonly days: number; readonly minutes: number };

/** A rule for a fresh learner; what can be prepared once for a cell has been. */
export type Policy = (standing: Standing) => Rule;

export function problemFor(cell: Cell, budgets?: readonly number[]): Problem {
  const cards = Array.from({ length: cell.cards }, (_, i) => ({
    cardId: `card ${i}`,
    memory: null,
    answers: 0,
  }));
  return problemOf({
    exams: [
      {
        examId: "exam",
        inDays: cell.days,
        importance: 1,
        cards: cards.map(({ cardId }) => ({ cardId, topic: "all", weight: 1 })),
      },
    ],
    cards,
    budgets: budgets ?? new Array<number>(cell.days).fill(cell.minutes * 60),
    spentToday: 0,
    model: BELIEVED,
    seed: "bench",
  });
}

export type FsrsOptions = {
  readonly retention: number;
  readonly newPerDay: number;
  readonly newFirst: boolean;
  /** Whether time that is left goes to the cards least known. */
  readonly fill: boolean;
};

/** FSRS as usual: what is due at a retention, the least known first, and so many new cards a day. */
export function fsrsRule(problem: Problem, standing: Standing, options: FsrsOptions): Rule {
  const { recall } = memoryModel(BELIEVED.parameters);
  let at = -1;
  let fresh = 0;
  return {
    index: (card, slot) => {
      if (slot !== at) [at, fresh] = [slot, 0];
      if (standing.seen[card] === 0) {
        fresh += 1;
        return fresh <= options.newPerDay ? (options.newFirst ? 3 : 1) : 0;
      }
      const day = problem.slots[slot]?.day ?? 0;
      const chance = recall(day - (standing.last[card] ?? 0), standing.stability[card] ?? 1);
      // An interval is a whole number of days and at least one.
      if (chance <= options.retention + 1e-9 || dueByRounding(standing, card, day, options.retention))
        return 2 + (1 - chance) / 2;
      return options.fill ? 0.5 - chance / 2 : 0;
    },
    answered: () => undefined,
  };
}

const DECAY = BELIEVED.parameters[20] ?? 0.1542;
const FACTOR = 0.9 ** (-1 / DECAY) - 1;

function dueByRounding(standing: Standing, card: number, day: number, retention: number): boolean {
  const interval = ((standing.stability[card] ?? 1) / FACTOR) * (retention ** (-1 / DECAY) - 1);
  return day - (standing.last[card] ?? 0) >= Math.max(1, Math.round(interval));
}

/** FSRS with everything that a learner can set tuned on the believed model: what a careful user could reach. */
function tuned(problem: Problem, cell: Cell): Policy {
  const spread = Math.ceil(cell.cards / Math.max(1, cell.days - 3));
  let best = { score: -1, options: { retention: 0.9, newPerDay: spread, newFirst: false, fill: false } };
  for (const retention of [0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
    for (const newPerDay of [spread, Math.ceil(spread * 1.5), cell.cards])
      for (const newFirst of [false, true])
        for (const fill of [false, true]) {
          const options = { retention, newPerDay, newFirst, fill };
          const score = believedScore(problem, (standing) => fsrsRule(problem, standing, options));
          if (score > best.score) best = { score, options };
        }
  return (standing) => fsrsRule(problem, standing, best.options);
}

function believedScore(problem: Problem, policy: Policy): number {
  const standing = standingOf(problem);
  let score = 0;
  play({
    slots: problem.slots,
    budgets: budgetsOf(problem),
    standing,
    rule: policy(standing),
    world: modelWorld(problem, standing, "tune"),
    doneToday: () => false,
    examDays: problem.examDays,
    onExam: () => {
      const day = problem.examDays[0] ?? 0;
      for (let card = 0; card < standing.seen.length; card += 1)
        if (standing.seen[card] === 1)
          score += problem.memory.recall(day - (standing.last[card] ?? 0), standing.stability[card] ?? 1);
    },
  });
  return score;
}

/** Nothing until the last third of the days; then new cards first and those least known. */
function cram(problem: Problem, standing: Standing, cell: Cell): Rule {
  const rule = fsrsRule(problem, standing, {
    retention: 1,
    newPerDay: cell.cards,
    newFirst: true,
    fill: true,
  });
  return {
    index: (card, slot) =>
      (problem.slots[slot]?.day ?? 0) < (2 * cell.days) / 3 ? 0 : rule.index(card, slot),
    answered: rule.answered,
  };
}

export type PolicyName = "FSRS 0.90" | "FSRS 0.90, spread" | "FSRS tuned" | "cram" | "greedy" | "priced";

type Prepare = (problem: Problem, cell: Cell) => Policy;

/** The policies, by the names that the table gives them. */
export const POLICIES: Readonly<Record<PolicyName, Prepare>> = {
  "FSRS 0.90": (problem, _cell) => (standing) =>
    fsrsRule(problem, standing, { retention: 0.9, newPerDay: 20, newFirst: false, fill: false }),
  "FSRS 0.90, spread": (problem, cell) => {
    const newPerDay = Math.ceil(cell.cards / (cell.days - 3));
    return (standing) =>
      fsrsRule(problem, standing, { retention: 0.9, newPerDay, newFirst: false, fill: false });
  },
  "FSRS tuned": (problem, cell) => tuned(problem, cell),
  cram: (problem, cell) => (standing) => cram(problem, standing, cell),
  greedy: (problem) => (standing) => greedyRule(problem, standing),
  priced: (problem) => {
    const table = pricedTable(problem, pricesOf(problem));
    return (standing) => ruleOn(table, standing);
  },
};
