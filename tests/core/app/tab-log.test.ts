import { describe, expect, it } from "vitest";
import type { Draft } from "#app/study/outbox.ts";
import { firstShown, missedBy, note, noteOwner, ownerHere } from "#app/study/tab-log.ts";
import type { StudySession } from "#lib/study/types.ts";

const NOW = Date.UTC(2026, 10, 12, 9, 0, 0);

function session(userId: string | null = null): StudySession {
  return {
    userId,
    clock: { zone: "UTC", dayStart: 4 },
    studyDay: "2026-11-12",
    preset: {
      parameters: [],
      parametersId: "default",
      desiredRetention: 0.9,
      learningStepsMinutes: [1, 10],
      relearningStepsMinutes: [10],
      maximumIntervalDays: 36_500,
      newPerDay: 20,
      reviewsPerDay: 200,
      fuzz: false,
    },
    scope: { kind: "all" },
    cards: [],
    counts: { new: 0, learning: 0, review: 0 },
    answeredToday: 0,
    nextDue: null,
  };
}

function draft(id: string): Draft {
  return {
    id,
    kind: "answered",
    cardId: `card of ${id}`,
    cardVersion: 1,
    rating: 3,
    target: null,
    deviceTime: NOW,
    utcOffsetMinutes: 0,
    zone: "UTC",
    tookMs: null,
    mode: "study",
    dueShown: null,
  };
}

const ids = (drafts: readonly Draft[]) => drafts.map(({ id }) => id);

describe("what a tab remembers of its sittings", () => {
  it("tells a session that is shown again what was answered since it was first shown, once each", () => {
    note(draft("before"));
    const first = session();
    expect(ids(missedBy(first, [], NOW))).toEqual([]);
    note(draft("one"));
    note(draft("two"));
    note(draft("one"));
    expect(ids(missedBy(first, [draft("two")], NOW))).toEqual(["one", "two"]);
  });

  it("keeps for a session what was unsent when it came, also after it was sent", () => {
    const first = session();
    expect(ids(missedBy(first, [draft("kept")], NOW))).toEqual(["kept"]);
    note(draft("three"));
    expect(ids(missedBy(first, [], NOW))).toEqual(["kept", "three"]);
  });

  it("tells a new session only what the device has not sent yet", () => {
    note(draft("four"));
    expect(ids(missedBy(session(), [draft("four")], NOW))).toEqual(["four"]);
    expect(ids(missedBy(session(), [], NOW))).toEqual([]);
  });

  it("knows since when a session is on the screen", () => {
    const shown = session();
    expect(firstShown(shown, NOW)).toBe(NOW);
    expect(firstShown(shown, NOW + 1)).toBe(NOW);
  });

  it("gives a session from before the first answer the name that came with the answer", () => {
    expect(ownerHere(session())).toBeNull();
    noteOwner("ann");
    expect(ownerHere(session())).toBe("ann");
    expect(ownerHere(session("bea"))).toBe("bea");
  });
});
