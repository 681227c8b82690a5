import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CatchUpQuestion, catchUp } from "#lib/schedule/catch-up.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { playDays } from "#lib/schedule/play-days.ts";

const TODAY = "2026-03-02";
const RULES = {
  parameters: DEFAULT_PARAMETERS,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
};
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 2, 2, 12);

/** A card that was due some days ago, with an interval. */
function overdue(late: number, interval: number): CardState {
  const day = new Date(NOON - late * DAY).toISOString().slice(0, 10);
  return {
    ...NEW_CARD,
    answers: 3,
    memory: {
      kind: "seen",
      phase: "review",
      stability: interval,
      difficulty: 5,
      step: 0,
      due: { kind: "day", day },
      lastStudyTime: NOON - (late + interval) * DAY,
      intervalDays: interval,
      reps: 3,
      lapses: 0,
    },
  };
}

const backlog = Array.from({ length: 120 }, (_, i) => overdue(i % 30, 3 + (i % 40)));

const ask = (changes: Partial<CatchUpQuestion> = {}): CatchUpQuestion => ({
  states: backlog,
  scale: 1,
  rules: RULES,
  today: TODAY,
  days: 120,
  secondsPerCard: 15,
  isOff: () => false,
  seed: "learner",
  ...changes,
});

describe("a backlog", () => {
  it("ends today when today has room for all of it", () => {
    expect(catchUp(ask(), 60)).toMatchObject({ endsAfter: 0 });
  });

  it("ends sooner with more minutes a day", () => {
    const ends = [4, 6, 10, 20].map(
      (minutes) => catchUp(ask(), minutes).endsAfter ?? Number.POSITIVE_INFINITY,
    );
    expect([...ends].sort((a, b) => b - a)).toEqual(ends);
    expect(ends[0]).toBeGreaterThan(ends[3] ?? 0);
  });

  it("never ends when there is no time for it", () => {
    expect(catchUp(ask(), 0)).toMatchObject({ endsAfter: null });
  });

  it("is worked off in the order after which most is known", () => {
    const plan = catchUp(ask(), 5);
    expect(plan.known).toBeGreaterThanOrEqual(plan.knownAtWorst);
    for (const order of ["surest", "urgent", "oldest", "shortest"] as const) {
      const { known } = playDays({ ...ask(), order, roomOn: () => 20 });
      expect(plan.known).toBeGreaterThanOrEqual(known);
    }
  });

  it("waits on days off", () => {
    const off = catchUp(ask({ isOff: (day) => day < 7 }), 20);
    expect(off.waiting.slice(0, 7).every((waiting) => waiting > 0)).toBe(true);
    expect(off.endsAfter).toBeGreaterThanOrEqual(7);
  });

  it("is empty without cards", () => {
    expect(catchUp(ask({ states: [] }), 10)).toMatchObject({ endsAfter: 0, known: 0 });
  });
});

describe("days that are played", () => {
  it("never answer more than a day has room for, and lose no card", () => {
    const rooms = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(rooms, fc.integer({ min: 1, max: 30 }), (room, days) => {
        const result = playDays({ ...ask(), days, order: "surest", roomOn: () => room });
        for (const answered of result.answered) expect(answered).toBeLessThanOrEqual(room);
        expect((result.answered[0] ?? 0) + (result.waiting[0] ?? 0)).toBe(backlog.length);
      }),
      { numRuns: 30 },
    );
  });

  it("leave out what is set aside or was never met", () => {
    const states = [{ ...overdue(3, 5), suspended: true }, NEW_CARD];
    const { answered, known } = playDays({ ...ask({ states }), order: "surest", roomOn: () => 10 });
    expect(answered.every((count) => count === 0)).toBe(true);
    expect(known).toBe(0);
  });

  it("stand for more cards than were walked through", () => {
    const question = { ...ask(), days: 3, order: "surest" as const };
    const one = playDays({ ...question, roomOn: () => 10 });
    const ten = playDays({ ...question, scale: 10, roomOn: () => 100 });
    expect(ten.answered).toEqual(one.answered.map((count) => count * 10));
    expect(ten.known).toBeCloseTo(one.known * 10, 6);
  });
});
