import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/base/random.ts";
import {
  audited,
  auditedMean,
  auditOf,
  type Check,
  LEAST_CHECKS,
  optimismOf,
  shareOf,
} from "#lib/classes/optimism.ts";

const logit = (p: number): number => Math.log(p / (1 - p));
const chance = (x: number): number => 1 / (1 + Math.exp(-x));

/** Verified answers of a pupil whose true log odds are off from the predicted ones by so much. */
function checksOf(seed: string, many: number, shift: number): readonly Check[] {
  const random = seededRandom(seed);
  return Array.from({ length: many }, () => {
    const predicted = 0.6 + 0.38 * random();
    return { predicted, recalled: random() < chance(logit(predicted) + shift) };
  });
}

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

describe("a forecast with audited evidence", () => {
  it("stays as predicted without a check, and says how unsure that is", () => {
    const { estimate, low, high } = audited(0.9, auditOf([]));
    expect(estimate).toBeCloseTo(0.9, 9);
    expect(low).toBeLessThan(0.7);
    expect(high).toBeGreaterThan(0.97);
  });

  it("finds the shift of a pupil who is too kind", () => {
    const { shift, error } = auditOf(checksOf("kind", 2_000, -1));
    expect(Math.abs(shift + 1)).toBeLessThan(3 * error);
    expect(error).toBeLessThan(0.1);
  });

  it("comes closer to the truth than the bare prediction over a class of kind pupils", () => {
    let bare = 0;
    let mended = 0;
    for (let i = 0; i < 200; i += 1) {
      const audit = auditOf(checksOf(`pupil-${i}`, 40, -1));
      const truth = chance(logit(0.85) - 1);
      bare += Math.abs(0.85 - truth);
      mended += Math.abs(audited(0.85, audit).estimate - truth);
    }
    expect(mended).toBeLessThan(bare / 3);
  });

  it("ends whatever the answers were, and more recalled never lowers it", () => {
    const check = fc.record({
      predicted: fc.double({ min: 0, max: 1, noNaN: true }),
      recalled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(check, { maxLength: 60 }), (checks) => {
        const audit = auditOf(checks);
        expect(Number.isFinite(audit.shift) && Number.isFinite(audit.error)).toBe(true);
        const better = auditOf(checks.map((one) => ({ ...one, recalled: true })));
        expect(better.shift).toBeGreaterThanOrEqual(audit.shift - 1e-6);
      }),
    );
  });

  it("leaves what is not known at all not known, and means over the cards", () => {
    const audit = auditOf(checksOf("x", 100, -0.5));
    expect(audited(0, audit)).toEqual({ estimate: 0, low: 0, high: 0 });
    expect(auditedMean([0.9, 0], audit).estimate).toBeCloseTo(audited(0.9, audit).estimate / 2, 9);
    expect(auditedMean([], audit).estimate).toBe(0);
  });
});
