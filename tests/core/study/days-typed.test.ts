import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween } from "#lib/base/study-time.ts";
import { dayWithin, MOST_DAYS, readDays } from "#lib/study/days-typed.ts";

const TODAY = "2026-11-22";

describe("days as they are typed", () => {
  it.each([
    ["5", { from: 5, to: 5 }],
    [" 0 ", { from: 0, to: 0 }],
    ["3-7", { from: 3, to: 7 }],
    ["7 – 3", { from: 3, to: 7 }],
    ["1!", { from: 1, to: 1 }],
    ["2-4 !", { from: 2, to: 4 }],
    ["36500", { from: MOST_DAYS, to: MOST_DAYS }],
  ])("%j is read", (typed, range) => {
    expect(readDays(typed)).toEqual(range);
  });

  it.each(["", "-", "-3", "3-", "1.5", "three", "1-2-3", "36501", "1-99999", "!"])("%j is not", (typed) => {
    expect(readDays(typed)).toBeNull();
  });

  it("a card gets a day of the range, always the same", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.uuid(), (from, more, id) => {
        const day = dayWithin({ from, to: from + more }, TODAY, id);
        expect(daysBetween(TODAY, day)).toBeGreaterThanOrEqual(from);
        expect(daysBetween(TODAY, day)).toBeLessThanOrEqual(from + more);
        expect(dayWithin({ from, to: from + more }, TODAY, id)).toBe(day);
      }),
    );
  });

  it("many cards are spread over all days of it", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 500; n += 1) {
      const day = dayWithin({ from: 3, to: 7 }, TODAY, `01a202c1-471d-7593-832e-${n}`);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
    for (const count of counts.values()) expect(count).toBeGreaterThan(50);
  });
});
