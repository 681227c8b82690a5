import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "#app/study/outbox.ts";
import * as move from "#app/study/sitting.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import type { StudyCard, StudySession } from "#lib/study/types.ts";

const NOW = Date.UTC(2026, 10, 12, 9, 0, 0);
const DEVICE = { zone: "UTC", now: NOW };
let minted = 0;
const press = (now: number) => {
  minted += 1;
  return { id: `event-${minted}`, now, zone: "UTC", utcOffsetMinutes: 0 };
};

function card(id: string): StudyCard {
  return {
    id,
    version: 1,
    deckId: "deck",
    deckTitle: "Rivers",
    dossierTitle: "Rivers of the north",
    category: "date",
    question: `Question ${id}?`,
    answer: `Answer ${id}.`,
    receipts: [],
    readings: [],
    disputed: false,
    ruling: null,
    siblings: id,
    state: NEW_CARD,
  };
}

function session(cards: readonly StudyCard[]): StudySession {
  return {
    userId: null,
    clock: { zone: "UTC", dayStart: 4 },
    studyDay: "2026-11-12",
    preset: {
      parameters: [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
        0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
      ],
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
    cards,
    counts: { new: cards.length, learning: 0, review: 0 },
    answeredToday: 0,
    nextDue: null,
  };
}

function answered(sitting: move.Sitting, rating: 1 | 2 | 3 | 4, now: number) {
  const done = move.grade(move.reveal(sitting, now), rating, press(now));
  if (!done) throw new Error("nothing was answered");
  return done;
}

/** What decides the schedule of each card. The last event's id is left out: an undo is one in the log, not here. */
function states(sitting: move.Sitting) {
  return [...sitting.run.cards].map(([id, { state }]) => [id, state.memory, state.answers]);
}

function rated(step: string | number): 1 | 2 | 3 | 4 {
  if (step === 1 || step === 2 || step === 3 || step === 4) return step;
  throw new Error(`not a rating: ${step}`);
}

describe("a sitting", () => {
  const three = session([card("a"), card("b"), card("c")]);

  it("takes no grade before the answer is shown", () => {
    expect(move.grade(move.sitDown(three, DEVICE), 3, press(NOW))).toBeNull();
  });

  it("shows the next card at once and sends what stood on the button", () => {
    const shown = move.reveal(move.sitDown(three, DEVICE), NOW);
    const done = move.grade(shown, 4, press(NOW + 3_000));
    expect(done?.sitting.card?.id).toBe("b");
    expect(done?.sitting.previews).toBeNull();
    expect(done?.draft).toMatchObject({ kind: "answered", cardId: "a", rating: 4, tookMs: 3_000 });
    expect(done?.draft.dueShown).toEqual(shown.previews?.[4].due);
  });

  it("leaves out which device it is: the outbox alone counts", () => {
    const { draft } = answered(move.sitDown(three, DEVICE), 3, NOW);
    expect(draft).not.toHaveProperty("deviceId");
    expect(draft).not.toHaveProperty("deviceSequence");
  });

  it("brings a card in its steps back inside the sitting", () => {
    let sitting = answered(move.sitDown(three, DEVICE), 1, NOW).sitting;
    sitting = answered(sitting, 4, NOW + 5_000).sitting;
    expect(sitting.card?.id).toBe("c");
    sitting = answered(sitting, 4, NOW + 70_000).sitting;
    expect(sitting.card?.id).toBe("a");
  });

  it("undoes several answers, latest first, and shows each card again with its question", () => {
    const one = answered(move.sitDown(three, DEVICE), 4, NOW);
    const two = answered(one.sitting, 3, NOW + 1_000);
    const back = move.undo(two.sitting, press(NOW + 2_000));
    expect(back?.draft).toMatchObject({ kind: "undone", target: two.draft.id, cardId: "b", rating: null });
    expect(back?.sitting.card?.id).toBe("b");
    const further = back && move.undo(back.sitting, press(NOW + 3_000));
    expect(further?.sitting.card?.id).toBe("a");
    expect(further?.sitting.previews).toBeNull();
    expect(further?.sitting.run.cards.get("a")?.state).toEqual(NEW_CARD);
    expect(further && move.undo(further.sitting, press(NOW))).toBeNull();
  });

  it("gives an answer again after undo, to the same state", () => {
    const one = answered(move.sitDown(three, DEVICE), 3, NOW);
    const back = move.undo(one.sitting, press(NOW + 1_000));
    const again = back && move.redo(back.sitting, press(NOW + 2_000));
    expect(again?.draft).toMatchObject({ kind: "redone", target: one.draft.id });
    expect(again?.sitting.run.cards.get("a")?.state).toEqual(one.sitting.run.cards.get("a")?.state);
    expect(again?.sitting.card?.id).toBe("b");
    expect(again && move.redo(again.sitting, press(NOW))).toBeNull();
  });

  it("counts a card once however often it is answered", () => {
    const sitting = move.sitDown(three, DEVICE);
    expect(move.progressOf(sitting.run)).toEqual({ done: 0, total: 3 });
    let next = answered(sitting, 1, NOW).sitting;
    next = answered(next, 4, NOW + 5_000).sitting;
    next = answered(next, 4, NOW + 70_000).sitting;
    next = answered(next, 3, NOW + 75_000).sitting;
    expect(move.progressOf(next.run)).toEqual({ done: 3, total: 3 });
  });
});

describe("after a reload", () => {
  it("unsent answers lead to where the sitting was", () => {
    const fresh = session([card("a"), card("b"), card("c")]);
    const drafts: Draft[] = [];
    let sitting = move.sitDown(fresh, DEVICE);
    for (const [rating, at] of [
      [1, NOW],
      [3, NOW + 4_000],
    ] as const) {
      const done = answered(sitting, rating, at);
      drafts.push(done.draft);
      sitting = done.sitting;
    }
    const back = move.undo(sitting, press(NOW + 5_000));
    if (!back) throw new Error("nothing to undo");
    drafts.push(back.draft);
    const replayed = move.replay(move.sitDown(fresh, DEVICE), drafts, NOW + 6_000);
    expect(replayed.card?.id).toBe(back.sitting.card?.id);
    expect([...replayed.run.cards]).toEqual([...back.sitting.run.cards]);
    expect(replayed.run.answers.map((answer) => answer.eventId)).toEqual([drafts[0]?.id]);
  });

  it("what the server already holds is not counted twice", () => {
    const one = answered(move.sitDown(session([card("a"), card("b")]), DEVICE), 1, NOW);
    const two = answered(one.sitting, 3, NOW + 4_000);
    const after = one.sitting.run.cards.get("a");
    if (!after) throw new Error("no card");
    // The reply was lost: the server's session has the first answer in it, the outbox still has both.
    const reloaded = move.sitDown(session([after, card("b")]), DEVICE);
    const replayed = move.replay(reloaded, [one.draft, two.draft], NOW + 6_000);
    expect(replayed.run.cards.get("a")?.state).toEqual(after.state);
    expect(replayed.run.answers.map((answer) => answer.cardId)).toEqual(["b"]);
  });

  it("any sequence of answers, undos and redos leads to the same states", () => {
    const fresh = session(["a", "b", "c", "d"].map(card));
    const steps = fc.array(fc.constantFrom(1, 2, 3, 4, "undo", "redo"), { maxLength: 24 });
    fc.assert(
      fc.property(steps, (chosen) => {
        let sitting = move.sitDown(fresh, DEVICE);
        let now = NOW;
        const drafts: Draft[] = [];
        for (const step of chosen) {
          now += 20_000;
          const done =
            step === "undo"
              ? move.undo(sitting, press(now))
              : step === "redo"
                ? move.redo(sitting, press(now))
                : move.grade(move.reveal(sitting, now), rated(step), press(now));
          if (!done) continue;
          drafts.push(done.draft);
          sitting = done.sitting;
        }
        const replayed = move.replay(move.sitDown(fresh, DEVICE), drafts, now);
        expect(states(replayed)).toEqual(states(sitting));
        expect(replayed.run.answers.map((answer) => answer.eventId).sort()).toEqual(
          sitting.run.answers.map((answer) => answer.eventId).sort(),
        );
        expect([...replayed.run.waiting].sort()).toEqual([...sitting.run.waiting].sort());
      }),
    );
  });

  it("answers to cards outside the session change nothing", () => {
    const other = answered(move.sitDown(session([card("x")]), DEVICE), 3, NOW);
    const sitting = move.sitDown(session([card("a")]), DEVICE);
    expect(move.replay(sitting, [other.draft], NOW)).toBe(sitting);
  });
});

describe("an answer in another tab", () => {
  const two = session([card("a"), card("b")]);

  it("takes its card off this screen", () => {
    const there = answered(move.sitDown(two, DEVICE), 4, NOW);
    const here = move.overhear(move.sitDown(two, DEVICE), there.draft, NOW + 500);
    expect(here.card?.id).toBe("b");
    expect(move.overhear(here, there.draft, NOW + 600)).toBe(here);
  });

  it("leaves the card that is being thought about alone", () => {
    const elsewhere = answered(answered(move.sitDown(two, DEVICE), 4, NOW).sitting, 4, NOW + 500);
    const here = move.reveal(move.sitDown(two, DEVICE), NOW);
    const heard = move.overhear(here, elsewhere.draft, NOW + 600);
    expect(heard.card?.id).toBe("a");
    expect(heard.previews).toEqual(here.previews);
    expect(heard.run.waiting).not.toContain("b");
  });
});

describe("the server's reply", () => {
  it("names the learner and does not move the card on the screen", () => {
    const one = answered(move.sitDown(session([card("a"), card("b")]), DEVICE), 3, NOW);
    const state = one.sitting.run.cards.get("a")?.state ?? NEW_CARD;
    const settled = move.settle(one.sitting, "user-1", [{ cardId: "a", state }], new Set(), NOW + 900);
    expect(settled.run.session.userId).toBe("user-1");
    expect(settled.card).toBe(one.sitting.card);
    expect(settled.shownAt).toBe(one.sitting.shownAt);
  });
});
