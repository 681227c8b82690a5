import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/base/random.ts";
import { LEAST_CHECKS, optimismOf, shareOf } from "#lib/classes/optimism.ts";

describe("how much more is claimed than verified", () => {
  it("says nothing while there are too few checks", () => {
    const few = { recalled: 2, of: LEAST_CHECKS - 1 };
    expect(optimismOf({ recalled: 90, of: 100 }, few).gap).toBeNull();
    expect(optimismOf(few, { recalled: 90, of: 100 }).gap).toBeNull();
  });

  it("is the difference of the two shares, within its interval", () => {
    const { gap } = optimismOf({ recalled: 95, of: 100 }, { recalled: 14, of: 20 });
    expect(gap?.estimate).toBeCloseTo(0.25, 9);
    expect(gap?.low).toBeGreaterThan(0);
    expect(gap?.high).toBeLessThan(0.5);
  });

  it("holds the true difference in about 95 of 100 pupils", () => {
    const random = seededRandom("coverage");
    const pupils = 1_500;
    let held = 0;
    for (let i = 0; i < pupils; i += 1) {
      const claims = 0.75 + 0.24 * random();
      const knows = claims - 0.3 * random();
      const draw = (p: number, of: number) => ({
        of,
        recalled: Array.from({ length: of }, () => random() < p).filter(Boolean).length,
      });
      const { gap } = optimismOf(draw(claims, 120), draw(knows, 17));
      if (gap && gap.low <= claims - knows && claims - knows <= gap.high) held += 1;
    }
    expect(held / pupils).toBeGreaterThan(0.93);
    expect(held / pupils).toBeLessThan(0.99);
  });

  it("keeps every share and gap in order and in range", () => {
    const tally = fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
      .map(([a, b]) => ({ recalled: Math.min(a, b), of: Math.max(a, b) }));
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const { estimate, low, high } = shareOf(a);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (a.of > 0) expect(low <= estimate + 1e-12 && estimate <= high + 1e-12).toBe(true);
        const { gap } = optimismOf(a, b);
        if (gap) expect(-1 <= gap.low && gap.low <= gap.estimate && gap.estimate <= gap.high).toBe(true);
      }),
    );
  });
});
