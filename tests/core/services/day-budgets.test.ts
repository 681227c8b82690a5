import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { SHAPES } from "#lib/exam/types.ts";
import { dayBudgets, offDaysOf, weekdayOf } from "#lib/services/exams/day-budgets.ts";
import { modelFrom } from "#lib/services/exams/learner-model.ts";

// 2 March 2026 was a Monday.
const TODAY = "2026-03-02";
const never = () => false;
const flat = { shape: "flat" as const, shapeFrom: null };

describe("the minutes of the days", () => {
  it("go by weekday, end the day before the exam, and are none on days off", () => {
    const minutes = [10, 20, 30, 40, 50, 60, 0];
    const isOff = offDaysOf([{ fromDay: "2026-03-04", toDay: "2026-03-05" }]);
    expect(weekdayOf(TODAY)).toBe(0);
    expect(dayBudgets(TODAY, [{ examDay: "2026-03-10", minutes, ...flat }], isOff)).toEqual(
      [10, 20, 0, 0, 50, 60, 0, 10].map((each) => each * 60),
    );
  });

  it("of an exam that is today are those of today", () => {
    const wish = { examDay: TODAY, minutes: Array.from({ length: 7 }, () => 5), ...flat };
    expect(dayBudgets(TODAY, [wish], never)).toEqual([300]);
    expect(dayBudgets(TODAY, [], never)).toEqual([]);
  });

  it("are never more than the largest of the exams that a day belongs to", () => {
    const wish = fc.record({
      inDays: fc.integer({ min: 0, max: 40 }),
      minutes: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 7, maxLength: 7 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 4 }), (wishes) => {
        const asked = wishes.map(({ inDays, minutes }) => ({
          examDay: addDays(TODAY, inDays),
          minutes,
          ...flat,
        }));
        const budgets = dayBudgets(TODAY, asked, never);
        expect(budgets).toHaveLength(Math.max(...wishes.map((one) => Math.max(1, one.inDays))));
        budgets.forEach((seconds, n) => {
          const day = addDays(TODAY, n);
          const open = asked.filter((one) => day < one.examDay || (n === 0 && one.examDay === TODAY));
          expect(seconds).toBe(Math.max(0, ...open.map((one) => (one.minutes[weekdayOf(day)] ?? 0) * 60)));
        });
      }),
    );
  });

  it("laid out otherwise are the same in all, and stay as laid out when days pass", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...SHAPES),
        fc.integer({ min: 0, max: 59 }),
        (inDays, shape, passed) => {
          const examDay = addDays(TODAY, inDays);
          const minutes = Array.from({ length: 7 }, () => 20);
          const wish = { examDay, minutes, shape, shapeFrom: TODAY };
          const whole = dayBudgets(TODAY, [wish], never);
          const sum = whole.reduce((total, each) => total + each, 0);
          expect(Math.abs(sum - inDays * 1200)).toBeLessThanOrEqual(inDays);
          if (passed >= inDays) return;
          const today = addDays(TODAY, passed);
          expect(dayBudgets(today, [wish], never)).toEqual(whole.slice(passed));
        },
      ),
    );
  });
});

describe("how a learner answers", () => {
  it("is the average learner's at first, and their own after many answers", () => {
    const nobody = modelFrom([], [1]);
    expect(nobody.costs).toEqual({ newSeconds: 38, passSeconds: 13, failSeconds: 38 });
    const quick = Array.from({ length: 2_000 }, (_, i) => ({
      rating: i % 10 === 0 ? 1 : 3,
      seconds: 4,
      met: i % 4 === 0,
    }));
    const { costs, passShares, firstShares } = modelFrom(quick, [1]);
    expect(costs.newSeconds).toBeLessThan(7);
    expect(costs.passSeconds).toBeLessThan(5);
    const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
    for (const shares of [passShares, firstShares, nobody.passShares, nobody.firstShares])
      expect(sum(shares)).toBeCloseTo(1);
    expect(passShares[1]).toBeGreaterThan(0.95);
  });
});
