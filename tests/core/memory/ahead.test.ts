import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/base/random.ts";
import { dayFromName, MS_PER_DAY, studyDayOf } from "#lib/base/study-time.ts";
import { type AheadDay, type AheadQuestion, byWeek, playAhead } from "#lib/memory/ahead.ts";
import type { AnsweredEvent, CardState } from "#lib/schedule/events.ts";
import { NEW_CARD, step } from "#lib/schedule/fold.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { balanceOn } from "#lib/study/balance.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

const TODAY = "2026-03-02";
const ask: AheadQuestion = {
  states: [],
  scale: 1,
  unseen: 200,
  rules: DEFAULT_PRESET,
  newPerDay: 10,
  reviewsPerDay: 500,
  today: TODAY,
  days: 60,
  seconds: { first: 38, known: 13, lapse: 38 },
  firstShares: [0.24, 0.1, 0.5, 0.16],
  passShares: [0.12, 0.82, 0.06],
  seed: "a",
};
const total = (days: readonly AheadDay[], of: (day: AheadDay) => number): number =>
  days.reduce((sum, day) => sum + of(day), 0);

/** Cards that were met one by one, by events through the fold. */
function metCards(count: number): readonly CardState[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (dayFromName(TODAY) - 1 - (i % 20)) * MS_PER_DAY + MS_PER_DAY / 2;
    return step(NEW_CARD, answered(`card-${i}`, at, 4), DEFAULT_PRESET, "ada");
  });
}

function answered(cardId: string, studyTime: number, rating: 1 | 2 | 3 | 4, n = 0): AnsweredEvent {
  return {
    kind: "answered",
    id: `${cardId} ${studyTime} ${n}`,
    cardId,
    effectiveAt: studyTime,
    studyTime,
    studyDay: studyDayOf(studyTime),
    deviceId: "d",
    deviceSequence: n,
    rating,
    mode: "study",
    movesSchedule: true,
    tookMs: null,
    dueShown: null,
  };
}

describe("days that are played ahead", () => {
  it("come out the same for the same question", () => {
    expect(playAhead(ask)).toEqual(playAhead(ask));
    expect(playAhead({ ...ask, seed: "b" })).not.toEqual(playAhead(ask));
  });

  it("meet as many new cards a day as asked, until there are none", () => {
    const days = playAhead(ask);
    expect(days.slice(0, 20).every((day) => day.newCards === 10)).toBe(true);
    expect(total(days, (day) => day.newCards)).toBe(200);
    expect(days.slice(20).every((day) => day.newCards === 0)).toBe(true);
  });

  it("keep the limit of reviews, and what finds no room waits", () => {
    const days = playAhead({ ...ask, states: metCards(100), reviewsPerDay: 5 });
    expect(Math.max(...days.map((day) => day.reviews))).toBe(5);
    expect(days[30]?.waiting).toBeGreaterThan(0);
  });

  it("cost more and leave more known where more is to be known when asked", () => {
    const way = (desiredRetention: number) =>
      playAhead({ ...ask, rules: { ...DEFAULT_PRESET, desiredRetention } });
    const [low, high] = [way(0.8), way(0.95)];
    expect(total(high, (day) => day.minutes)).toBeGreaterThan(total(low, (day) => day.minutes));
    expect(high.at(-1)?.known).toBeGreaterThan(low.at(-1)?.known ?? 0);
  });

  it("are about the same for a fair sample as for all cards", () => {
    const states = metCards(1_000);
    const whole = playAhead({ ...ask, states, unseen: 0 });
    const part = playAhead({ ...ask, states: states.filter((_, i) => i % 2 === 0), scale: 2, unseen: 0 });
    const reviews = (days: readonly AheadDay[]) => total(days, (day) => day.reviews);
    expect(reviews(part) / reviews(whole)).toBeGreaterThan(0.95);
    expect(reviews(part) / reviews(whole)).toBeLessThan(1.05);
  });

  it("have the reviews a day of the real scheduler, replayed event by event with other luck, within three in a hundred", () => {
    const states = metCards(1_500);
    // The mean of some lucks: one alone is off by two in a hundred as often as not.
    const SEEDS = ["a", "b", "c", "d", "e", "f"];
    const played =
      SEEDS.reduce((sum, seed) => {
        const days = playAhead({ ...ask, seed, states, unseen: 0, days: 90, reviewsPerDay: 9_999 });
        return sum + total(days, (day) => day.reviews);
      }, 0) / SEEDS.length;
    // The log of ninety days through the fold, as the server does it.
    const zero = dayFromName(TODAY);
    const random = seededRandom("other luck");
    let reviews = 0;
    for (const [i, first] of [...states, ...states, ...states].entries()) {
      let state = first;
      for (let day = 0; day < 90; day += 1) {
        const { memory } = state;
        if (memory.kind === "new" || memory.due.kind !== "day") break;
        if (dayFromName(memory.due.day) - zero > day) continue;
        const noon = (zero + day) * MS_PER_DAY + MS_PER_DAY / 2;
        const since = zero + day - Math.floor(memory.lastStudyTime / MS_PER_DAY);
        const known = random() < recallAfter(since, memory.stability, DEFAULT_PRESET.parameters);
        const luck = random();
        const rating = !known ? 1 : luck < 0.12 ? 2 : luck < 0.94 ? 3 : 4;
        state = step(state, answered(`card-${i}`, noon, rating), DEFAULT_PRESET, "ada");
        for (let n = 1; state.memory.kind === "seen" && state.memory.due.kind === "instant" && n < 8; n += 1)
          state = step(state, answered(`card-${i}`, noon + n * 600_000, 3, n), DEFAULT_PRESET, "ada");
        reviews += 1;
      }
    }
    const ratio = (played * 3) / reviews;
    expect(ratio).toBeGreaterThan(0.97);
    expect(ratio).toBeLessThan(1.03);
  });

  it("ask nothing on days off, and what was due then comes afterwards", () => {
    const states = metCards(100);
    const off = [3, 4, 5, 6, 7, 8, 9];
    const [home, away] = [playAhead({ ...ask, states }), playAhead({ ...ask, states, off })];
    for (const day of off) expect(away[day]).toMatchObject({ reviews: 0, newCards: 0, minutes: 0 });
    expect(away.slice(0, 3)).toEqual(home.slice(0, 3));
    expect(away[10]?.reviews).toBeGreaterThan(home[10]?.reviews ?? 0);
  });

  it("carry less on easy days, where intervals leave a choice", () => {
    const easyDays = ["normal", "normal", "normal", "normal", "normal", "minimum", "minimum"] as const;
    const moves: AheadQuestion["moves"] = (today, load) =>
      balanceOn(today, load, { balance: false, easyDays });
    const question = { ...ask, states: metCards(400), unseen: 0, days: 84 };
    const weekend = (days: readonly AheadDay[]) =>
      days.reduce((sum, day, i) => sum + (i % 7 > 4 ? day.reviews : 0), 0) /
      total(days, (day) => day.reviews);
    // The first of March 2026 was a Sunday: the days begin on a Monday.
    expect(weekend(playAhead({ ...question, moves }))).toBeLessThan(0.7 * weekend(playAhead(question)));
  });

  it("tell which card comes on which day: those that were met by their place, then the new ones", () => {
    const told = new Map<number, number>();
    const states = metCards(20);
    const days = playAhead({ ...ask, states, unseen: 30, days: 20 }, (card) =>
      told.set(card, (told.get(card) ?? 0) + 1),
    );
    expect([...told.keys()].every((card) => card >= 0 && card < 50)).toBe(true);
    expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBe(
      total(days, (day) => day.reviews + day.newCards),
    );
  });

  it("add up by week", () => {
    const days = playAhead({ ...ask, days: 10 });
    const weeks = byWeek(days, TODAY);
    expect(weeks.map((week) => week.from)).toEqual(["2026-03-02", "2026-03-09"]);
    expect(weeks[0]?.reviewsPerDay).toBeCloseTo(
      total(days.slice(0, 7), (day) => day.reviews + day.newCards) / 7,
      9,
    );
    expect(weeks[1]?.known).toBe(days.at(-1)?.known);
  });
});
