import { greedyRule, greedyTable } from "./greedy-rule.ts";
import { levelOfShift } from "./levels.ts";
import { standingOf } from "./model-world.ts";
import type { Played, Rule, Standing } from "./play.ts";
import { equalScenarios, predictScore } from "./predict.ts";
import { pricedTable, ruleOn } from "./priced-rule.ts";
import { type Priced, pricesOf } from "./prices.ts";
import { type Problem, problemOf } from "./problem.ts";
import { prospectsOf, type Run, replay, runsFor } from "./replay.ts";
import { leftOut, shortageOf } from "./shortage.ts";
import type { ExamPlan, PlanDay, PlanInput, SharedPlan, SharedPlanInput } from "./types.ts";
import { todayOf } from "./why-today.ts";

/** The name of the only exam of a plan for one. */
export const ONLY_EXAM = "exam";

/**
 * The plan after which most is expected to be known at the exam: each day has a price for its seconds, and a card comes
 * on the day on which it is worth most over its price (ADR 23). Half a second for sixty days on one core; for a worker.
 */
export function planExam(input: PlanInput): ExamPlan {
  return single(input, sharedPlan(sharedOf(input)));
}

/** The same without the search for prices, at once: by what one answer adds to the exam for each second. */
export function greedyPlan(input: PlanInput): ExamPlan {
  return single(input, sharedGreedyPlan(sharedOf(input)));
}

/**
 * One plan for several exams that share cards, days and one memory. Each card comes for the exam that needs it most.
 */
export function sharedPlan(input: SharedPlanInput): SharedPlan & { readonly bound: number | null } {
  const problem = problemOf(input);
  const priced = pricesOf(problem, slotPrices(problem, input.pricesBefore ?? null));
  const table = pricedTable(problem, priced);
  return planned(input, problem, priced, (standing) => ruleOn(table, standing));
}

/** The rule that needs no search, for several exams. */
export function sharedGreedyPlan(input: SharedPlanInput): SharedPlan & { readonly bound: number | null } {
  const problem = problemOf(input);
  const table = greedyTable(problem);
  return planned(input, problem, null, (standing) => greedyRule(problem, standing, table));
}

/** What a plan is expected to score, and its prices: all that is needed to compare budgets. */
export function scoreByPlan(input: PlanInput): {
  readonly expected: number;
  readonly prices: readonly number[];
} {
  const shared = sharedOf(input);
  const problem = problemOf(shared);
  const priced = pricesOf(problem, slotPrices(problem, input.pricesBefore ?? null));
  const table = pricedTable(problem, priced);
  const scenarios = equalScenarios(runsFor(problem, false));
  const runs = replay(problem, (standing) => ruleOn(table, standing), scenarios, input.correction ?? null);
  const [exam] = shared.exams;
  const { expected } = predictScore(exam ? prospectsOf(problem, exam, 0, runs) : [], {
    scenarios,
    questions: null,
    level: 0,
  });
  return { expected, prices: pricesByDay(input.budgets, problem, priced) };
}

export function sharedOf(input: PlanInput): SharedPlanInput {
  const { cards, budgets, inDays, questions, ...rest } = input;
  return {
    ...rest,
    cards,
    budgets,
    exams: [{ examId: ONLY_EXAM, inDays: inDays ?? budgets.length, importance: 1, cards }],
    ...(questions === undefined ? {} : { questions: { [ONLY_EXAM]: questions } }),
  };
}

function single(input: PlanInput, plan: SharedPlan & { readonly bound: number | null }): ExamPlan {
  const [exam] = plan.exams;
  const expected = exam?.expected ?? predictScore([], { scenarios: [], questions: null, level: 0 });
  return {
    rule: plan.rule,
    days: plan.days,
    today: plan.today,
    expected,
    bound: input.cards.length === 0 ? null : plan.bound,
    shortBy: exam?.shortBy ?? null,
    prices: plan.prices,
  };
}

function planned(
  input: SharedPlanInput,
  problem: Problem,
  priced: Priced | null,
  ruleFor: (standing: Standing) => Rule,
): SharedPlan & { readonly bound: number | null } {
  const scenarios = equalScenarios(runsFor(problem, priced === null));
  const correction = input.correction ?? null;
  const runs = replay(problem, ruleFor, scenarios, correction);
  const bySlot = (of: (run: Played) => Float64Array): readonly number[] =>
    problem.slots.map((_, slot) => mean(runs.map(({ played }) => of(played)[slot] ?? 0)));
  const index = ruleFor(standingOf(problem));
  return {
    rule: priced ? "priced" : "greedy",
    days: daysOf(input.budgets, problem, {
      newCards: bySlot((run) => run.newCards),
      reviews: bySlot((run) => run.reviews),
      seconds: bySlot((run) => run.expectedSeconds),
    }),
    today:
      problem.slots[0]?.day === 0
        ? todayOf(
            problem,
            input.exams,
            (runs[0]?.played.taken[0] ?? []).map((card) => ({ card, index: index.index(card, 0) })),
          )
        : [],
    along: alongOf(input.budgets, problem, runs[Math.floor(runs.length / 2)]),
    exams: input.exams.map((exam, at) => {
      const prospects = prospectsOf(problem, exam, at, runs);
      return {
        examId: exam.examId,
        expected: predictScore(prospects, {
          scenarios,
          questions: input.questions?.[exam.examId] ?? null,
          level: levelOfShift(correction),
        }),
        shortBy: shortageOf(exam, prospects, input.budgets, problem.model.costs.newSeconds, (times) =>
          unseenAt(input, at, priced, times),
        ),
      };
    }),
    prices: priced ? pricesByDay(input.budgets, problem, priced) : input.budgets.map(() => 0),
    bound: correction?.reading ? null : (priced?.bound ?? null),
  };
}

/** So many days a device takes along. */
const DAYS_ALONG = 7;

/** By day, the cards that the middle one of the runs takes. */
function alongOf(
  budgets: readonly number[],
  { slots, cards }: Problem,
  run: Run | undefined,
): readonly (readonly string[])[] {
  return budgets.slice(0, DAYS_ALONG).map((_, day) => {
    const slot = slots.findIndex((one) => one.day === day);
    return (run?.played.taken[slot] ?? []).flatMap((card) => cards[card]?.cardId ?? []);
  });
}

/** Cards of an exam that the plan leaves unseen when every day has so many times its budget. */
function unseenAt(input: SharedPlanInput, at: number, priced: Priced | null, times: number): number {
  const problem = problemOf({ ...input, budgets: input.budgets.map((seconds) => seconds * times) });
  const exam = input.exams[at];
  if (!exam) return 0;
  const table = priced && pricedTable(problem, pricesOf(problem, [...priced.prices]));
  const rule = (standing: Standing): Rule =>
    table ? ruleOn(table, standing) : greedyRule(problem, standing, greedyTable(problem));
  return leftOut(prospectsOf(problem, exam, at, replay(problem, rule, equalScenarios(1), null))).length;
}

type BySlot = {
  readonly newCards: readonly number[];
  readonly reviews: readonly number[];
  readonly seconds: readonly number[];
};

/** A line for every day; whole cards, rounded so that the days add up. */
function daysOf(budgets: readonly number[], { slots, spentToday }: Problem, by: BySlot): readonly PlanDay[] {
  const days = budgets.map((budget, day) => ({
    day,
    newCards: 0,
    reviews: 0,
    seconds: 0,
    budget: Math.max(0, budget),
  }));
  const [fresh, again] = [carried(), carried()];
  slots.forEach(({ from, length, seconds }, slot) => {
    for (let day = from; day < from + length; day += 1) {
      const line = days[day];
      if (!line) continue;
      const part = seconds > 0 ? line.budget / seconds : 0;
      line.newCards = fresh((by.newCards[slot] ?? 0) * part);
      line.reviews = again((by.reviews[slot] ?? 0) * part);
      line.seconds = (by.seconds[slot] ?? 0) * part;
    }
  });
  const [today] = days;
  if (today) today.budget = Math.max(0, today.budget - spentToday);
  return days;
}

function carried(): (amount: number) => number {
  let [exact, given] = [0, 0];
  return (amount) => {
    exact += amount;
    const whole = Math.max(0, Math.round(exact + 1e-9) - given);
    given += whole;
    return whole;
  };
}

function pricesByDay(budgets: readonly number[], { slots }: Problem, { prices }: Priced): readonly number[] {
  const byDay = budgets.map(() => 0);
  for (const [slot, { from, length }] of slots.entries()) byDay.fill(prices[slot] ?? 0, from, from + length);
  return byDay;
}

/** An earlier plan's prices, by slot; null when they are not for these days. */
function slotPrices({ slots }: Problem, before: readonly number[] | null): readonly number[] | null {
  if (!before || slots.some(({ day }) => before[day] === undefined)) return null;
  return slots.map(({ day }) => before[day] ?? 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
