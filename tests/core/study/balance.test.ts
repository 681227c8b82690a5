import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { balanceOn, weekday } from "#lib/study/balance.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";

// 2026-03-02 is a Monday.
const MONDAY = "2026-03-02";
const NORMAL = DEFAULT_WAYS.easyDays;

/** How often each interval is chosen over evenly spread rolls. */
function shares(
  least: number,
  most: number,
  load: Readonly<Record<string, number>>,
  ways: Parameters<typeof balanceOn>[2],
): ReadonlyMap<number, number> {
  const move = balanceOn(MONDAY, load, ways);
  const found = new Map<number, number>();
  for (let i = 0; i < 1_000; i += 1) {
    const chosen = move?.((i + 0.5) / 1_000);
    const days = typeof chosen === "function" ? chosen(least, most) : Number.NaN;
    found.set(days, (found.get(days) ?? 0) + 1);
  }
  return found;
}

describe("the days that a review may be moved to", () => {
  it("are left to the dice when nothing is to be balanced", () => {
    expect(balanceOn(MONDAY, {}, { balance: false, easyDays: NORMAL })).toBeUndefined();
  });

  it("are chosen the more often the less there is to do", () => {
    const load = { [addDays(MONDAY, 10)]: 40, [addDays(MONDAY, 11)]: 5, [addDays(MONDAY, 12)]: 40 };
    const found = shares(10, 12, load, { balance: true, easyDays: NORMAL });
    expect(found.get(11)).toBeGreaterThan(900);
  });

  it("hardly ever fall on a day that should carry as little as possible", () => {
    const easyDays = NORMAL.map((kind, i) => (i >= 5 ? ("minimum" as const) : kind));
    const found = shares(3, 9, {}, { balance: false, easyDays });
    const weekend = [...found].filter(([days]) => weekday(addDays(MONDAY, days)) >= 5);
    expect(weekend.reduce((sum, [, times]) => sum + times, 0)).toBeLessThan(5);
  });

  it("fall on a reduced day only below half of what the others carry", () => {
    const easyDays = NORMAL.map((kind, i) => (i === 2 ? ("reduced" as const) : kind));
    const wednesday = addDays(MONDAY, 9);
    const around = { [addDays(MONDAY, 8)]: 20, [addDays(MONDAY, 10)]: 20 };
    const below = shares(8, 10, { ...around, [wednesday]: 9 }, { balance: false, easyDays });
    const above = shares(8, 10, { ...around, [wednesday]: 11 }, { balance: false, easyDays });
    expect(below.get(9)).toBeGreaterThan(300);
    expect(above.get(9) ?? 0).toBeLessThan(5);
  });

  it("stay inside the range for any load, and are the same for the same roll", () => {
    const loads = fc.dictionary(
      fc.integer({ min: 1, max: 120 }).map((days) => addDays(MONDAY, days)),
      fc.nat({ max: 500 }),
    );
    const kinds = fc.array(fc.constantFrom("normal", "reduced", "minimum"), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        loads,
        kinds,
        fc.boolean(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat({ max: 12 }),
        (load, easyDays, balance, roll, least, reach) => {
          const move = balanceOn(MONDAY, load, { balance, easyDays })?.(roll);
          fc.pre(typeof move === "function");
          const chosen = typeof move === "function" ? move(least, least + reach) : 0;
          expect(chosen).toBeGreaterThanOrEqual(least);
          expect(chosen).toBeLessThanOrEqual(least + reach);
          const again = balanceOn(MONDAY, load, { balance, easyDays })?.(roll);
          expect(typeof again === "function" ? again(least, least + reach) : 0).toBe(chosen);
        },
      ),
    );
  });
});

describe("the weekday of a study day", () => {
  it("is 0 for a Monday and 6 for a Sunday", () => {
    expect(weekday(MONDAY)).toBe(0);
    expect(weekday("2026-03-08")).toBe(6);
    expect(weekday("1969-12-31")).toBe(2);
  });
});

describe("days off", () => {
  it("are left free, whatever else is balanced", () => {
    const off = addDays(MONDAY, 5);
    const move = balanceOn(MONDAY, {}, { balance: false, easyDays: NORMAL }, (day) => day === off);
    const chosen = Array.from({ length: 200 }, (_, i) => {
      const moved = move?.((i + 0.5) / 200);
      return typeof moved === "function" ? moved(4, 6) : 0;
    });
    expect(chosen.filter((days) => days === 5)).toHaveLength(0);
    expect(chosen.filter((days) => days === 4).length).toBeGreaterThan(50);
  });
});
