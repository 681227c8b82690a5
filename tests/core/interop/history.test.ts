import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, studyDay } from "#lib/base/study-time.ts";
import { toEvent, toRow } from "#lib/db/event-rows.ts";
import { type HistoryOf, historyOf } from "#lib/interop/history.ts";
import type { PackedCard, PackedReview } from "#lib/interop/packed.ts";
import { foldCard } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 2, 9);
const CREATED = "2025-01-01";
const clock = { zone: "Europe/Riga", dayStart: 4 };
const OF: HistoryOf = {
  ...{ cardId: "card", userId: "ada", clock, createdDay: CREATED, now: NOW },
  ...{
    rules: DEFAULT_PRESET,
    rulesId: undefined,
    idOf: (parts: readonly unknown[]) => JSON.stringify(parts),
  },
};

const NEW: PackedCard = {
  ...{
    ord: 0,
    deck: "Spanish",
    place: 1,
    due: { kind: "new" },
    intervalDays: 0,
    factor: 0,
    reps: 0,
    lapses: 0,
  },
  ...{
    suspended: false,
    marked: false,
    flag: 0,
    modified: NOW - 400 * DAY,
    memory: null,
    way: null,
    reviews: [],
  },
};
const on = (day: number, ease: number, interval: number, { type = 1, factor = 2_500 } = {}): PackedReview => [
  NOW - day * DAY,
  ease,
  interval,
  factor,
  5_000,
  type,
];
const days = (day: string): number => Math.round((Date.parse(day) - Date.parse(CREATED)) / DAY);
const dueIn = (n: number): PackedCard["due"] => ({
  kind: "day",
  days: days(addDays(studyDay(NOW, clock), n)),
});
const kinds = (card: PackedCard) => historyOf(card, OF).map((event) => event.kind);
const folded = (card: PackedCard) => foldCard(historyOf(card, OF), DEFAULT_PRESET, "ada");

describe("the history of a card from Anki", () => {
  it("is nothing for a card that was never studied", () => {
    expect(kinds(NEW)).toEqual([]);
    expect(kinds({ ...NEW, suspended: true, flag: 2, marked: true })).toEqual([
      "suspended",
      "flagged",
      "marked",
    ]);
  });

  it("moves no schedule where one crammed", () => {
    const reviews = [on(20, 3, -600, { type: 0 }), on(10, 1, -60, { type: 3, factor: 0 })];
    const [, crammed] = historyOf({ ...NEW, reviews, due: dueIn(4) }, OF);
    expect(crammed).toMatchObject({ kind: "answered", mode: "practice", movesSchedule: false });
    expect(historyOf({ ...NEW, reviews: [on(5, 2, 3, { type: 3 })], due: dueIn(4) }, OF)[0]).toMatchObject({
      ...{ mode: "study", rating: 2 },
    });
  });

  it("knows what was set by hand, and a card that was set back to new", () => {
    const reviews = [on(30, 3, 4), on(20, 0, 12, { type: 4 }), on(10, 0, 0, { type: 4, factor: 0 })];
    expect(kinds({ ...NEW, reviews })).toEqual(["answered", "due-set", "reset"]);
    expect(folded({ ...NEW, reviews }).memory).toEqual({ kind: "new" });
    // Anki says that it is new, and no review says why.
    expect(kinds({ ...NEW, reviews: [on(30, 3, 4)] })).toEqual(["answered", "reset"]);
  });

  it("leaves out what has not happened yet, and answers that there are not", () => {
    expect(kinds({ ...NEW, reviews: [on(-2, 3, 4), on(3, 7, 4), on(3, 0, 4, { type: 1 })] })).toEqual([]);
  });

  it("keeps a card in its steps where it stands in Anki", () => {
    const at = NOW - 5 * 60_000;
    const card: PackedCard = {
      ...{ ...NEW, reviews: [[at, 1, -60, 0, 4_000, 0]] },
      due: { kind: "moment", at: at + 60_000 },
    };
    expect(kinds(card)).toEqual(["answered"]);
    expect(folded(card).memory).toMatchObject({
      phase: "learning",
      due: { kind: "instant", at: at + 60_000 },
    });
  });

  const interval = fc.integer({ min: -1_200, max: 400 });
  const review = fc.tuple(
    fc.integer({ min: NOW - 900 * DAY, max: NOW }),
    fc.integer({ min: 0, max: 4 }),
    interval,
    fc.constantFrom(0, 1_300, 2_500),
    fc.integer({ min: 0, max: 90_000 }),
    fc.integer({ min: 0, max: 5 }),
  );
  const card = fc
    .record({
      reviews: fc.uniqueArray(review, { selector: ([at]) => at, maxLength: 12 }),
      due: fc.integer({ min: -30, max: 900 }).map(dueIn),
      memory: fc.option(
        fc.record({
          stability: fc.double({ min: 0.1, max: 900, noNaN: true }),
          difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
        }),
      ),
      suspended: fc.boolean(),
      flag: fc.integer({ min: 0, max: 7 }),
    })
    .map((some): PackedCard => ({ ...NEW, ...some, reviews: [...some.reviews].sort((a, b) => a[0] - b[0]) }));

  it("always ends where Anki says: the day, what FSRS knew, whether it is suspended", () => {
    fc.assert(
      fc.property(card, (one) => {
        const state = folded(one);
        expect(state.memory.kind).toBe("seen");
        if (state.memory.kind === "new" || one.due.kind !== "day") return;
        expect(state.memory.due).toEqual({ kind: "day", day: addDays(CREATED, one.due.days) });
        if (one.memory)
          expect(Math.abs(state.memory.stability - one.memory.stability)).toBeLessThanOrEqual(
            0.05 * one.memory.stability,
          );
        expect(state.suspended).toBe(one.suspended);
        expect(state.flag ?? 0).toBe(one.flag);
      }),
    );
  });

  it("is the same again, in any order, and as it is kept in rows", () => {
    fc.assert(
      fc.property(card, (one) => {
        const events = historyOf(one, OF);
        expect(historyOf(one, OF)).toEqual(events);
        expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
        const state = foldCard(events, DEFAULT_PRESET, "ada");
        expect(foldCard([...events, ...events].reverse(), DEFAULT_PRESET, "ada")).toEqual(state);
        const recorded = {
          userId: "ada",
          deviceTime: 0,
          receivedAt: NOW,
          utcOffsetMinutes: 0,
          studyDay: CREATED,
        };
        const kept = events.flatMap((event) => {
          const row = toRow(event, recorded);
          const details: unknown = JSON.parse(JSON.stringify(row.details));
          return toEvent({ ...row, details: details === null ? null : { ...Object(details) } }) ?? [];
        });
        expect(kept).toEqual(events);
      }),
    );
  });
});
