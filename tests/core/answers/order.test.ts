import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixedOrder, moved, orderShare, standingRight } from "#lib/answers/order.ts";

const places = fc.integer({ min: 0, max: 9 }).chain((count) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, i) => i),
    { minLength: count },
  ),
);

describe("an order", () => {
  it("begins mixed, the same for the same seed, and never right", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.string(), (count, seed) => {
        const mixed = mixedOrder(count, seed);
        expect(mixedOrder(count, seed)).toEqual(mixed);
        expect(mixed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(orderShare(mixed)).toBeLessThan(1);
      }),
    );
  });

  it("is wholly right only as it should be, wholly wrong backwards", () => {
    fc.assert(
      fc.property(places, (given) => {
        const right = given.every((place, at) => place === at);
        expect(orderShare(given) === 1).toBe(right || given.length < 2);
      }),
    );
    expect(orderShare([3, 2, 1, 0])).toBe(0);
    expect(orderShare([0, 1, 3, 2])).toBeCloseTo(5 / 6);
  });

  it("leaves standing a longest run that is in order", () => {
    expect([...standingRight([1, 2, 3, 0])]).toEqual([1, 2, 3]);
    expect([...standingRight([])]).toEqual([]);
    fc.assert(
      fc.property(places, (given) => {
        const run = given.filter((place) => standingRight(given).has(place));
        expect(run).toEqual(run.toSorted((a, b) => a - b));
        expect(run.length === given.length).toBe(orderShare(given) === 1);
      }),
    );
  });

  it("moves one item and keeps the rest in their order", () => {
    expect(moved([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
    expect(moved([0, 1, 2, 3], 3, 0)).toEqual([3, 0, 1, 2]);
    const same = [0, 1];
    expect(moved(same, 0, -1)).toBe(same);
    expect(moved(same, 1, 2)).toBe(same);
  });
});
