import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, MS_PER_DAY, MS_PER_HOUR, studyDay, utcOffsetMinutes } from "#lib/base/study-time.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { type OnDevice, offlineSession } from "#lib/study/offline-session.ts";
import type { SentReview } from "#lib/study/types.ts";
import { ZONES } from "../zones.ts";
import { studyCard } from "./cards.ts";

const CARDS = ["a", "b", "c", "d", "e", "f"];
/** The night of 28 March 2026 moves clocks in Europe; Lord Howe and Auckland follow on 5 April. */
const START = Date.UTC(2026, 2, 26, 0);

function packed(dayStart: number): OnDevice {
  const preset = {
    ...DEFAULT_PRESET,
    rulesId: "no-steps",
    newPerDay: 3,
    // In its steps a card may come back after minutes, wherever one is.
    learningStepsMinutes: [],
    relearningStepsMinutes: [],
  };
  return {
    pack: {
      version: "1",
      userId: "ada",
      clock: { zone: "UTC", dayStart },
      studyDay: "2026-03-25",
      until: "2027-03-25",
      preset,
      decks: [{ id: "deck", title: "Deck", dossierTitle: "Dossier", studied: [0] }],
      cards: CARDS.map((id) => ({ id, stamp: id, decks: [0] })),
      done: [],
      media: [],
    },
    cards: new Map(CARDS.map((id) => [id, { card: studyCard(id, NEW_CARD), likeness: [] }])),
    sent: [],
    unsent: [],
  };
}

type Sitting = { readonly now: number; readonly zone: string; readonly ratings: readonly Rating[] };
type Asked = { readonly card: string; readonly day: string; readonly isNew: boolean };

/** Sits down again and again, answers everything that is due, and tells what was asked on which study day. */
function lived(sittings: readonly Sitting[], dayStart = 4): readonly Asked[] {
  let here = packed(dayStart);
  const asked: Asked[] = [];
  for (const { now, zone, ratings } of sittings) {
    // All of it was sent, so all of it is in the states.
    const session = offlineSession(here, { kind: "all" }, { zone, now, played: false });
    for (const [i, card] of (session?.cards ?? []).entries()) {
      const deviceTime = now + i * 20_000;
      const day = studyDay(deviceTime, { zone, dayStart });
      asked.push({ card: card.id, day, isNew: card.state.memory.kind === "new" });
      const review: SentReview = {
        id: `${here.sent.length}`,
        kind: "answered",
        cardId: card.id,
        cardVersion: 1,
        rating: ratings[i % ratings.length] ?? 3,
        target: null,
        deviceId: "phone",
        deviceSequence: here.sent.length,
        deviceTime,
        utcOffsetMinutes: utcOffsetMinutes(deviceTime, zone),
        zone,
        tookMs: null,
        mode: "study",
        dueShown: null,
        rulesId: "no-steps",
      };
      here = { ...here, sent: [...here.sent, review] };
    }
  }
  return asked;
}

const twice = (asked: readonly Asked[]) =>
  asked.filter((one, i) => asked.findIndex((other) => other.card === one.card && other.day === one.day) < i);

describe("a learner who travels", () => {
  it("is asked no card twice on one study day, wherever they are and whenever they study", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            // Sittings minutes or days apart, and flights of any length in between.
            gap: fc.oneof(fc.integer({ min: 1, max: 180 }), fc.integer({ min: 180, max: 4 * 24 * 60 })),
            zone: fc.constantFrom(...ZONES),
            ratings: fc.array(fc.constantFrom<Rating>(2, 3, 4), { minLength: 1, maxLength: 3 }),
          }),
          { minLength: 2, maxLength: 14 },
        ),
        fc.constantFrom(0, 4, 12, 23),
        (legs, dayStart) => {
          let now = START;
          const sittings = legs.map(({ gap, zone, ratings }) => {
            now += gap * 60_000;
            return { now, zone, ratings };
          });
          expect(twice(lived(sittings, dayStart))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keeps due what is due on a day that a flight over the date line skips, and repeats nothing on one that it doubles", () => {
    const ratings = [4] as const;
    const east = lived([
      { now: Date.UTC(2026, 3, 10, 1), zone: "Pacific/Auckland", ratings },
      // Twelve hours later it is the same day again, over there.
      { now: Date.UTC(2026, 3, 10, 13), zone: "America/Los_Angeles", ratings },
      { now: Date.UTC(2026, 3, 10, 21), zone: "Pacific/Kiritimati", ratings },
    ]);
    expect(twice(east)).toEqual([]);
    const first = east.filter((one) => one.day === "2026-04-10");
    expect(first.map((one) => one.card)).toEqual(["a", "b", "c"]);
    const skipped = lived([
      { now: Date.UTC(2026, 3, 10, 20), zone: "America/Los_Angeles", ratings: [2] },
      ...Array.from({ length: 30 }, (_, i) => ({
        now: Date.UTC(2026, 3, 12 + i, 20),
        zone: "Pacific/Auckland",
        ratings: [2] as const,
      })),
    ]);
    expect(new Set(skipped.map((one) => one.card))).toEqual(new Set(CARDS));
    expect(skipped.filter((one) => !one.isNew).length).toBeGreaterThan(0);
  });

  it("has the new cards of each day once, also when clocks change that night", () => {
    for (const zone of ZONES) {
      const days = Array.from({ length: 14 }, (_, i) => i);
      const asked = lived(
        days.flatMap((i) =>
          [6, 30, 52].map((hour) => ({
            now: START + i * MS_PER_DAY + (hour / 4) * MS_PER_HOUR,
            zone,
            ratings: [4 as const],
          })),
        ),
      );
      const fresh = asked.filter((one) => one.isNew);
      expect(fresh).toHaveLength(CARDS.length);
      const [day] = fresh.map((one) => one.day).sort();
      for (const one of fresh) expect([day, addDays(day ?? "", 1)]).toContain(one.day);
      expect(twice(asked)).toEqual([]);
    }
  });
});
