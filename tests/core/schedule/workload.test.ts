import { describe, expect, it } from "vitest";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { type WorkloadQuestion, workload } from "#lib/schedule/workload.ts";

const TODAY = "2026-03-02";
const RULES = {
  parameters: DEFAULT_PARAMETERS,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
};
const SECONDS = { known: 10, lapse: 20, first: 30 };

function inReview(stability: number, dueIn: number) {
  const memory = {
    kind: "seen" as const,
    phase: "review" as const,
    stability,
    difficulty: 5,
    step: 0,
    due: { kind: "day" as const, day: `2026-03-${String(2 + dueIn).padStart(2, "0")}` },
    lastStudyTime: Date.UTC(2026, 2, 1, 12),
    intervalDays: dueIn + 1,
    reps: 3,
    lapses: 0,
  };
  return { ...NEW_CARD, answers: 3, memory };
}

const ask = (changes: Partial<WorkloadQuestion>): WorkloadQuestion => ({
  states: [],
  scale: 1,
  unseen: 0,
  newPerDay: 0,
  rules: RULES,
  today: TODAY,
  days: 90,
  seconds: SECONDS,
  seed: "learner",
  ...changes,
});

describe("the work that rules would make", () => {
  it("is none without cards", () => {
    expect(workload(ask({}))).toEqual({ answersPerDay: 0, minutesPerDay: 0, known: 0, cards: 0 });
  });

  it("counts one answer for a card that is due once in the time", () => {
    const found = workload(ask({ states: [inReview(500, 3)], days: 10 }));
    expect(found.answersPerDay).toBeCloseTo(0.1, 10);
    expect(found.cards).toBe(1);
  });

  it("counts no answer for a card that is due later, and none for a suspended one", () => {
    expect(workload(ask({ states: [inReview(500, 20)], days: 10 })).answersPerDay).toBe(0);
    const suspended = { ...inReview(500, 3), suspended: true };
    expect(workload(ask({ states: [suspended], days: 10 })).answersPerDay).toBe(0);
  });

  it("grows with the retention that is asked for, and so does what is known", () => {
    const states = Array.from({ length: 200 }, (_, i) => inReview(5 + (i % 40), i % 20));
    const at = (desiredRetention: number) => workload(ask({ states, rules: { ...RULES, desiredRetention } }));
    expect(at(0.95).answersPerDay).toBeGreaterThan(at(0.9).answersPerDay);
    expect(at(0.9).answersPerDay).toBeGreaterThan(at(0.8).answersPerDay);
    expect(at(0.95).known).toBeGreaterThan(at(0.8).known);
  });

  it("introduces so many new cards a day and no more than there are", () => {
    const few = workload(ask({ unseen: 10, newPerDay: 5, days: 1 }));
    expect(few.answersPerDay).toBe(5);
    const all = workload(ask({ unseen: 10, newPerDay: 50, days: 1 }));
    expect(all.answersPerDay).toBe(10);
  });

  it("stands for more cards than were walked through", () => {
    const one = workload(ask({ states: [inReview(500, 3)], days: 10 }));
    const ten = workload(ask({ states: [inReview(500, 3)], scale: 10, days: 10 }));
    expect(ten.minutesPerDay).toBeCloseTo(10 * one.minutesPerDay, 10);
  });

  it("is the same for the same question", () => {
    const question = ask({ states: [inReview(8, 3), inReview(3, 1)], unseen: 30, newPerDay: 3 });
    expect(workload(question)).toEqual(workload(question));
  });
});
