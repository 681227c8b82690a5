import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, MS_PER_DAY, studyDay } from "#lib/base/study-time.ts";
import type { CardState, Rating } from "#lib/schedule/events.ts";
import { foldCard, NEW_CARD, standingEvents, step } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { type OnDevice, offlineSession } from "#lib/study/offline-session.ts";
import type { Pack, PackedCard } from "#lib/study/pack.ts";
import { sentEvent } from "#lib/study/sent-event.ts";
import { cardSince } from "#lib/study/since-pack.ts";
import type { SentReview } from "#lib/study/types.ts";
import { CLOCK, inLearning, inReview, NOW, studyCard, TODAY } from "./cards.ts";

const PRESET = { ...DEFAULT_PRESET, newPerDay: 3, fuzz: false };

/** A pack of one deck with these cards. */
function device(states: Readonly<Record<string, CardState>>, changes: Partial<OnDevice> = {}): OnDevice {
  const ids = Object.keys(states);
  const pack: Pack = {
    version: "1",
    userId: "learner",
    clock: CLOCK,
    studyDay: TODAY,
    until: addDays(TODAY, 6),
    preset: PRESET,
    decks: [{ id: "deck", title: "Dates", dossierTitle: "A dossier", studied: [0] }],
    cards: ids.map((id) => ({ id, stamp: id, decks: [0] })),
    done: [],
    media: [],
  };
  const cards = new Map(
    ids.map((id): [string, PackedCard] => [
      id,
      { card: studyCard(id, states[id] ?? NEW_CARD), likeness: [] },
    ]),
  );
  return { pack, cards, sent: [], unsent: [], ...changes };
}

let sequence = 0;
function review(cardId: string, at: number, changes: Partial<SentReview> = {}): SentReview {
  sequence += 1;
  return {
    id: `event-${sequence}`,
    kind: "answered",
    cardId,
    cardVersion: 1,
    rating: 4,
    target: null,
    deviceId: "device",
    deviceSequence: sequence,
    deviceTime: at,
    utcOffsetMinutes: 0,
    zone: "UTC",
    tookMs: 1_000,
    mode: "study",
    dueShown: null,
    ...changes,
  };
}

const ALL = { kind: "all" } as const;
const news = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`n${i}`, NEW_CARD]));
const queueAt = (here: OnDevice, now: number, played = true) =>
  offlineSession(here, ALL, { zone: "UTC", now, played })?.cards.map((card) => card.id) ?? [];

describe("today's queue from what lies on the device", () => {
  it("has what is due today, and the new cards of each day, with nothing asked twice", () => {
    const here = device({
      ...news(9),
      due: inReview(0),
      soon: inReview(-2),
      steps: inLearning(NOW + 60_000),
    });
    const today = queueAt(here, NOW);
    expect(new Set(today)).toEqual(new Set(["steps", "due", "n0", "n1", "n2"]));
    const given = today.map((id, i) => review(id, NOW + i * 1_000));
    const later = device(Object.fromEntries([...here.cards].map(([id, { card }]) => [id, card.state])), {
      unsent: given,
    });
    const third = queueAt(later, NOW + 2 * MS_PER_DAY);
    expect(new Set(third)).toEqual(new Set(["soon", "n3", "n4", "n5"]));
  });

  it("leaves today's unsent answers to the screen, which can take them back, but counts them on a page", () => {
    const answered = [review("n0", NOW), review("n1", NOW + 1)];
    const here = device(news(6), { unsent: answered });
    expect(queueAt(here, NOW + 5)).toEqual(["n0", "n1", "n2"]);
    expect(queueAt(here, NOW + 5, false)).toEqual(["n2"]);
    expect(offlineSession(here, ALL, { zone: "UTC", now: NOW, played: false })?.answeredToday).toBe(2);
  });

  it("knows what was sent since the pack was made, and what the pack says of today", () => {
    expect(queueAt(device(news(6), { sent: [review("n0", NOW)] }), NOW + 5)).toEqual(["n1", "n2"]);
    const here = device(news(6));
    const done = [{ id: "x", siblings: "n1", review: false, decks: [0] }];
    const told = { ...here, pack: { ...here.pack, done } };
    // One of three was done elsewhere, and its sibling waits for another day.
    expect(queueAt(told, NOW)).toEqual(["n0", "n2"]);
    expect(queueAt(told, NOW + MS_PER_DAY)).toEqual(["n0", "n1", "n2"]);
  });

  it("counts the same answer once, whether it waits, was sent, or is in the pack", () => {
    const one = review("n0", NOW - MS_PER_DAY, { rating: 3 });
    const state = foldCard([sentEvent(one, CLOCK) ?? []].flat(), PRESET, "learner");
    const twice = device({ n0: state }, { sent: [one], unsent: [one] });
    const [card] = offlineSession(twice, ALL, { zone: "UTC", now: NOW, played: true })?.cards ?? [];
    expect(card?.state).toEqual(state);
  });

  it("keeps back a card of which something was taken back that the pack has in it", () => {
    const undone = review("due", NOW, { kind: "undone", target: "long-ago", rating: null });
    const here = device({ due: inReview(0), other: inReview(0) }, { unsent: [undone] });
    expect(queueAt(here, NOW + 5)).toEqual(["other"]);
  });

  it("has one deck alone where it is here, and says when it is not", () => {
    const here = device(news(2));
    const ask = { zone: "UTC", now: NOW, played: true };
    expect(offlineSession(here, { kind: "deck", deckId: "deck" }, ask)?.scope).toEqual({
      kind: "deck",
      deckId: "deck",
      title: "Dates",
    });
    expect(offlineSession(here, { kind: "deck", deckId: "other" }, ask)).toBeNull();
  });

  it("counts days by the clock on the wall where the device is", () => {
    const here = device(news(1));
    const at = Date.UTC(2026, 2, 2, 14);
    const there = offlineSession(here, ALL, { zone: "Pacific/Kiritimati", now: at, played: true });
    expect(there?.studyDay).toBe(studyDay(at, { ...CLOCK, zone: "Pacific/Kiritimati" }));
    expect(there?.studyDay).toBe("2026-03-03");
  });

  it("says when something is due next", () => {
    const ask = { zone: "UTC", now: NOW, played: true };
    const reviews = device({ a: inReview(-3), b: inReview(-3), c: inReview(-5) });
    expect(offlineSession(reviews, ALL, ask)?.nextDue).toEqual({ day: addDays(TODAY, 3), cards: 2 });
    expect(offlineSession(device(news(8)), ALL, ask)?.nextDue).toEqual({ day: addDays(TODAY, 1), cards: 3 });
    expect(offlineSession(device(news(2)), ALL, ask)?.nextDue).toBeNull();
  });
});

describe("a card's state since the pack", () => {
  const kinds = fc.constantFrom(
    "answered",
    "answered",
    "answered",
    "suspended",
    "unsuspended",
    "buried",
    "undone",
  );
  const drawn = fc.array(
    fc.record({
      kind: kinds,
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      gap: fc.nat(3 * MS_PER_DAY),
      back: fc.nat(4),
    }),
    { maxLength: 12 },
  );

  it("is the fold of the whole log, wherever the pack was cut, or not known", () => {
    fc.assert(
      fc.property(drawn, fc.nat(12), (steps, cut) => {
        let at = NOW;
        const reviews: SentReview[] = [];
        for (const { kind, rating, gap, back } of steps) {
          at += gap + 1;
          const target = reviews[reviews.length - 1 - back];
          if (kind === "undone" && (!target || target.kind === "undone")) continue;
          const changes =
            kind === "undone"
              ? { target: target?.id ?? null, rating: null }
              : kind === "buried"
                ? { day: studyDay(at + MS_PER_DAY, CLOCK), rating: null }
                : { rating };
          reviews.push(review("card", at, { kind, ...changes }));
        }
        const events = reviews.flatMap((one) => sentEvent(one, CLOCK) ?? []);
        const whole = foldCard(events, PRESET, "learner");
        const packed = foldCard(events.slice(0, cut), PRESET, "learner");
        // The device may still hold some that the pack knows, and holds them in any order.
        const held = [...events].reverse();
        const today = studyDay(at, CLOCK);
        const since = cardSince({ state: packed, past: null }, held, today, PRESET, "learner");
        if (since === null) expect(events.slice(cut).some((event) => event.kind === "undone")).toBe(true);
        else expect(since.state).toEqual(whole);

        // Where the pack tells what stands of its last events apart, those can be taken back too.
        const told = standingEvents(events.slice(0, cut)).slice(-3);
        const ids = new Set(told.map((event) => event.id));
        const before = foldCard(
          standingEvents(events.slice(0, cut)).filter((event) => !ids.has(event.id)),
          PRESET,
          "learner",
        );
        const past = { before, events: told };
        const apart = cardSince({ state: packed, past }, held, today, PRESET, "learner");
        if (since !== null) expect(apart?.state).toEqual(whole);
        const targets = events.slice(cut).flatMap((event) => (event.kind === "undone" ? [event.target] : []));
        const reached = targets.every(
          (id) => ids.has(id) || events.slice(cut).some((event) => event.id === id),
        );
        expect(apart !== null).toBe(reached);
        if (apart === null) return true;
        expect(apart.state).toEqual(whole);
        const again = apart.recent.reduce(
          (state, event) => step(state, event, PRESET, "learner"),
          apart.before,
        );
        expect({ ...again, lastEventId: null }).toEqual({ ...whole, lastEventId: null });
        return true;
      }),
      { numRuns: 300 },
    );
  });
});

describe("the plan of an exam on the device", () => {
  const exam = (days: readonly (readonly string[])[], begun: readonly string[] = []) => ({
    id: "exam",
    title: "History paper",
    days,
    begun,
  });
  const withExam = (states: Readonly<Record<string, CardState>>, own: ReturnType<typeof exam>): OnDevice => {
    const here = device(states);
    return { ...here, pack: { ...here.pack, exams: [own] } };
  };
  const asked = (here: OnDevice, now: number, played = false) =>
    offlineSession(here, { kind: "exam", examId: "exam" }, { zone: "UTC", now, played });

  it("asks what was begun, and then the plan's cards of the day in their order", () => {
    const here = withExam(
      { ...news(4), steps: inLearning(NOW + 60_000), due: inReview(0), later: inReview(-9) },
      exam([["later", "n2"], ["n0"]], ["steps"]),
    );
    const session = asked(here, NOW);
    expect(session?.cards.map((card) => card.id)).toEqual(["steps", "later", "n2"]);
    expect(session?.scope).toEqual({ kind: "exam", examId: "exam", title: "History paper" });
    expect(session?.counts).toEqual({ new: 1, learning: 1, review: 1 });
    const tomorrow = asked(withExam(news(4), exam([["n2"], ["n0", "n1"]])), NOW + MS_PER_DAY);
    expect(tomorrow?.cards.map((card) => card.id)).toEqual(["n0", "n1"]);
  });

  it("asks nothing twice on a day, and leaves to the screen what it plays over it", () => {
    const here = withExam(news(3), exam([["n0", "n1", "n2"]]));
    const unsent = [review("n1", NOW)];
    expect(asked({ ...here, unsent }, NOW + 60_000)?.cards.map((card) => card.id)).toEqual(["n0", "n2"]);
    expect(asked({ ...here, unsent }, NOW + 60_000, true)?.cards).toHaveLength(3);
  });

  it("takes back what was done to its own cards, and has no place for others that are in their steps", () => {
    const here = withExam(news(4), exam([["n0", "n1"]]));
    const sent = [review("n1", NOW), review("n3", NOW + 1_000)];
    const session = asked({ ...here, sent }, NOW + 60_000);
    expect(session?.recent?.events.map((event) => event.cardId)).toEqual(["n1"]);
    expect(session?.recent?.cards.map(({ card }) => card.id)).toEqual(["n1"]);
  });

  it("is not there for days that were not planned, and not for an exam that is not here", () => {
    const here = withExam(news(3), exam([["n0"]]));
    expect(asked(here, NOW + 3 * MS_PER_DAY)).toBeNull();
    expect(asked(device(news(3)), NOW)).toBeNull();
  });
});
