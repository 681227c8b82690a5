import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnsAfter } from "#lib/exam/after-exam.ts";
import { feasibility } from "#lib/exam/shortage.ts";
import { LONGEST_DAYS, slotsOf } from "#lib/exam/slots.ts";
import { SHAPES } from "#lib/exam/types.ts";
import { shaped, whatIf } from "#lib/exam/what-if.ts";
import { MODEL, newCard, newCards, planInput, seenCard } from "./cards.ts";

const budgets = fc.array(fc.constantFrom(0, 60, 600, 1200), { maxLength: 300 });

describe("the days of a plan", () => {
  it("keep all their seconds when weeks far ahead are planned as one", () => {
    fc.assert(
      fc.property(budgets, (days) => {
        const slots = slotsOf(days);
        const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
        expect(sum(slots.map((slot) => slot.seconds))).toBe(sum(days.slice(0, LONGEST_DAYS)));
        slots.forEach((slot, i) => {
          expect(slot.day).toBeGreaterThanOrEqual(slot.from);
          expect(slot.day).toBeLessThan(slot.from + slot.length);
          expect(slot.from).toBeGreaterThanOrEqual((slots[i - 1]?.from ?? 0) + (slots[i - 1]?.length ?? 0));
          if (days.length <= 90) expect(slot.length).toBe(1);
        });
        expect(slots.length).toBeLessThanOrEqual(110);
      }),
    );
  });

  it("keep their sum in every shape", () => {
    fc.assert(
      fc.property(budgets, (days) => {
        for (const shape of SHAPES) {
          const laid = shaped(days, shape);
          const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
          expect(sum(laid)).toBeCloseTo(sum(days), 3);
          laid.forEach((seconds, day) => {
            expect(seconds === 0).toBe(days[day] === 0);
          });
        }
      }),
    );
    const last = shaped(new Array<number>(9).fill(600), "heavier-last");
    expect(last.map(Math.round)).toEqual([300, 300, 300, 300, 300, 300, 1200, 1200, 1200]);
  });

  it("show what more minutes buy, never less for more, and that later is better than flat", () => {
    const input = planInput({ cards: newCards(100), budgets: new Array<number>(12).fill(600) });
    const { points, shapes } = whatIf(input, [-5, 10]);
    expect(points.map((point) => point.minutesPerDay)).toEqual([5, 10, 20]);
    expect(points[1]?.expected).toBeGreaterThan((points[0]?.expected ?? 1) + 0.1);
    expect(points[2]?.expected).toBeGreaterThan(points[1]?.expected ?? 1);
    const [flat, ramp, heavier] = shapes;
    expect(ramp?.expected).toBeGreaterThan(flat?.expected ?? 1);
    expect(heavier?.expected).toBeGreaterThan(flat?.expected ?? 1);
    expect(whatIf(planInput({ budgets: [] }))).toEqual({ points: [], shapes: [] });
  });

  it("have room for so many new cards", () => {
    const input = planInput({ cards: newCards(50), budgets: [100, 0, 100, 100], spentToday: 70 });
    expect(feasibility(input)).toEqual({ unseen: 50, room: 4, minutesForAll: 12 });
    expect(feasibility(planInput({ budgets: [0, 0] })).minutesForAll).toBeNull();
  });
});

describe("after an exam", () => {
  it("cards come back by the normal schedule, the most urgent first", () => {
    const rules = {
      parameters: MODEL.parameters,
      desiredRetention: 0.9,
      learningStepsMinutes: [1, 10],
      relearningStepsMinutes: [10],
      maximumIntervalDays: 365,
      fuzz: false,
    };
    const cards = [
      seenCard("far", 30, 4),
      newCard("unseen"),
      seenCard("late", 5, 9),
      seenCard("ever", 900, 1),
    ];
    expect(returnsAfter(cards, rules)).toEqual([
      { cardId: "late", inDays: 0 },
      { cardId: "far", inDays: 26 },
      { cardId: "ever", inDays: 364 },
    ]);
  });
});
