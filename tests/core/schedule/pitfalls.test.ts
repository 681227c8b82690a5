import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, studyDayOf, studyTime } from "#lib/base/study-time.ts";
import { problemsOf } from "#lib/schedule/check-rules.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { foldCard } from "#lib/schedule/fold.ts";
import { fuzzRoll } from "#lib/schedule/intervals.ts";
import { previewAnswers } from "#lib/schedule/preview.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { replayCard } from "#lib/schedule/replay.ts";
import { ZONES } from "../zones.ts";
import { answered, RULES, START } from "./answers.ts";

const UTC = { zone: "UTC", dayStart: 0 };

// Each of these went wrong with ts-fsrs used as it comes (5.4.2).
describe("the schedule", () => {
  it("counts study days, not UTC days: ten minutes across UTC midnight are no day", () => {
    const tokyo = { zone: "Asia/Tokyo", dayStart: 4 };
    const at = Date.parse("2026-03-01T23:55:00Z");
    const [, second] = replayCard(
      [
        { at, rating: 3 },
        { at: at + 10 * MS_PER_MINUTE, rating: 3 },
      ],
      RULES,
      tokyo,
    );
    expect(second).toMatchObject({ stability: 2.3065, intervalDays: 2 });
  });

  it("gives the same intervals for the same habit in every zone, across changes of the clock", () => {
    // Evening, then mornings, by the wall clock, through March and April when most clocks change.
    const habit = (zone: string) => {
      const clock = { zone, dayStart: 4 };
      const wall = [20, 24 + 8, 24 * 4 + 8, 24 * 15 + 8, 24 * 40 + 8].map((hour) =>
        Date.UTC(2026, 2, 20, hour),
      );
      const reviews = wall.map((local) => ({
        at: local - (studyTime(local, clock) - local + 4 * MS_PER_HOUR),
        rating: 3 as const,
      }));
      return replayCard(reviews, RULES, clock).map(({ intervalDays, stability }) => ({
        intervalDays,
        stability,
      }));
    };
    for (const zone of ZONES) expect(habit(zone)).toEqual(habit("UTC"));
  });

  it("lets recall fade with the clock, not by whole days", () => {
    const { parameters } = RULES;
    expect(recallAfter(0, 10, parameters)).toBe(1);
    expect(recallAfter(10, 10, parameters)).toBeCloseTo(0.9, 12);
    expect(recallAfter(23.98 / 24, 10, parameters)).toBeLessThan(1);
    expect(recallAfter(30, 2.3, parameters)).toBeCloseTo(0.67, 2);
  });

  it("keeps every interval inside the maximum, and hard below good below easy where there is room", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (ratings, maximumIntervalDays, fuzz) => {
          const rules = { ...RULES, maximumIntervalDays, fuzz };
          const events = ratings.map((rating, i) => answered(START + i * 7 * MS_PER_DAY, rating));
          const state = foldCard(events, rules, "learner");
          const now = START + ratings.length * 7 * MS_PER_DAY;
          const previews = previewAnswers(
            { id: "card", state },
            now,
            { zone: "UTC", dayStart: 4 },
            rules,
            "learner",
          );
          const today = Date.parse(studyDayOf(now - 4 * MS_PER_HOUR));
          const days = ([2, 3, 4] as const).map((rating) => {
            const { due } = previews[rating];
            return due.kind === "day" ? (Date.parse(due.day) - today) / MS_PER_DAY : 0;
          });
          const [hard = 0, good = 0, easy = 0] = days;
          expect(Math.max(...days)).toBeLessThanOrEqual(maximumIntervalDays);
          if (state.memory.kind === "seen" && state.memory.phase === "review") {
            expect(hard).toBeGreaterThanOrEqual(1);
            expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, maximumIntervalDays));
            expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, maximumIntervalDays));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("applies the interval that stood on the button, however long the learner looked at it", () => {
    const rules = { ...RULES, fuzz: true };
    const clock = { zone: "Europe/Riga", dayStart: 4 };
    const first = answered(START, 4);
    const now = START + 9 * MS_PER_DAY;
    const state = foldCard([first], rules, "learner");
    const onButton = previewAnswers({ id: "card", state }, now, clock, rules, "learner");
    for (const rating of [2, 3, 4] as const) {
      for (const seconds of [0, 1, 2, 60]) {
        const at = now + seconds * 1000;
        const event = answered(at, rating, { studyTime: studyTime(at, clock) });
        expect(foldCard([first, event], rules, "learner").memory).toMatchObject({
          due: onButton[rating].due,
        });
      }
    }
  });

  it("applies the interval that a visitor saw, although the learner's id seeds the fuzz only afterwards", () => {
    const rules = { ...RULES, fuzz: true };
    const clock = { zone: "UTC", dayStart: 4 };
    const answers = fc.array(
      fc.record({ rating: fc.constantFrom<Rating>(1, 2, 3, 4), days: fc.integer({ min: 0, max: 90 }) }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(
        answers,
        fc.uuid(),
        fc.integer({ min: 3, max: 400 }),
        (drawn, userId, maximumIntervalDays) => {
          const own = { ...rules, maximumIntervalDays };
          let at = START;
          const events = drawn.map(({ rating, days }, i) => {
            at += days * MS_PER_DAY + 60_000;
            return answered(at, rating, { id: String(i) });
          });
          const state = foldCard(events, own, userId);
          const now = at + MS_PER_DAY;
          const seen = previewAnswers({ id: "card", state }, now, clock, own, "");
          for (const rating of [1, 2, 3, 4] as const) {
            const event = answered(now, rating, { id: "last", dueShown: seen[rating].due });
            expect(foldCard([...events, event], own, userId).memory).toMatchObject({ due: seen[rating].due });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("seeds the fuzz by learner, card and answers in a list: no two of them run into each other", () => {
    expect(fuzzRoll("u", "10", 5)).not.toBe(fuzzRoll("u", "11", 4));
    expect(fuzzRoll("u", "1", 15)).not.toBe(fuzzRoll("u", "11", 5));
    expect(fuzzRoll("a", "bc", 1)).not.toBe(fuzzRoll("ab", "c", 1));
    expect(fuzzRoll("u", "10", 5)).toBe(fuzzRoll("u", "10", 5));
  });

  it("spreads intervals over the whole range of the fuzz, and not below the growth of the interval", () => {
    const rules = { ...RULES, fuzz: true };
    const days = Array.from({ length: 300 }, (_, i) => {
      const cardId = `card ${i}`;
      const events = [answered(START, 4, { cardId }), answered(START + 8 * MS_PER_DAY, 3, { cardId })];
      const { memory } = foldCard(events, rules, "learner");
      return memory.kind === "seen" ? memory.intervalDays : 0;
    });
    const plain = foldCard(
      [answered(START, 4), answered(START + 8 * MS_PER_DAY, 3)],
      RULES,
      "learner",
    ).memory;
    const centre = plain.kind === "seen" ? plain.intervalDays : 0;
    expect(new Set(days).size).toBeGreaterThan(4);
    expect(Math.min(...days)).toBeGreaterThan(8);
    expect(Math.max(...days) - centre).toBeLessThanOrEqual(
      Math.round(1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * (centre - 20)),
    );
  });

  it("takes a clock that was set back, or a flight west, as no time at all", () => {
    const before = answered(START, 4);
    const back = answered(START + 1, 3, { studyTime: START - 3 * MS_PER_DAY });
    const same = answered(START + 1, 3, { studyTime: before.studyTime });
    const { memory } = foldCard([before, back], RULES, "learner");
    expect(memory).toEqual(foldCard([before, same], RULES, "learner").memory);
  });

  it("replays answers that arrive out of order in the order of time", () => {
    const a = { at: START, rating: 3 } as const;
    const b = { at: START + 2 * MS_PER_DAY, rating: 3 } as const;
    const [first, second] = replayCard([a, b], RULES, UTC);
    expect(replayCard([b, a], RULES, UTC)).toEqual([second, first]);
  });

  it("refuses rules that ts-fsrs would quietly replace", () => {
    const wrong = (change: object) => problemsOf({ ...RULES, ...change });
    expect(problemsOf(RULES)).toEqual([]);
    expect(wrong({ desiredRetention: 0 })).toHaveLength(1);
    expect(wrong({ desiredRetention: Number.NaN })).toHaveLength(1);
    expect(wrong({ maximumIntervalDays: 0 })).toHaveLength(1);
    expect(wrong({ maximumIntervalDays: 2.5 })).toHaveLength(1);
    expect(wrong({ parameters: RULES.parameters.slice(0, 19) })).toEqual([
      "FSRS-6 takes 21 parameters; 19 were given.",
    ]);
    expect(wrong({ parameters: RULES.parameters.with(5, Number.NaN) })[0]).toContain("w5");
    expect(wrong({ parameters: RULES.parameters.with(20, 3) })[0]).toContain("w20");
    expect(wrong({ learningStepsMinutes: [-1] })).toHaveLength(1);
  });

  it("repeats the second step on Hard, and halves the way on the first", () => {
    const due = (ratings: readonly Rating[], steps: readonly number[]) => {
      const events = ratings.map((rating, i) => answered(START + i * MS_PER_MINUTE, rating));
      const { memory } = foldCard(events, { ...RULES, learningStepsMinutes: steps }, "learner");
      const last = START + (ratings.length - 1) * MS_PER_MINUTE;
      return memory.kind === "seen" && memory.due.kind === "instant"
        ? (memory.due.at - last) / MS_PER_MINUTE
        : null;
    };
    expect(due([2], [1, 10])).toBe(5.5);
    expect(due([3, 2], [1, 10])).toBe(10);
    expect(due([3, 3, 2], [1, 10, 60])).toBe(60);
    expect(due([2], [10])).toBe(15);
    expect(due([3, 1], [1, 10])).toBe(1);
    expect(due([4], [1, 10])).toBeNull();
    expect(due([3], [])).toBeNull();
  });

  it("keeps a card in its steps when a step is a day or longer", () => {
    const rules = { ...RULES, learningStepsMinutes: [10, 1440, 4320] };
    const one = foldCard([answered(START, 3)], rules, "learner");
    expect(one.memory).toMatchObject({
      phase: "learning",
      intervalDays: 1,
      due: { kind: "day", day: "2026-03-03" },
    });
    const two = foldCard([answered(START, 3), answered(START + MS_PER_DAY, 3)], rules, "learner");
    expect(two.memory).toMatchObject({
      phase: "learning",
      intervalDays: 3,
      due: { kind: "day", day: "2026-03-06" },
    });
    const three = [0, 1, 4].map((day) => answered(START + day * MS_PER_DAY, 3));
    expect(foldCard(three, rules, "learner").memory).toMatchObject({ phase: "review" });
  });

  it("keeps ten minutes ten minutes when the clock changes in between", () => {
    // London, 29 March 2026: 00:55 GMT, and five minutes later it is 02:00 BST.
    const at = Date.parse("2026-03-29T00:55:00Z");
    const [state] = replayCard([{ at, rating: 3 }], RULES, { zone: "Europe/London", dayStart: 4 });
    expect(state?.due).toBe(at + 10 * MS_PER_MINUTE);
  });
});
