import { describe, expect, it } from "vitest";
import type { CardState } from "#lib/schedule/events.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { type StudyRun, startRun } from "#lib/study/run.ts";
import { becomesLeech, troubleAfter } from "#lib/study/trouble.ts";
import type { Marking } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { inReview, NOW, session, studyCard } from "./cards.ts";

function lapsed(lapses: number): CardState {
  const state = inReview(1);
  return state.memory.kind === "seen" ? { ...state, memory: { ...state.memory, lapses } } : state;
}

let events = 0;
function answer(run: StudyRun, id: string, rating: 1 | 3, marking?: Marking): StudyRun {
  const card = run.cards.get(id);
  if (!card) throw new Error(`no card ${id}`);
  const press = {
    now: NOW,
    zone: "UTC",
    utcOffsetMinutes: 0,
    newId: () => {
      events += 1;
      return `event-${events}`;
    },
  };
  const previews = previewsFor(run, card, NOW);
  return answerCard(run, id, { rating, previews, tookMs: null, marking }, press)?.run ?? run;
}

const begin = (cards: readonly Parameters<typeof session>[0][number][], changes = {}) =>
  startRun(session(cards, changes), { zone: "UTC", now: NOW });

describe("a leech", () => {
  it("is a card at its eighth lapse, and again at every fourth after it", () => {
    const at = (lapses: number) => becomesLeech(lapsed(lapses - 1), lapsed(lapses), 8);
    expect([7, 8, 9, 11, 12, 16, 17].map(at)).toEqual([false, true, false, false, true, true, false]);
  });

  it("is made by a lapse alone", () => {
    expect(becomesLeech(lapsed(8), lapsed(8), 8)).toBe(false);
    expect(becomesLeech(NEW_CARD, NEW_CARD, 1)).toBe(false);
    expect(becomesLeech(lapsed(0), lapsed(1), 1)).toBe(true);
  });

  it("is told by the answer that makes it, and set aside where the options say so", () => {
    const before = begin([studyCard("a", lapsed(7)), studyCard("b")]);
    expect(troubleAfter(before, answer(before, "a", 1))).toMatchObject({
      kind: "leech",
      card: { id: "a" },
      lapses: 8,
      suspend: false,
    });
    const ways = { ...DEFAULT_WAYS, leechAction: "suspend" as const };
    const strict = begin([studyCard("a", lapsed(7))], { preset: { ...DEFAULT_PRESET, ways } });
    expect(troubleAfter(strict, answer(strict, "a", 1))).toMatchObject({ suspend: true });
  });
});

describe("two cards that were confused", () => {
  const dated = (id: string, date: string) => ({ ...studyCard(id), answer: date });

  it("are told when both were missed and their answers are much alike", () => {
    const run = begin([dated("a", "12 May 1900"), dated("b", "13 May 1900"), dated("c", "1812")]);
    const first = answer(run, "a", 1);
    expect(troubleAfter(run, first)).toBeNull();
    expect(troubleAfter(first, answer(first, "c", 1))).toBeNull();
    expect(troubleAfter(first, answer(first, "b", 1))).toMatchObject({
      kind: "confused",
      cards: [{ id: "a" }, { id: "b" }],
    });
  });

  it("are told when the answer of one was given for the other", () => {
    const run = begin([dated("a", "12 May 1900"), dated("b", "A treaty"), dated("c", "The Axis")]);
    const first = answer(run, "a", 1, { by: "app", proposed: 1, share: 0, chosen: "the axis" });
    expect(troubleAfter(run, first)).toMatchObject({
      kind: "confused",
      by: "said",
      cards: [{ id: "c" }, { id: "a" }],
    });
    const nobodys = answer(run, "a", 1, { by: "app", proposed: 1, share: 0, chosen: "The League" });
    expect(troubleAfter(run, nobodys)).toBeNull();
  });

  it("are not told when one was known", () => {
    const run = begin([dated("a", "12 May 1900"), dated("b", "13 May 1900")]);
    const first = answer(run, "a", 3);
    expect(troubleAfter(first, answer(first, "b", 1))).toBeNull();
    const missed = answer(run, "a", 1);
    expect(troubleAfter(missed, answer(missed, "b", 3))).toBeNull();
  });
});
