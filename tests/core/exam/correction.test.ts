import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationOf, predictionCorrection } from "#lib/exam/correction.ts";
import type { PredictionOutcome } from "#lib/exam/types.ts";

function outcome(expected: number, actual: number, questions = 40): PredictionOutcome {
  return {
    predicted: { expected, low: expected - 0.1, high: expected + 0.1 },
    uncorrected: expected,
    actual,
    questions,
  };
}

describe("what earlier predictions say about the next", () => {
  it("says nothing before the first result, and moves nothing after it", () => {
    expect(predictionCorrection([])).toBeNull();
    const once = predictionCorrection([outcome(0.8, 0.5)]);
    expect(once?.shift).toBe(0);
    // There was nothing to check a shift on; but the next interval is wider.
    expect(once?.spread).toBeGreaterThan(predictionCorrection([outcome(0.8, 0.8)])?.spread ?? 1);
  });

  it("lowers the level of somebody who did worse than predicted twice, and raises it for the opposite", () => {
    expect(predictionCorrection([outcome(0.8, 0.55), outcome(0.82, 0.6)])?.shift).toBeLessThan(-0.4);
    expect(predictionCorrection([outcome(0.6, 0.85), outcome(0.65, 0.85)])?.shift).toBeGreaterThan(0.4);
  });

  it("moves nothing when results fall on both sides, and becomes surer with every one that was right", () => {
    const both = predictionCorrection([outcome(0.7, 0.85), outcome(0.7, 0.5), outcome(0.7, 0.85)]);
    expect(both?.shift).toBe(0);
    const right = Array.from({ length: 8 }, () => outcome(0.7, 0.7, 100));
    const few = predictionCorrection(right.slice(0, 2));
    const many = predictionCorrection(right);
    expect(many?.spread).toBeLessThan(few?.spread ?? 0);
    expect(Math.abs(many?.shift ?? 1)).toBeLessThan(0.2);
  });

  it("learns nothing from a test that says nothing", () => {
    const silent = predictionCorrection([outcome(0.7, 1, 1)]);
    const spread = predictionCorrection([outcome(0.7, 0.7, 1)])?.spread ?? 0;
    expect(silent?.spread).toBeLessThan(spread * 1.3);
  });

  it("trusts a short test less than a long one", () => {
    const short = predictionCorrection([outcome(0.8, 0.6, 5), outcome(0.8, 0.6, 5)])?.shift ?? 0;
    const long = predictionCorrection([outcome(0.8, 0.6, 100), outcome(0.8, 0.6, 100)])?.shift ?? 0;
    expect(long).toBeLessThan(short);
  });

  it("keeps its head whatever it is told", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(share, share, fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 12 }),
        (results) => {
          const { shift = Number.NaN, spread = Number.NaN } =
            predictionCorrection(results.map(([expected, actual, n]) => outcome(expected, actual, n))) ?? {};
          expect(Math.abs(shift)).toBeLessThanOrEqual(3);
          expect(spread).toBeGreaterThan(0);
          expect(spread).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  it("counts how many results lay within, and how hopeful the predictions were", () => {
    const figures = calibrationOf([outcome(0.8, 0.75), outcome(0.8, 0.6), outcome(0.5, 0.6)]);
    expect(figures?.outcomes).toBe(3);
    expect(figures?.coverage).toBeCloseTo(2 / 3, 9);
    expect(figures?.bias).toBeCloseTo(0.05, 9);
    expect(figures?.meanError).toBeCloseTo((0.05 + 0.2 + 0.1) / 3, 9);
    expect(figures?.meanWidth).toBeCloseTo(0.2, 9);
    expect(calibrationOf([])).toBeNull();
  });
});
