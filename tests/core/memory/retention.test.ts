import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { NO_FIGURES } from "#lib/memory/figures.ts";
import { judgedBy, PredictionCount } from "#lib/memory/prediction-sums.ts";
import { type FiguresOnDay, retentionTable, sumOf } from "#lib/memory/retention.ts";
import { logLoss, rmseInBins, wilson } from "#lib/memory/scores.ts";
import { standingOf } from "#lib/memory/standing.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";

const TODAY = "2026-03-10";
const day = (ago: number, figures: Partial<FiguresOnDay>): FiguresOnDay => ({
  ...NO_FIGURES,
  studyDay: addDays(TODAY, -ago),
  ...figures,
});

describe("true retention", () => {
  const days = [
    day(400, { matureAsked: 100, maturePassed: 50, predicted: 90_000_000 }),
    day(29, { youngAsked: 10, youngPassed: 6, predicted: 9_000_000 }),
    day(6, { youngAsked: 4, youngPassed: 4, predicted: 3_600_000 }),
    day(1, { youngAsked: 2, youngPassed: 1, matureAsked: 2, maturePassed: 2, predicted: 3_600_000 }),
    day(0, { matureAsked: 5, maturePassed: 4, predicted: 4_500_000 }),
  ];
  const rows = retentionTable(days, TODAY);
  const row = (period: string) => rows.find((one) => one.period === period);
  const counts = (period: string) => {
    const { young, mature, total } = row(period) ?? {};
    return [young, mature, total].map((one) => [one?.passed, one?.asked]);
  };

  it("has Anki's lines, each with its days", () => {
    expect(rows.map((one) => one.period)).toEqual(["today", "yesterday", "week", "month", "year", "all"]);
    expect(counts("today")).toEqual([
      [0, 0],
      [4, 5],
      [4, 5],
    ]);
    expect(counts("yesterday")).toEqual([
      [1, 2],
      [2, 2],
      [3, 4],
    ]);
    expect(counts("week")).toEqual([
      [5, 6],
      [6, 7],
      [11, 13],
    ]);
    expect(counts("month")).toEqual([
      [11, 16],
      [6, 7],
      [17, 23],
    ]);
    expect(counts("year")).toEqual([
      [11, 16],
      [6, 7],
      [17, 23],
    ]);
    expect(counts("all")).toEqual([
      [11, 16],
      [56, 107],
      [67, 123],
    ]);
  });

  it("stands beside what was predicted for the same answers", () => {
    expect(row("today")?.predicted).toBeCloseTo(0.9, 9);
    expect(row("week")?.predicted).toBeCloseTo((3.6 + 3.6 + 4.5) / 13, 9);
    expect(retentionTable([], TODAY)[0]?.predicted).toBe(null);
  });

  it("adds up whatever the order of the days", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(days, { minLength: days.length }), (shuffled) => {
        expect(sumOf(shuffled)).toEqual(sumOf(days));
      }),
    );
  });
});

describe("the scores of predictions", () => {
  const told = (recall: number, recalled: boolean) => ({
    recall,
    recalled,
    gap: 3,
    answers: 2,
    lapses: 0,
    day: 0,
  });

  it("are those that can be worked out by hand", () => {
    const two = [told(0.8, true), told(0.5, false)];
    expect(logLoss(two)).toBeCloseTo(-(Math.log(0.8) + Math.log(0.5)) / 2, 12);
    // One bin: predicted 1.3 of 2, recalled 1 of 2.
    expect(rmseInBins(two)).toBeCloseTo(0.15, 12);
    expect(logLoss([])).toBe(null);
    expect(rmseInBins([])).toBe(null);
    const counted = new PredictionCount();
    counted.add(two);
    const judged = judgedBy(counted.sums());
    expect(judged.bins).toMatchObject([
      { from: 0.5, to: 0.55, reviews: 1, predicted: 0.5, actual: 0 },
      { from: 0.8, to: 0.85, reviews: 1, predicted: 0.8, actual: 1 },
    ]);
    expect(judged.logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.5)) / 2, 6);
    expect(judged.rmse).toBeCloseTo(0.15, 6);
    expect(judgedBy(new PredictionCount().sums())).toEqual({
      scored: 0,
      logLoss: null,
      rmse: null,
      bins: [],
    });
  });

  it("come to the same from sums of parts, and what was added can be taken away to nothing", () => {
    const one = fc.record({
      recall: fc.double({ min: 0, max: 1, noNaN: true }),
      recalled: fc.boolean(),
      gap: fc.integer({ min: 1, max: 900 }),
      answers: fc.integer({ min: 1, max: 40 }),
      lapses: fc.nat({ max: 8 }),
      day: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (a, b) => {
        const whole = new PredictionCount();
        whole.add([...a, ...b]);
        const [first, second] = [new PredictionCount(), new PredictionCount()];
        first.add(a);
        second.add([...b, ...a]);
        second.add(a, -1);
        second.plus(first.sums());
        expect(second.sums()).toEqual(whole.sums());
        const judged = judgedBy(whole.sums());
        expect(judged.logLoss ?? 0).toBeCloseTo(logLoss([...a, ...b]) ?? 0, 5);
        expect(judged.rmse ?? 0).toBeCloseTo(rmseInBins([...a, ...b]) ?? 0, 4);
      }),
    );
  });

  it("hold the share itself in its interval, which is narrower the more was asked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }), (n, asked) => {
        const hits = Math.min(n, asked);
        const { low, high } = wilson(hits, n);
        expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
        const wider = wilson(hits, n);
        const narrower = wilson(hits * 10, n * 10);
        expect(narrower.high - narrower.low).toBeLessThan(wider.high - wider.low);
      }),
    );
    // The example of the paper's formula: 8 of 10.
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4);
    expect(wilson(8, 10).high).toBeCloseTo(0.9433, 4);
  });
});

describe("where a learner stands", () => {
  const state = { stability: 10, difficulty: 5, intervalDays: 10, daysSince: 10 };

  it("expects nine of ten cards after as many days as their stability, and less later", () => {
    const standing = standingOf(
      Array.from({ length: 10 }, () => state),
      DEFAULT_PARAMETERS,
    );
    expect(standing.known).toBeCloseTo(9, 6);
    const later = standing.later.map(({ known }) => known);
    expect([...later].sort((a, b) => b - a)).toEqual(later);
    expect(later[0]).toBeLessThan(9);
  });

  it("counts every card once in each histogram", () => {
    const made = fc.record({
      stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      intervalDays: fc.nat({ max: 5_000 }),
      daysSince: fc.double({ min: 0, max: 5_000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(made), (states) => {
        const standing = standingOf(states, DEFAULT_PARAMETERS);
        for (const bars of [
          standing.intervals,
          standing.stabilities,
          standing.difficulties,
          standing.recalls,
        ])
          expect(bars.reduce((sum, bar) => sum + bar.cards, 0)).toBe(states.length);
        expect(standing.known).toBeLessThanOrEqual(states.length + 1e-9);
      }),
    );
    const [under] = standingOf([{ ...state, intervalDays: 0 }], DEFAULT_PARAMETERS).intervals;
    expect(under).toEqual({ from: 0, to: 1, cards: 1 });
  });
});
