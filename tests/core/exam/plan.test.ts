import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greedyPlan, planExam } from "#lib/exam/plan.ts";
import { anyInput, MODEL, newCard, newCards, planInput, seenCard } from "./cards.ts";

const FEW = { numRuns: 15 };

describe("a plan for an exam", () => {
  it("expects of no day more than it has, and of today no more than is left of it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const plan of [planExam(input), greedyPlan(input)]) {
          expect(plan.days.map((day) => day.day)).toEqual(input.budgets.map((_, day) => day));
          for (const { seconds, budget, day } of plan.days) {
            expect(seconds).toBeLessThanOrEqual(budget + 1e-6);
            expect(budget).toBeLessThanOrEqual(input.budgets[day] ?? 0);
          }
          const today = plan.today.reduce((sum, { reason }) => sum + reason.seconds, 0);
          expect(today).toBeLessThanOrEqual(Math.max(0, (input.budgets[0] ?? 0) - input.spentToday) + 1e-6);
        }
      }),
      FEW,
    );
  });

  it("never pays for time: no price is below nothing, and days off have none", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { prices } = planExam(input);
        expect(prices).toHaveLength(input.budgets.length);
        prices.forEach((price, day) => {
          expect(price).toBeGreaterThanOrEqual(0);
          if (input.budgets[day] === 0) expect(price).toBe(0);
        });
      }),
      FEW,
    );
  });

  it("is the same every time, whatever the order of the cards", () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, order) => {
        const keys = new Map(input.cards.map((card) => [card.cardId, order.next().value ?? 0]));
        const cards = [...input.cards].sort((a, b) => (keys.get(a.cardId) ?? 0) - (keys.get(b.cardId) ?? 0));
        expect(planExam({ ...input, cards })).toEqual(planExam(input));
      }),
      { numRuns: 10 },
    );
  });

  it("asks each card at most once today, and none that had its turn", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const doneToday = input.cards.slice(0, 3).map((card) => card.cardId);
        const { today } = planExam({ ...input, doneToday });
        const ids = today.map((card) => card.cardId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => doneToday.includes(id))).toEqual([]);
        const answeredToday = input.cards.filter((card) => card.memory?.lastDay === 0);
        expect(ids.filter((id) => answeredToday.some((card) => card.cardId === id))).toEqual([]);
      }),
      FEW,
    );
  });

  it("promises no more than its bound", () => {
    for (const minutes of [3, 8, 20]) {
      const input = planInput({ cards: newCards(100), budgets: new Array(9).fill(minutes * 60) });
      const { expected, bound } = planExam(input);
      expect(expected.expected).toBeLessThanOrEqual((bound ?? 0) + 0.005);
      expect(greedyPlan(input).expected.expected).toBeLessThanOrEqual((bound ?? 0) + 0.005);
      // And the bound says something: the plan comes near it.
      expect((bound ?? 0) - expected.expected).toBeLessThan(0.08);
    }
  });

  it("shows new cards only when there is no time to see each of them once", () => {
    const input = planInput({ cards: newCards(200), budgets: [400, 400, 0, 400, 400, 400] });
    for (const plan of [planExam(input), greedyPlan(input)]) {
      const room = input.budgets.map((seconds) => Math.floor(seconds / MODEL.costs.newSeconds));
      expect(plan.days.map((day) => day.newCards)).toEqual(room);
      expect(plan.days.reduce((sum, day) => sum + day.reviews, 0)).toBe(0);
      expect(plan.today.every(({ reason }) => reason.kind === "new")).toBe(true);
    }
  });

  it("is expected to do at least as well as the rule without prices where time is neither short nor plenty", () => {
    const input = planInput({ cards: newCards(100), budgets: new Array(14).fill(560) });
    expect(planExam(input).expected.expected).toBeGreaterThan(greedyPlan(input).expected.expected);
  });

  it("spreads new cards when there is time, and keeps the last days for reviews", () => {
    const { days } = planExam(planInput({ cards: newCards(80), budgets: new Array(14).fill(560) }));
    expect(days.slice(-3).reduce((sum, day) => sum + day.newCards, 0)).toBeLessThan(
      days.slice(0, 3).reduce((sum, day) => sum + day.newCards, 0) / 3,
    );
    expect(days.reduce((sum, day) => sum + day.newCards, 0)).toBe(80);
  });

  it("puts the card first on which more of the mark hangs", () => {
    const cards = [newCard("light"), newCard("heavy", { weight: 3 }), newCard("middle", { weight: 2 })];
    for (const plan of [planExam, greedyPlan])
      expect(plan(planInput({ cards, budgets: [50] })).today.map((card) => card.cardId)).toEqual(["heavy"]);
  });

  it("leaves alone what is known anyway when something else is fading", () => {
    const cards = [seenCard("firm", 400, 10), seenCard("fading", 4, 10)];
    const { today } = planExam(planInput({ cards, budgets: [20, 0, 0] }));
    expect(today.map((card) => card.cardId)).toEqual(["fading"]);
    expect(today[0]?.reason.kind).toBe("fading");
  });

  it("says of each card of today what the answer changes", () => {
    const cards = [...newCards(5), seenCard("old", 5, 12), seenCard("firm", 60, 2)];
    const { today } = planExam(planInput({ cards, budgets: [600, 600, 600, 600] }));
    expect(today.length).toBeGreaterThan(4);
    for (const { reason, index } of today) {
      expect(index).toBeGreaterThan(0);
      expect(reason.examIfDone).toBeGreaterThan(reason.examIfLeft);
      expect(reason.seconds).toBeGreaterThan(0);
      expect(reason.kind === "new").toBe(reason.now === 0);
    }
  });

  it("says how many minutes would do, and they do", () => {
    const input = planInput({ cards: newCards(90), budgets: [300, 300, 0, 300, 300, 300] });
    const { shortBy, expected } = planExam(input);
    expect(shortBy?.cards).toBe(expected.unseen);
    expect(shortBy?.leaveOut).toHaveLength(expected.unseen);
    const minutes = shortBy?.minutesNeeded ?? 0;
    expect(minutes).toBeGreaterThan(5);
    expect(minutes).toBeLessThan(25);
    const granted = input.budgets.map((seconds) => (seconds > 0 ? minutes * 60 : 0));
    expect(planExam({ ...input, budgets: granted }).shortBy).toBeNull();
    const kept = input.cards.filter((card) => !shortBy?.leaveOut.includes(card.cardId));
    expect(planExam({ ...input, cards: kept }).shortBy?.cards ?? 0).toBeLessThanOrEqual(2);
  });

  it("leaves out the cards on which least hangs", () => {
    const cards = newCards(40).map((card, i) => ({ ...card, weight: i < 10 ? 0.2 : 1 }));
    const { shortBy } = planExam(planInput({ cards, budgets: [400, 400, 400] }));
    expect(shortBy?.cards).toBe(10);
    expect([...(shortBy?.leaveOut ?? [])].sort()).toEqual(
      cards
        .slice(0, 10)
        .map((card) => card.cardId)
        .sort(),
    );
  });

  it("takes an earlier plan's prices and comes to much the same", () => {
    const input = planInput({ cards: newCards(80), budgets: new Array(9).fill(560) });
    const first = planExam(input);
    const again = planExam({ ...input, pricesBefore: first.prices });
    expect(again.expected.expected).toBeCloseTo(first.expected.expected, 1);
    expect(Math.abs((again.bound ?? 0) - (first.bound ?? 0))).toBeLessThan(0.01);
  });

  it("counts with the memory that the learner's own results have shown", () => {
    const input = planInput({ cards: newCards(80), budgets: new Array(10).fill(560) });
    const plain = planExam(input).expected;
    const worse = planExam({ ...input, correction: { shift: -1, spread: 0.3, outcomes: 3 } }).expected;
    expect(worse.expected).toBeLessThan(plain.expected - 0.02);
    expect(worse.uncorrected).toBeGreaterThan(worse.expected + 0.01);
    expect(plain.uncorrected).toBeCloseTo(plain.expected, 9);
  });

  it("has an answer when there is nothing to plan", () => {
    const none = planExam(planInput({ cards: [] }));
    expect(none.today).toEqual([]);
    expect(none.expected.expected).toBe(0);
    expect(none.shortBy).toBeNull();
    const late = planExam(planInput({ cards: [newCard("a"), seenCard("b", 10, 1)], budgets: [] }));
    expect(late.days).toEqual([]);
    expect(late.shortBy).toEqual({ cards: 1, minutesNeeded: null, leaveOut: ["a"] });
    expect(late.expected.expected).toBeGreaterThan(0.4);
  });

  it("goes by weeks far ahead, and still gives every day its share", () => {
    const budgets = Array.from({ length: 200 }, (_, day) => (day % 7 === 6 ? 0 : 300));
    const { days } = greedyPlan(planInput({ cards: newCards(150), budgets }));
    expect(days).toHaveLength(200);
    expect(planExam(planInput({ cards: newCards(5), budgets: budgets.slice(0, 95) })).prices).toHaveLength(
      95,
    );
    for (const { day, seconds, budget } of days) {
      expect(budget).toBe(budgets[day]);
      expect(seconds).toBeLessThanOrEqual(budget + 1e-6);
    }
    expect(days.reduce((sum, day) => sum + day.newCards, 0)).toBe(150);
  });
});
