import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "#app/study/outbox.ts";
import type { CardDeed, Press } from "#app/study/sitting.ts";
import * as move from "#app/study/sitting.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { foldCard, NEW_CARD } from "#lib/schedule/fold.ts";
import { answersOf, progressOf, waitingIn } from "#lib/study/run.ts";
import { eventOf } from "#lib/study/run-log.ts";
import type { StudyCard, StudySession } from "#lib/study/types.ts";

const NOW = Date.UTC(2026, 10, 12, 9, 0, 0);
const DEVICE = { zone: "UTC", now: NOW };
const TOMORROW = "2026-11-13";
let minted = 0;
const newId = (): string => {
  minted += 1;
  return `event-${minted}`;
};
const press = (now: number): Press => ({ newId, now, zone: "UTC", utcOffsetMinutes: 0 });

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
    siblings: id === "b" ? "a" : id,
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
  const [draft] = done?.drafts ?? [];
  if (!done || !draft) throw new Error("nothing was answered");
  return { sitting: done.sitting, draft };
}

/** What decides the schedule of each card. The last event's id is left out: an undo is one in the log, not here. */
function states(sitting: move.Sitting) {
  return [...sitting.run.cards].map(([id, { state }]) => [id, state.memory, state.answers]);
}

type Done =
  | { readonly kind: "grade"; readonly rating: 1 | 2 | 3 | 4 }
  | { readonly kind: "act"; readonly deed: CardDeed; readonly whom: "card" | "note" }
  | { readonly kind: "undo" | "redo" };

const DEED: fc.Arbitrary<CardDeed> = fc.oneof(
  fc.constantFrom<CardDeed>(
    { kind: "suspended" },
    { kind: "marked" },
    { kind: "unmarked" },
    { kind: "reset" },
  ),
  fc.constant<CardDeed>({ kind: "buried", day: "2026-11-13" }),
  fc.constantFrom("2026-11-12", "2026-11-20").map((day): CardDeed => ({ kind: "due-set", day })),
  fc.constantFrom(1, 7, null).map((flag): CardDeed => ({ kind: "flagged", flag })),
);
const STEP: fc.Arbitrary<Done> = fc.oneof(
  fc.constantFrom(1, 2, 3, 4).map((rating): Done => ({ kind: "grade", rating })),
  fc
    .record({ deed: DEED, whom: fc.constantFrom("card", "note") })
    .map((what): Done => ({ kind: "act", ...what })),
  fc.constantFrom("undo", "redo").map((kind): Done => ({ kind })),
);

const turned = (kind: "undo" | "redo", sitting: move.Sitting, at: Press) =>
  kind === "undo" ? move.undo(sitting, at) : move.redo(sitting, at);

/** Does all of these that can be done, twenty seconds apart; every draft that would have been sent. */
function played(fresh: StudySession, chosen: readonly Done[]) {
  let sitting = move.sitDown(fresh, DEVICE);
  let now = NOW;
  const drafts: Draft[] = [];
  for (const step of chosen) {
    now += 20_000;
    const at = press(now);
    const done =
      step.kind === "grade"
        ? move.grade(move.reveal(sitting, now), step.rating, at)
        : step.kind === "act"
          ? move.act(sitting, step.deed, at, step.whom)
          : turned(step.kind, sitting, at);
    if (!done) continue;
    drafts.push(...done.drafts);
    sitting = done.sitting;
  }
  return { sitting, drafts, now };
}

/** The event that the server makes of a draft. */
function asEvent(draft: Draft, { run }: move.Sitting): ReviewEvent {
  if (draft.kind !== "undone" && draft.kind !== "redone") return eventOf(draft, run.session);
  const { id, cardId, kind, deviceTime } = draft;
  const times = { effectiveAt: deviceTime, studyTime: deviceTime - 4 * 3_600_000 };
  return { id, cardId, kind, target: draft.target ?? "", deviceId: "", deviceSequence: 0, ...times };
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
    expect(done?.drafts[0]).toMatchObject({ kind: "answered", cardId: "a", rating: 4, tookMs: 3_000 });
    expect(done?.drafts[0]?.dueShown).toEqual(shown.previews?.[4].due);
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

  it("takes back in one step the answer that made a leech and the card that was set aside for it", () => {
    const first = answered(move.sitDown(three, DEVICE), 4, NOW).sitting;
    const at = press(NOW + 5_000);
    const graded = move.grade(move.reveal(first, NOW + 4_000), 1, at)?.sitting ?? first;
    const aside = move.setAside(graded, "b", at).sitting;
    const back = move.undo(aside, press(NOW + 6_000));
    expect(back?.drafts).toHaveLength(2);
    expect(back?.sitting.card).toMatchObject({ id: "b", state: { answers: 0, suspended: false } });
    const again = move.redo(back?.sitting ?? aside, press(NOW + 7_000));
    expect(again?.drafts).toHaveLength(2);
    expect(again?.sitting.run.cards.get("b")?.state).toMatchObject({ suspended: true, answers: 1 });
    // Set aside at another moment it is another step.
    const later = move.setAside(graded, "b", press(NOW + 8_000)).sitting;
    expect(move.undo(later, press(NOW + 9_000))?.drafts).toHaveLength(1);
  });

  it("undoes several answers, latest first, and shows each card again with its question", () => {
    const one = answered(move.sitDown(three, DEVICE), 4, NOW);
    const two = answered(one.sitting, 3, NOW + 1_000);
    const back = move.undo(two.sitting, press(NOW + 2_000));
    expect(back?.drafts[0]).toMatchObject({
      kind: "undone",
      target: two.draft.id,
      cardId: "b",
      rating: null,
    });
    expect(back?.sitting.card?.id).toBe("b");
    const further = back && move.undo(back.sitting, press(NOW + 3_000));
    expect(further?.sitting.card?.id).toBe("a");
    expect(further?.sitting.previews).toBeNull();
    expect(further && states(further.sitting)).toEqual(states(move.sitDown(three, DEVICE)));
    expect(further && move.undo(further.sitting, press(NOW))).toBeNull();
  });

  it("gives an answer again after undo, to the same state", () => {
    const one = answered(move.sitDown(three, DEVICE), 3, NOW);
    const back = move.undo(one.sitting, press(NOW + 1_000));
    const again = back && move.redo(back.sitting, press(NOW + 2_000));
    expect(again?.drafts[0]).toMatchObject({ kind: "redone", target: one.draft.id });
    expect(again && states(again.sitting)).toEqual(states(one.sitting));
    expect(again?.sitting.card?.id).toBe("b");
    expect(again && move.redo(again.sitting, press(NOW))).toBeNull();
  });

  it("counts a card once however often it is answered", () => {
    const sitting = move.sitDown(three, DEVICE);
    expect(progressOf(sitting.run)).toEqual({ done: 0, total: 3 });
    let next = answered(sitting, 1, NOW).sitting;
    next = answered(next, 4, NOW + 5_000).sitting;
    next = answered(next, 4, NOW + 70_000).sitting;
    next = answered(next, 3, NOW + 75_000).sitting;
    expect(progressOf(next.run)).toEqual({ done: 3, total: 3 });
  });
});

describe("a deed", () => {
  const three = session([card("a"), card("b"), card("c")]);
  const done = (sitting: move.Sitting, deed: CardDeed, whom: "card" | "note" = "card", now = NOW) => {
    const moved = move.act(sitting, deed, press(now), whom);
    if (!moved) throw new Error("nothing was done");
    return moved;
  };

  it("that takes the card away brings the next one, and undo brings it back, question first", () => {
    const gone = done(move.reveal(move.sitDown(three, DEVICE), NOW), { kind: "suspended" });
    expect(gone.drafts).toMatchObject([{ kind: "suspended", cardId: "a", target: null, rating: null }]);
    expect(gone.sitting.card?.id).toBe("b");
    const back = move.undo(gone.sitting, press(NOW + 1));
    expect(back?.sitting.card?.id).toBe("a");
    expect(back?.sitting.card?.state.suspended).toBe(false);
    expect(back?.sitting.previews).toBeNull();
    expect(progressOf(gone.sitting.run)).toEqual({ done: 0, total: 2 });
  });

  it("on a note takes its other cards of today along, as one step", () => {
    const sitting = move.sitDown(three, DEVICE);
    const gone = done(sitting, { kind: "buried", day: move.tomorrow(sitting) }, "note");
    expect(gone.drafts.map((draft) => [draft.kind, draft.cardId, draft.day])).toEqual([
      ["buried", "a", "2026-11-13"],
      ["buried", "b", "2026-11-13"],
    ]);
    expect(gone.sitting.card?.id).toBe("c");
    expect(waitingIn(gone.sitting.run)).toEqual(["c"]);
    const back = move.undo(gone.sitting, press(NOW + 1));
    expect(back?.drafts.map((draft) => draft.target)).toEqual(
      gone.drafts.map((draft) => draft.id).toReversed(),
    );
    expect(back?.sitting.card?.id).toBe("a");
    const again = back && move.redo(back.sitting, press(NOW + 2));
    expect(again?.drafts).toHaveLength(2);
    expect(again && waitingIn(again.sitting.run)).toEqual(["c"]);
  });

  it("on a note reaches those of its cards that are not for today, and shows none of them", () => {
    const stub = { id: "f", version: 2, of: "c", state: { ...NEW_CARD, suspended: false } };
    const sitting = move.sitDown({ ...session([card("c")]), family: [stub] }, DEVICE);
    expect(waitingIn(sitting.run)).toEqual(["c"]);
    const buried = done(sitting, { kind: "buried", day: move.tomorrow(sitting) }, "note");
    expect(buried.drafts.map((draft) => draft.cardId)).toEqual(["c"]);
    const gone = done(sitting, { kind: "suspended" }, "note");
    expect(gone.drafts.map((draft) => [draft.cardId, draft.cardVersion])).toEqual([
      ["c", 1],
      ["f", 2],
    ]);
    expect(gone.sitting.card).toBeNull();
    const back = move.undo(gone.sitting, press(NOW + 1));
    expect(back?.drafts.map((draft) => draft.cardId)).toEqual(["f", "c"]);
    expect(back && waitingIn(back.sitting.run)).toEqual(["c"]);
    expect(back && progressOf(back.sitting.run)).toEqual({ done: 0, total: 1 });
  });

  it("that says nothing about its turn leaves the card, the shown answer and the buttons as they are", () => {
    const shown = move.reveal(move.sitDown(three, DEVICE), NOW);
    const flagged = done(shown, { kind: "flagged", flag: 3 }, "card", NOW + 5_000).sitting;
    expect(flagged.card?.state.flag).toBe(3);
    expect(flagged).toMatchObject({ previews: shown.previews, shownAt: shown.shownAt });
    const back = move.undo(flagged, press(NOW + 6_000))?.sitting;
    expect(back?.card?.state.flag).toBeUndefined();
    expect(back?.previews).toEqual(shown.previews);
  });

  it("that puts the card on today by hand puts it behind the others", () => {
    const reset = done(answered(move.sitDown(three, DEVICE), 4, NOW).sitting, { kind: "reset" });
    expect(waitingIn(reset.sitting.run)).toEqual(["c", "b"]);
    const today = done(reset.sitting, { kind: "due-set", day: "2026-11-12" }, "card", NOW + 1);
    expect(waitingIn(today.sitting.run)).toEqual(["b", "c"]);
    const later = done(today.sitting, { kind: "due-set", day: "2026-12-24" }, "card", NOW + 2);
    expect(waitingIn(later.sitting.run)).toEqual(["c"]);
  });
});

describe("a step of the journal", () => {
  const two = session([card("a"), card("b")]);
  const edited = (after: StudyCard | null): move.JournalStep => ({
    kind: "journal",
    stepId: "step",
    label: after ? "Card edited" : "Card deleted",
    at: NOW,
    changes: [{ before: card("a"), after }],
  });

  it("changes the words on the screen and nothing else; undo and redo turn it in its place among the others", () => {
    const better = { ...card("a"), question: "A better question?", version: 2 };
    const shown = move.reveal(move.sitDown(two, DEVICE), NOW);
    const changed = move.journal(shown, edited(better), NOW);
    expect(changed.card?.question).toBe("A better question?");
    expect(changed.previews).toEqual(shown.previews);
    const then = answered(changed, 4, NOW + 1_000).sitting;
    const back = move.undo(then, press(NOW + 2_000))?.sitting;
    expect(back && move.turnable(back).undo).toEqual([edited(better)]);
    const before = back && move.turnJournal(back, edited(better), "undo", NOW + 3_000);
    expect(before?.card?.question).toBe("Question a?");
    expect(before && move.turnable(before)).toMatchObject({ undo: [], redo: [{ stepId: "step" }] });
    const again = before && move.turnJournal(before, edited(better), "redo", NOW + 4_000);
    expect(again?.card?.question).toBe("A better question?");
    const given = again && move.redo(again, press(NOW + 5_000));
    expect(given?.drafts[0]?.kind).toBe("redone");
    expect(given?.sitting.card?.id).toBe("b");
  });

  it("that comes back late leaves what was done to the card meanwhile", () => {
    const better = { ...card("a"), question: "A better question?", version: 2 };
    const changed = move.journal(move.sitDown(two, DEVICE), edited(better), NOW);
    const meanwhile = answered(changed, 4, NOW + 1_000).sitting;
    const back = move.turnJournal(meanwhile, edited(better), "undo", NOW + 2_000);
    expect(back.run.cards.get("a")).toMatchObject({ question: "Question a?", state: { answers: 1 } });
    expect(waitingIn(back.run)).toEqual(["b"]);
    expect(back.card?.id).toBe("b");
  });

  it("that cannot be turned any more does not stand in the way of what was done before it", () => {
    const one = answered(move.sitDown(two, DEVICE), 4, NOW);
    const change = { before: card("b"), after: { ...card("b"), question: "Better?" } };
    const step: move.JournalStep = { ...edited(null), changes: [change] };
    const dropped = move.dropJournal(move.journal(one.sitting, step, NOW + 1), step);
    expect(dropped.card?.question).toBe("Better?");
    expect(move.turnable(dropped).undo).toMatchObject([{ review: { id: one.draft.id } }]);
  });

  it("that deletes the card brings the next one, and its undo the card", () => {
    const gone = move.journal(move.sitDown(two, DEVICE), edited(null), NOW);
    expect(gone.card?.id).toBe("b");
    expect(progressOf(gone.run).total).toBe(1);
    const [step] = move.turnable(gone).undo;
    if (step?.kind !== "journal") throw new Error("no step");
    expect(move.undo(gone, press(NOW))).toBeNull();
    const back = move.turnJournal(gone, step, "undo", NOW);
    expect(back.card?.id).toBe("a");
    // In its old place, not behind the others.
    expect(waitingIn(back.run)).toEqual(["a", "b"]);
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
    drafts.push(...back.drafts);
    const replayed = move.replay(move.sitDown(fresh, DEVICE), drafts, NOW + 6_000);
    expect(replayed.card?.id).toBe(back.sitting.card?.id);
    expect([...replayed.run.cards]).toEqual([...back.sitting.run.cards]);
    expect(answersOf(replayed.run).map((answer) => answer.eventId)).toEqual([drafts[0]?.id]);
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
    expect(answersOf(replayed.run).map((answer) => answer.cardId)).toEqual(["b"]);
  });

  it("any steps, undos and redos leave the states that the server folds, and a reload plays them again", () => {
    const fresh = session(["a", "b", "c", "d", "e"].map(card));
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 40 }), (chosen) => {
        const { sitting, drafts, now } = played(fresh, chosen);
        for (const { id, state } of sitting.run.cards.values()) {
          const own = drafts.filter((draft) => draft.cardId === id).map((draft) => asEvent(draft, sitting));
          expect(state).toEqual(foldCard(own, fresh.preset, ""));
        }
        const replayed = move.replay(move.sitDown(fresh, DEVICE), drafts, now);
        expect(replayed.run).toEqual({ ...sitting.run, first: replayed.run.first });
        expect(waitingIn(replayed.run)).toEqual(waitingIn(sitting.run));
        expect(progressOf(replayed.run)).toEqual(progressOf(sitting.run));
      }),
    );
  });

  it("everything that was done can be taken back, however much it was, and done again", () => {
    const fresh = session(["a", "b", "c", "d", "e"].map(card));
    fc.assert(
      fc.property(fc.array(STEP, { minLength: 30, maxLength: 60 }), (chosen) => {
        const there = played(fresh, chosen);
        let { sitting, now } = there;
        let steps = 0;
        for (let back = move.undo(sitting, press(now)); back; back = move.undo(sitting, press(now))) {
          sitting = back.sitting;
          steps += 1;
          now += 1_000;
        }
        expect(states(sitting)).toEqual(states(move.sitDown(fresh, DEVICE)));
        expect(waitingIn(sitting.run)).toEqual(fresh.cards.map(({ id }) => id));
        for (let i = 0; i < steps; i += 1) {
          sitting = move.redo(sitting, press(now))?.sitting ?? sitting;
          now += 1_000;
        }
        expect(states(sitting)).toEqual(states(there.sitting));
        expect(sitting.run.log).toEqual(there.sitting.run.log);
      }),
    );
  });

  it("what the server tells of earlier today can be taken back as if the page had never been left", () => {
    const one = answered(move.sitDown(session([card("a"), card("b"), card("c")]), DEVICE), 3, NOW);
    const marked = move.act(one.sitting, { kind: "suspended" }, press(NOW + 1_000));
    if (!marked) throw new Error("nothing was done");
    const [a, b] = ["a", "b"].map((id) => marked.sitting.run.cards.get(id));
    if (!a || !b) throw new Error("no card");
    const told: StudySession = {
      ...session([a, card("c")]),
      answeredToday: 1,
      recent: {
        events: [one.draft, ...marked.drafts],
        cards: [a, b].map((now) => ({ card: now, before: NEW_CARD })),
      },
    };
    const fresh = move.sitDown(told, DEVICE);
    expect(fresh.card?.id).toBe("c");
    expect(progressOf(fresh.run)).toEqual({ done: 1, total: 2 });
    expect(answersOf(fresh.run)).toEqual([]);
    const back = move.undo(fresh, press(NOW + 5_000));
    expect(back?.drafts).toMatchObject([{ kind: "undone", target: marked.drafts[0]?.id, cardId: "b" }]);
    expect(back?.sitting.card?.id).toBe("b");
    const further = back && move.undo(back.sitting, press(NOW + 6_000));
    expect(further?.sitting.card).toMatchObject({ id: "a", state: { memory: { kind: "new" } } });
    expect(further && waitingIn(further.sitting.run)).toEqual(["a", "b", "c"]);
    expect(further && progressOf(further.sitting.run)).toEqual({ done: 0, total: 3 });
    // The outbox of this device may still hold what the server has told of.
    expect(move.replay(fresh, told.recent?.events ?? [], NOW + 7_000)).toBe(fresh);
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
    expect(waitingIn(heard.run)).not.toContain("b");
  });
});

describe("an answer on another device", () => {
  const two = session([card("a"), card("b")]);
  const stateAfter = (sitting: move.Sitting, id: string) => [
    { cardId: id, state: sitting.run.cards.get(id)?.state ?? NEW_CARD },
  ];

  it("takes its card off this screen, and leaves any other one as it stands", () => {
    const there = answered(move.sitDown(two, DEVICE), 4, NOW).sitting;
    const here = move.reveal(move.sitDown(two, DEVICE), NOW);
    const told = move.learn(here, stateAfter(there, "a"), new Set(), NOW + 500);
    expect(told.card?.id).toBe("b");
    expect(waitingIn(told.run)).toEqual(["b"]);

    const later = answered(there, 4, NOW + 1_000).sitting;
    const kept = move.learn(here, stateAfter(later, "b"), new Set(), NOW + 1_500);
    expect(kept.card?.id).toBe("a");
    expect(kept.previews).toBe(here.previews);
    expect(kept.shownAt).toBe(here.shownAt);
    expect(waitingIn(kept.run)).toEqual(["a"]);
  });

  it("keeps what was done here and can be taken back, and what has not arrived there", () => {
    const mine = answered(move.sitDown(two, DEVICE), 4, NOW);
    const there = answered(answered(move.sitDown(two, DEVICE), 1, NOW).sitting, 4, NOW + 900).sitting;
    const told = move.learn(mine.sitting, stateAfter(there, "b"), new Set(["a"]), NOW + 2_000);
    expect(told.card).toBeNull();
    const back = move.undo(told, press(NOW + 3_000));
    expect(back?.drafts).toMatchObject([{ kind: "undone", target: mine.draft.id }]);
    expect(back?.sitting.card?.id).toBe("a");
    // The server's word on a card whose answer is still on its way would be old.
    const early = move.learn(mine.sitting, stateAfter(there, "a"), new Set(["a"]), NOW + 2_000);
    expect(early.run.cards.get("a")).toEqual(mine.sitting.run.cards.get("a"));
  });

  it("changes nothing on the screen when it was only flagged there", () => {
    const flagged = move.act(move.sitDown(two, DEVICE), { kind: "flagged", flag: 2 }, press(NOW));
    const here = move.reveal(move.sitDown(two, DEVICE), NOW);
    const told = move.learn(here, flagged ? stateAfter(flagged.sitting, "a") : [], new Set(), NOW + 500);
    expect(told.card).toMatchObject({ id: "a", state: { flag: 2 } });
    expect(told.previews).toBe(here.previews);
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

describe("what is buried", () => {
  const bury = (sitting: move.Sitting, at: number) => {
    const moved = move.act(sitting, { kind: "buried", day: TOMORROW }, press(at));
    if (!moved) throw new Error("nothing to bury");
    return moved.sitting;
  };

  it("is brought back in one step, which can be taken back", () => {
    const begun = move.sitDown(session([card("x"), card("y"), card("z")]), DEVICE);
    const all = bury(bury(bury(begun, NOW + 1), NOW + 2), NOW + 3);
    expect(all.card).toBeNull();
    const back = move.bringBack(all, press(NOW + 4));
    expect(back?.drafts.map(({ kind, cardId }) => [kind, cardId])).toEqual([
      ["unburied", "x"],
      ["unburied", "y"],
      ["unburied", "z"],
    ]);
    expect(back?.sitting.card?.id).toBe("x");
    const again = back && move.undo(back.sitting, press(NOW + 5));
    expect(again?.drafts).toHaveLength(3);
    expect(again?.sitting.card).toBeNull();
  });

  it("is nothing where nothing was buried, and no suspended card", () => {
    const begun = move.sitDown(session([card("x"), card("y")]), DEVICE);
    expect(move.bringBack(begun, press(NOW + 1))).toBeNull();
    const suspended = move.act(begun, { kind: "suspended" }, press(NOW + 2));
    expect(suspended && move.bringBack(suspended.sitting, press(NOW + 3))).toBeNull();
  });
});
