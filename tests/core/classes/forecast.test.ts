import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditOf } from "#lib/classes/audit.ts";
import {
  type ForecastQuestion,
  forecast,
  type MetCard,
  type Pace,
  rateOf,
  studyDays,
} from "#lib/classes/forecast.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

const TODAY = 20_000;
const daily: Pace = { days: 21, studied: 21, cards: 420, most: 25, fresh: 0, last: TODAY - 1 };
const never: Pace = { days: 21, studied: 0, cards: 0, most: 0, fresh: 0, last: null };

const cardsOf = (count: number, stability: number, since = 3): readonly MetCard[] =>
  Array.from({ length: count }, () => ({
    stability,
    difficulty: 5,
    last: TODAY - since,
    due: TODAY - since + Math.round(stability),
  }));

const ask = (changes: Partial<ForecastQuestion> = {}): ForecastQuestion => ({
  met: cardsOf(60, 8),
  unmet: 0,
  today: TODAY,
  on: TODAY + 30,
  pace: daily,
  rules: DEFAULT_PRESET,
  seed: "ada",
  ...changes,
});

const anyQuestion = fc.record({
  met: fc.array(
    fc.record({
      stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      last: fc.integer({ min: TODAY - 100, max: TODAY }),
      due: fc.integer({ min: TODAY - 50, max: TODAY + 100 }),
    }),
    { maxLength: 80 },
  ),
  unmet: fc.integer({ min: 0, max: 80 }),
  on: fc.integer({ min: TODAY - 5, max: TODAY + 60 }),
  studied: fc.integer({ min: 0, max: 21 }),
  most: fc.integer({ min: 1, max: 60 }),
  fresh: fc.integer({ min: 0, max: 60 }),
  away: fc.integer({ min: 0, max: 20 }),
});

describe("the forecast", () => {
  it("is the mean chance of recall where nobody studies any more", () => {
    const answer = forecast(ask({ pace: never }));
    const left = recallAfter(33, 8, DEFAULT_PRESET.parameters);
    expect(answer.ifStopped).toBeCloseTo(left, 9);
    expect(answer.atPace).toBeCloseTo(left, 9);
    expect(answer.studyDays).toBe(0);
  });

  it("is higher for who studies daily than for who studies one day in seven, and lowest for who has stopped", () => {
    const weekly: Pace = { days: 21, studied: 3, cards: 30, most: 10, fresh: 0, last: TODAY - 5 };
    const [often, rarely, not] = [daily, weekly, never].map((pace) => forecast(ask({ pace })).atPace);
    expect(often).toBeGreaterThan(rarely ?? 1);
    expect(rarely).toBeGreaterThan(not ?? 1);
    expect(often).toBeGreaterThan(0.88);
  });

  it("meets new cards at the pace of late, and all of them only when there is time", () => {
    const pace = { ...daily, cards: 210, fresh: 42 };
    const question = ask({ met: cardsOf(10, 20), unmet: 100, pace });
    expect(forecast({ ...question, on: TODAY + 10 }).met).toBeGreaterThan(15);
    expect(forecast({ ...question, on: TODAY + 10 }).met).toBeLessThan(60);
    expect(forecast({ ...question, on: TODAY + 90 }).met).toBe(110);
    expect(forecast({ ...question, pace: { ...pace, fresh: 0 } }).met).toBe(10);
  });

  it("is lower where checks found the log too kind", () => {
    const audit = auditOf(Array.from({ length: 40 }, (_, i) => ({ predicted: 0.9, right: i % 3 > 0 })));
    const kind = forecast(ask());
    const true_ = forecast(ask(), audit);
    expect(true_.atPace).toBeLessThan(kind.atPace - 0.1);
    expect(true_.met).toBe(kind.met);
  });

  it("stays between nothing and everything, loses nothing by going on, and answers the same twice", () => {
    fc.assert(
      fc.property(anyQuestion, ({ met, unmet, on, studied, most, fresh, away }) => {
        const cards = studied * most;
        const last = studied === 0 ? null : TODAY - away;
        const pace = { days: 21, studied, cards, most, fresh: Math.min(fresh, cards), last };
        const question = ask({ met, unmet, on, pace });
        const answer = forecast(question);
        for (const share of [answer.now, answer.ifStopped, answer.atPace]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(answer.ifStopped).toBeLessThanOrEqual(answer.now + 1e-9);
        expect(answer.met).toBeGreaterThanOrEqual(Math.min(met.length, met.length + unmet));
        expect(answer.met).toBeLessThanOrEqual(met.length + unmet);
        expect(forecast(question)).toEqual(answer);
      }),
      { numRuns: 60 },
    );
  });

  it("says that who has been away longer than their rhythm explains has stopped", () => {
    const regular = { days: 21, studied: 9, cards: 90, most: 10, fresh: 0 };
    const lately = rateOf({ ...regular, last: TODAY - 2 }, TODAY);
    const gone = rateOf({ ...regular, last: TODAY - 11 }, TODAY);
    expect(lately).toBeCloseTo(9 / 21, 9);
    expect(gone).toBeLessThan(0.05);
  });

  it("studies no second time on a day that was studied, and never on the day itself", () => {
    const days = studyDays({ ...daily, last: TODAY }, TODAY, TODAY + 5, "ada");
    expect(days).toEqual([TODAY + 1, TODAY + 2, TODAY + 3, TODAY + 4]);
  });
});
