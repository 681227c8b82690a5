import { planExam } from "#lib/exam/plan.ts";
import type { ExamPlan } from "#lib/exam/types.ts";
import { BELIEVED } from "./learner.ts";
import type { Cell } from "./policies.ts";

const made = new Map<string, ExamPlan>();

/** A plan for a fresh deck, as the app asks for it; made once for a cell and a number of questions. */
export function planOnce(cell: Cell, questions: number): ExamPlan {
  const key = JSON.stringify([cell, questions]);
  const plan = made.get(key) ?? planFor(cell, questions);
  made.set(key, plan);
  return plan;
}

function planFor({ cards, days, minutes }: Cell, questions: number): ExamPlan {
  return planExam({
    cards: Array.from({ length: cards }, (_, i) => ({
      cardId: `card ${i}`,
      topic: "all",
      weight: 1,
      memory: null,
      answers: 0,
    })),
    budgets: new Array<number>(days).fill(minutes * 60),
    spentToday: 0,
    model: BELIEVED,
    questions,
    seed: "bench",
  });
}

/** The fullest day of a plan, against its budget. */
export function fullestDay(cell: Cell): number {
  const { days } = planOnce(cell, 30);
  return Math.max(...days.map(({ seconds, budget }) => (budget > 0 ? seconds / budget : 0)));
}

/** Milliseconds of processor time that a whole plan takes, the middle of three: what else the machine does counts little. */
export function solveTime(): number {
  const times = [1, 2, 3].map(() => {
    const since = process.cpuUsage();
    planFor({ cards: 1000, days: 60, minutes: 20 }, 60);
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1_000;
  });
  return times.sort((a, b) => a - b)[1] ?? Number.NaN;
}
