import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, studyDayOf } from "#lib/base/study-time.ts";
import { FIGURES, figuresOfCard, minus, NO_FIGURES, plus } from "#lib/memory/figures.ts";
import type { AnsweredEvent, Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

const START = Date.UTC(2026, 0, 5);
const DAY_START = 4;

/** An answer some days and hours after the first day began; at the due that is given. */
function answered(
  id: string,
  at: { readonly day: number; readonly hour: number; readonly minute?: number },
  rating: Rating,
  rest: Partial<AnsweredEvent> = {},
): AnsweredEvent {
  const studyTime =
    START + at.day * MS_PER_DAY + (at.hour - DAY_START) * MS_PER_HOUR + (at.minute ?? 0) * MS_PER_MINUTE;
  return {
    kind: "answered",
    id,
    cardId: "card",
    effectiveAt: studyTime + DAY_START * MS_PER_HOUR,
    studyTime,
    studyDay: studyDayOf(studyTime),
    deviceId: "device",
    deviceSequence: 0,
    rating,
    mode: "study",
    movesSchedule: true,
    tookMs: 10_000,
    dueShown: null,
    ...rest,
  };
}
const undone = (id: string, target: string, event: AnsweredEvent): ReviewEvent => ({
  kind: "undone",
  id,
  target,
  cardId: event.cardId,
  effectiveAt: event.effectiveAt + 1_000,
  studyTime: event.studyTime + 1_000,
  deviceId: "device",
  deviceSequence: 1,
});
const of = (events: readonly ReviewEvent[]) => figuresOfCard(events, DEFAULT_PRESET, "ada");

// One card: met on day 0 and learnt in two steps; asked on day 8 (known, after an interval of some days), early on day
// 20 (known), on day 70 (forgotten after weeks, and asked again ten minutes later), then practised, and once answered by
// mistake and taken back.
const mistake = answered("h", { day: 71, hour: 9 }, 4);
const LOG: readonly ReviewEvent[] = [
  answered("a", { day: 0, hour: 9 }, 3),
  answered("b", { day: 0, hour: 9, minute: 10 }, 4),
  answered("c", { day: 8, hour: 20 }, 3),
  answered("d", { day: 20, hour: 9 }, 4),
  answered("e", { day: 70, hour: 9 }, 1, { tookMs: null }),
  answered("f", { day: 70, hour: 9, minute: 10 }, 3),
  answered("g", { day: 70, hour: 21 }, 2, { mode: "practice", movesSchedule: false, tookMs: 4_000 }),
  mistake,
  undone("i", "h", mistake),
];

describe("the figures of a day", () => {
  it("are those that a person would count by hand", () => {
    const { days } = of(LOG);
    const day = (n: number) => days.get(studyDayOf(START + n * MS_PER_DAY)) ?? NO_FIGURES;
    expect([...days.keys()]).toHaveLength(4);
    expect(day(0)).toEqual({ ...NO_FIGURES, answers: 2, good: 1, easy: 1, tookMs: 20_000, firsts: 1 });
    expect(day(8)).toMatchObject({ answers: 1, good: 1, youngAsked: 1, youngPassed: 1, matureAsked: 0 });
    // Three weeks or more were its interval by then, though it was asked early: mature.
    expect(day(20)).toMatchObject({ answers: 1, easy: 1, youngAsked: 0, matureAsked: 1, maturePassed: 1 });
    // The answer ten minutes later is no test of memory, nor is practice.
    expect(day(70)).toMatchObject({
      answers: 2,
      again: 1,
      good: 1,
      hard: 0,
      tookMs: 10_000,
      besides: 1,
      besidesMs: 4_000,
      youngAsked: 0,
      matureAsked: 1,
      maturePassed: 0,
    });
  });

  it("say what was predicted for the answers that true retention counts, and for no others", () => {
    const { days } = of(LOG);
    const predicted = [...days.values()].map((one) => one.predicted / 1_000_000);
    expect(predicted[0]).toBe(0);
    for (const chance of predicted.slice(1)) {
      expect(chance).toBeGreaterThan(0.3);
      expect(chance).toBeLessThan(1);
    }
  });

  it("find the hour of the study day", () => {
    expect([...of(LOG).hours].sort(([a], [b]) => a - b)).toEqual([
      [9 - DAY_START, { asked: 2, passed: 1 }],
      [20 - DAY_START, { asked: 1, passed: 1 }],
    ]);
  });

  it("are the same for any order of arrival, and what is added can be taken away", () => {
    const whole = of(LOG).days;
    fc.assert(
      fc.property(fc.shuffledSubarray([...LOG], { minLength: LOG.length }), (shuffled) => {
        expect(of([...shuffled, ...shuffled]).days).toEqual(whole);
      }),
    );
    for (const day of whole.values()) expect(minus(plus(day, day), day)).toEqual(day);
    expect(Object.keys(NO_FIGURES)).toEqual([...FIGURES]);
  });

  it("count a card that was reset as met once more", () => {
    const reset: ReviewEvent = {
      ...undone("r", "", answered("", { day: 5, hour: 9 }, 3)),
      kind: "reset",
      id: "r",
    } as ReviewEvent;
    const again = answered("z", { day: 5, hour: 10 }, 3);
    const { days } = of([...LOG.slice(0, 3), reset, again]);
    expect(days.get(again.studyDay)).toMatchObject({ answers: 1, firsts: 1, youngAsked: 0 });
  });
});
