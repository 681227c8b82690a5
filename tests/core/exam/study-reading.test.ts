import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { predictionCorrection } from "#lib/exam/correction.ts";
import { expectedScore } from "#lib/exam/expected-score.ts";
import { chanceAt, readBy } from "#lib/exam/levels.ts";
import { planExam } from "#lib/exam/plan.ts";
import { type AnsweredStep, studyReading } from "#lib/exam/study-reading.ts";
import { MODEL, newCards, seenCard } from "./cards.ts";

const STEPS = [0.6, 0.7, 0.8, 0.9, 0.97] as const;

/** So many answers at each of some chances, known as often as somebody says. */
function answered(n: number, known: (chance: number) => number): readonly AnsweredStep[] {
  return STEPS.map((chance) => ({ n, predicted: n * chance, recalled: Math.round(n * known(chance)) }));
}

const cards = Array.from({ length: 200 }, (_, i) => seenCard(`card ${i}`, 20, 3, { answers: 6 }));
const score = (steps: readonly AnsweredStep[]) =>
  expectedScore({
    cards,
    inDays: 7,
    model: MODEL,
    questions: 40,
    correction: predictionCorrection([], studyReading(steps)),
  });

describe("what answers while studying say about a memory", () => {
  it("says nothing without answers, and hardly anything after three", () => {
    expect(studyReading([])).toBeNull();
    expect(studyReading([{ n: 0, predicted: 0, recalled: 0 }])).toBeNull();
    const few = studyReading(answered(1, () => 0));
    const many = studyReading(answered(1_000, (chance) => chance - 0.2));
    expect(Math.abs(few?.level ?? 9)).toBeLessThan(Math.abs(many?.level ?? 0) / 2);
    expect(few?.spread).toBeGreaterThan((many?.spread ?? 1) * 1.5);
  });

  it("finds the level and the bend of whoever answered by them", () => {
    const anybody = fc.record({
      level: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
      bend: fc.double({ min: -0.5, max: 0.3, noNaN: true }),
    });
    fc.assert(
      fc.property(anybody, ({ level, bend }) => {
        const found = studyReading(
          answered(40_000, (chance) => chanceAt(readBy(chance, { level: 0, bend }), 5, level)),
        );
        expect(found?.level).toBeCloseTo(level, 1);
        expect(found?.bend).toBeCloseTo(bend, 1);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps its head whatever was answered", () => {
    const step = fc
      .tuple(
        fc.nat({ max: 50_000 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([n, chance, known]) => ({ n, predicted: n * chance, recalled: Math.round(n * known) }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const reading = studyReading(steps);
        for (const value of [reading?.level ?? 0, reading?.bend ?? 0, reading?.spread ?? 0])
          expect(Number.isFinite(value)).toBe(true);
        for (const chance of [0.05, 0.5, 0.9, 0.999]) {
          const read = readBy(chance, reading);
          expect(read).toBeGreaterThanOrEqual(0);
          expect(read).toBeLessThanOrEqual(1);
        }
        const { expected, low, high } = score(steps);
        expect(low).toBeLessThanOrEqual(expected + 1e-9);
        expect(high).toBeGreaterThanOrEqual(expected - 1e-9);
      }),
    );
  });

  it("changes little for a memory that is as the model has it, and makes the interval narrower", () => {
    const plain = expectedScore({ cards, inDays: 7, model: MODEL, questions: 40 });
    const read = score(answered(20_000, (chance) => chanceAt(chance, 5, 0)));
    expect(Math.abs(read.expected - plain.expected)).toBeLessThan(0.01);
    expect(read.high - read.low).toBeLessThan(plain.high - plain.low);
  });

  it("expects less of whoever knew less than was expected, before any mock was sat", () => {
    const plain = expectedScore({ cards, inDays: 7, model: MODEL, questions: 40 });
    const worse = score(answered(400, (chance) => chance - 0.15));
    expect(worse.expected).toBeLessThan(plain.expected - 0.08);
    // What reviews showed is no correction by results: a mock is held against the prediction with it.
    expect(worse.uncorrected).toBeCloseTo(worse.expected, 9);
  });

  it("tells a curve that is only flatter from one that is lower", () => {
    const flatter = (chance: number) => 0.85 + (chance - 0.85) * 0.6;
    const reading = studyReading(answered(2_000, flatter));
    expect(reading?.bend).toBeLessThan(-0.2);
    expect(readBy(0.6, reading)).toBeGreaterThan(0.65);
    expect(readBy(0.97, reading)).toBeLessThan(0.955);
  });

  it("leaves the results of mocks to say what it left open", () => {
    const reading = studyReading(answered(400, (chance) => chance - 0.1));
    const mock = (expected: number, actual: number) => ({
      predicted: { expected, low: expected - 0.1, high: expected + 0.1 },
      uncorrected: expected,
      actual,
      questions: 40,
    });
    const right = predictionCorrection([mock(0.7, 0.7), mock(0.7, 0.7)], reading);
    expect(Math.abs(right?.shift ?? 9)).toBeLessThan(0.05);
    const lower = predictionCorrection([mock(0.8, 0.55), mock(0.8, 0.55)], reading);
    expect(lower?.shift).toBeLessThan(-0.2);
    expect(lower?.reading).toEqual(reading);
  });

  it("goes into what a plan promises, and takes back the promise that no plan does better", () => {
    const input = {
      cards: newCards(60),
      budgets: new Array<number>(10).fill(600),
      spentToday: 0,
      model: MODEL,
      seed: "read",
    };
    const worse = studyReading(answered(400, (chance) => chance - 0.15));
    const plain = planExam(input);
    const read = planExam({ ...input, correction: predictionCorrection([], worse) });
    expect(read.expected.expected).toBeLessThan(plain.expected.expected - 0.03);
    expect(plain.bound).not.toBeNull();
    expect(read.bound).toBeNull();
  });
});
