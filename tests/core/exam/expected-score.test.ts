import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedScore } from "#lib/exam/expected-score.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { anyInput, MODEL, newCard, newCards, seenCard } from "./cards.ts";

const many = (count: number, stability: number, answers: number) =>
  Array.from({ length: count }, (_, i) => seenCard(`card ${i}`, stability, 3, { answers }));

describe("the score to expect", () => {
  it("lies within its interval, and all of it between nothing and everything", () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 30 }), (input, inDays) => {
        const score = expectedScore({ ...input, inDays });
        for (const { expected, low, high } of [score, ...score.topics]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(expected + 1e-9);
          expect(high).toBeGreaterThanOrEqual(expected - 1e-9);
        }
        expect(score.cards).toBe(input.cards.length);
        expect(score.unseen).toBe(input.cards.filter((card) => card.memory === null).length);
      }),
    );
  });

  it("is the weighted mean of its topics", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        fc.pre(input.cards.length > 0);
        const { expected, topics } = expectedScore({ ...input, inDays: 5 });
        expect(topics.reduce((sum, topic) => sum + topic.weight, 0)).toBeCloseTo(1, 9);
        expect(topics.reduce((sum, topic) => sum + topic.weight * topic.expected, 0)).toBeCloseTo(
          expected,
          9,
        );
      }),
    );
  });

  it("is near the mean of recall, a little below it for what nobody knows", () => {
    const { expected } = expectedScore({ cards: many(50, 20, 8), inDays: 7, model: MODEL });
    const recall = recallAfter(10, 20, MODEL.parameters);
    expect(expected).toBeLessThan(recall);
    expect(expected).toBeGreaterThan(recall - 0.03);
  });

  it("leaves more room below than above: what is known can go wrong, and nothing makes up for it", () => {
    const { expected, low, high } = expectedScore({ cards: many(400, 100, 9), inDays: 7, model: MODEL });
    expect(expected).toBeGreaterThan(0.97);
    expect(expected - low).toBeGreaterThan(1.1 * (high - expected));
    expect(expected - low).toBeGreaterThan(0.009);
  });

  it("counts unseen cards as not known", () => {
    const cards = [
      ...many(30, 30, 5),
      ...newCards(30).map((card) => ({ ...card, cardId: `new ${card.cardId}` })),
    ];
    const half = expectedScore({ cards, inDays: 7, model: MODEL });
    const all = expectedScore({ cards: many(30, 30, 5), inDays: 7, model: MODEL });
    expect(half.expected).toBeCloseTo(all.expected / 2, 6);
    expect(half.unseen).toBe(30);
  });

  it("is surer of cards that were answered often, and of an exam with many questions", () => {
    const width = (answers: number, questions?: number): number => {
      const { low, high } = expectedScore({
        cards: many(200, 15, answers),
        inDays: 10,
        model: MODEL,
        ...(questions === undefined ? {} : { questions }),
      });
      return high - low;
    };
    expect(width(10)).toBeLessThan(width(1));
    expect(width(10, 100)).toBeLessThan(width(10, 20));
    expect(width(10, 20)).toBeGreaterThan(0.15);
  });

  it("says that full marks are possible when little is left to forget", () => {
    expect(expectedScore({ cards: many(30, 900, 9), inDays: 2, model: MODEL }).high).toBe(1);
  });

  it("leaves out a fifth at the other end where full marks are within: nothing lies above them", () => {
    const questions = 60;
    const { expected, low, high } = expectedScore({
      cards: many(2_000, 100, 40),
      inDays: 7,
      model: MODEL,
      questions,
      // Next to nothing is left open about the level: what lies below is the luck of the questions.
      correction: { shift: 0, spread: 0.01, outcomes: 9 },
    });
    expect(high).toBe(1);
    // By the binomial distribution, as all cards are alike.
    let [held, chance] = [0, expected ** questions];
    for (let wrong = 0; (questions - wrong) / questions >= low; wrong += 1) {
      held += chance;
      chance *= ((questions - wrong) / (wrong + 1)) * ((1 - expected) / expected);
    }
    expect(held).toBeGreaterThan(0.7);
    expect(held).toBeLessThan(0.93);
  });

  it("follows what the learner's own results say, and remembers what it was without", () => {
    const question = { cards: many(60, 12, 6), inDays: 9, model: MODEL };
    const plain = expectedScore(question);
    const correction = { shift: -1, spread: 0.3, outcomes: 3 };
    const corrected = expectedScore({ ...question, correction });
    expect(corrected.expected).toBeLessThan(plain.expected - 0.05);
    expect(corrected.uncorrected).toBeCloseTo(plain.uncorrected, 2);
    expect(plain.uncorrected).toBeCloseTo(plain.expected, 9);
    const wide = expectedScore({ ...question, correction: { shift: 0, spread: 1, outcomes: 3 } });
    expect(wide.high - wide.low).toBeGreaterThan(plain.high - plain.low);
  });

  it("hangs on the weights", () => {
    const cards = [seenCard("known", 500, 1, { weight: 3 }), newCard("unseen")];
    expect(expectedScore({ cards, inDays: 1, model: MODEL }).expected).toBeGreaterThan(0.7);
  });
});
