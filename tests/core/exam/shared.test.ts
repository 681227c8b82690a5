import { describe, expect, it } from "vitest";
import { ONLY_EXAM, planExam, sharedGreedyPlan, sharedOf, sharedPlan } from "#lib/exam/plan.ts";
import type { SharedExam, SharedPlanInput } from "#lib/exam/types.ts";
import { MODEL, newCards, planInput, seenCard } from "./cards.ts";

const cardsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => seenCard(`${name} ${i}`, 3 + (i % 5), 4));

function exam(examId: string, inDays: number, names: readonly { cardId: string }[]): SharedExam {
  return {
    examId,
    inDays,
    importance: 1,
    cards: names.map(({ cardId }) => ({ cardId, topic: examId, weight: 1 })),
  };
}

const [history, physics, both] = [cardsOf("history", 12), cardsOf("physics", 12), cardsOf("both", 6)];

function together(more: Partial<SharedPlanInput> = {}): SharedPlanInput {
  return {
    exams: [exam("history", 2, [...history, ...both]), exam("physics", 9, [...physics, ...both])],
    cards: [...history, ...physics, ...both],
    budgets: new Array<number>(9).fill(170),
    spentToday: 0,
    model: MODEL,
    seed: "learner",
    ...more,
  };
}

describe("several exams with one memory", () => {
  it("is the plan for one when there is one", () => {
    const input = planInput();
    const shared = sharedPlan(sharedOf(input));
    const alone = planExam(input);
    expect(shared.today).toEqual(alone.today);
    expect(shared.days).toEqual(alone.days);
    expect(shared.exams.map((one) => one.examId)).toEqual([ONLY_EXAM]);
    expect(shared.exams[0]?.expected).toEqual(alone.expected);
  });

  it("gives the first days to the exam that is near, and none to its cards once it is over", () => {
    for (const plan of [sharedPlan(together()), sharedGreedyPlan(together())]) {
      const own = plan.today.filter(({ cardId }) => cardId.startsWith("physics"));
      expect(plan.today.length).toBeGreaterThan(5);
      expect(own.length).toBeLessThan(plan.today.length / 3);
    }
    const after = sharedPlan(together({ exams: [exam("physics", 9, [...physics, ...both])] }));
    expect(after.today.filter(({ cardId }) => cardId.startsWith("history"))).toEqual([]);
  });

  it("names the exam for which a card comes", () => {
    const { today } = sharedPlan(together());
    for (const { cardId, reason } of today)
      if (!cardId.startsWith("both")) expect(cardId.startsWith(reason.examId)).toBe(true);
    expect(today.some(({ cardId, reason }) => cardId.startsWith("both") && reason.examId === "history")).toBe(
      true,
    );
  });

  it("has one budget for all of them", () => {
    const plan = sharedPlan(together());
    for (const { seconds, budget } of plan.days) expect(seconds).toBeLessThanOrEqual(budget + 1e-6);
  });

  it("expects no more of each exam than a plan for it alone would, and not much less of both", () => {
    const plan = sharedPlan(together());
    for (const [examId, own, days] of [
      ["history", [...history, ...both], 2],
      ["physics", [...physics, ...both], 9],
    ] as const) {
      const alone = planExam(planInput({ cards: own, budgets: new Array<number>(days).fill(170) })).expected
        .expected;
      const shared = plan.exams.find((one) => one.examId === examId)?.expected.expected ?? 0;
      expect(shared).toBeLessThan(alone + 0.02);
      expect(shared).toBeGreaterThan(alone - 0.12);
    }
  });

  it("says for each exam what it is short of", () => {
    const fresh = newCards(60);
    const plan = sharedPlan(
      together({
        exams: [exam("history", 2, history), exam("physics", 4, fresh)],
        cards: [...history, ...fresh],
        budgets: [300, 300, 300, 300],
      }),
    );
    expect(plan.exams[0]?.shortBy).toBeNull();
    expect(plan.exams[1]?.shortBy?.cards).toBeGreaterThan(20);
  });
});
