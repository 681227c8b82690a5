import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { creditOf, MOST_FROM_ONE_DAY, spreadOf } from "#lib/classes/credit.ts";
import { standing, type Terms, type Work } from "#lib/classes/goals.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";

const OPENS = "2026-03-02";
const CARDS = Array.from({ length: 12 }, (_, i) => `card-${i}`);
const terms: Terms = {
  goal: { kind: "seen" },
  opens: OPENS,
  due: addDays(OPENS, 30),
  closes: null,
  lateRule: "counts",
};

/** One answer to each of the first so many cards on each day, as if from a log. */
function workOf(answers: readonly { readonly card: number; readonly day: number }[]): Work {
  const firstSeen = new Map<string, string>();
  const cardsOn = new Map<string, string[]>();
  for (const { card, day } of [...answers].sort((a, b) => a.day - b.day)) {
    const id = CARDS[card] ?? "";
    const name = addDays(OPENS, day);
    if (!firstSeen.has(id)) firstSeen.set(id, name);
    cardsOn.set(name, [...(cardsOn.get(name) ?? []), id]);
  }
  const days = [...cardsOn].map(([day, ids]) => ({ day, cards: new Set(ids).size }));
  return { cards: CARDS, states: new Map(), days, firstSeen };
}

const credit = (work: Work): number =>
  creditOf(terms, work, standing(terms, work, addDays(OPENS, 20), DEFAULT_PARAMETERS));

const answer = fc.record({
  card: fc.integer({ min: 0, max: CARDS.length - 1 }),
  day: fc.integer({ min: 0, max: 19 }),
});

describe("credit", () => {
  it("gives everything in one sitting at most 60 % of the same work on several days", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: CARDS.length - 1 }), { minLength: 4 }),
        fc.integer({ min: 2, max: 6 }),
        (cards, days) => {
          const crammed = credit(workOf(cards.map((card) => ({ card, day: 0 }))));
          const spread = credit(workOf(cards.map((card, i) => ({ card, day: i % days }))));
          expect(crammed).toBeLessThanOrEqual(MOST_FROM_ONE_DAY * spread + 1e-9);
        },
      ),
    );
  });

  it("is no more for one sitting however often its cards are answered", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (times) => {
        const all = CARDS.flatMap((_, card) => Array.from({ length: times }, () => ({ card, day: 3 })));
        expect(credit(workOf(all))).toBeCloseTo(MOST_FROM_ONE_DAY, 9);
      }),
    );
  });

  it("never falls by more work, and lies between nothing and everything", () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), answer, (before, one) => {
        const less = credit(workOf(before));
        const more = credit(workOf([...before, one]));
        expect(more).toBeGreaterThanOrEqual(less - 1e-9);
        expect(more).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("does not fall where a card of another day is asked again", () => {
    const before = [
      { card: 10, day: 0 },
      { card: 0, day: 2 },
    ];
    expect(credit(workOf([...before, { card: 10, day: 2 }]))).toBeGreaterThanOrEqual(credit(workOf(before)));
  });

  it("is whole for the goal reached on two even days", () => {
    expect(credit(workOf(CARDS.map((_, card) => ({ card, day: card % 2 }))))).toBe(1);
  });

  it("counts what was learnt before the assignment for the day on which it was met", () => {
    const before = workOf(CARDS.map((_, card) => ({ card, day: -1 - (card % 3) })));
    expect(credit({ ...before, days: [] })).toBe(1);
  });

  it("is the score of a quiz, and nothing before there is one", () => {
    const quiz: Terms = { ...terms, goal: { kind: "quiz", quizId: "q" } };
    const of = (work: Work): number =>
      creditOf(quiz, work, standing(quiz, work, addDays(OPENS, 1), DEFAULT_PARAMETERS));
    expect(of(workOf([]))).toBe(0);
    expect(of({ ...workOf([]), attempt: { day: OPENS, score: 0.75 } })).toBe(0.75);
  });
});

describe("how work is spread", () => {
  it("is 60 % on one day and whole where no day holds more than that", () => {
    expect(spreadOf([10], 10)).toBeCloseTo(0.6, 9);
    expect(spreadOf([6, 4], 10)).toBe(1);
    expect(spreadOf([9, 1], 10)).toBeCloseTo(0.7, 9);
    expect(spreadOf([], 0)).toBe(0);
  });
});
