import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as move from "#app/study/sitting.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { leftInPractice, practiceTally } from "#lib/study/practice.ts";
import { progressOf } from "#lib/study/run.ts";
import { inReview, NOW, session, studyCard } from "./cards.ts";

let events = 0;
const newId = (): string => {
  events += 1;
  return `e${events}`;
};
let now = NOW;
function press(): move.Press {
  now += 5_000;
  return { now, zone: "UTC", utcOffsetMinutes: 0, newId };
}

const begin = (count: number) =>
  move.sitDown(
    session(
      Array.from({ length: count }, (_, i) => studyCard(`c${i}`, inReview(i, 10))),
      { scope: { kind: "practice", found: count } },
    ),
    { zone: "UTC", now },
  );

function give(sitting: move.Sitting, rating: Rating): move.Moved {
  const at = press();
  const moved = move.grade(move.reveal(sitting, at.now), rating, at);
  if (!moved) throw new Error("nothing was asked");
  return moved;
}

const states = ({ run }: move.Sitting) =>
  [...run.cards.values()].map(({ id, state }) => [id, state.memory, state.answers, state.suspended]);

describe("practice", () => {
  it("shows each card once when all are known, whatever is due", () => {
    let sitting = begin(3);
    const shown: string[] = [];
    while (sitting.card) {
      shown.push(sitting.card.id);
      sitting = give(sitting, 3).sitting;
    }
    expect(shown).toEqual(["c0", "c1", "c2"]);
    expect(practiceTally(sitting.run)).toEqual({ atOnce: 3, later: 0, missed: [] });
    expect(progressOf(sitting.run)).toEqual({ done: 3, total: 3 });
    expect(sitting.later).toBeNull();
  });

  it("records its answers as practice, and moves no schedule", () => {
    const before = begin(3);
    const { sitting, drafts } = give(before, 1);
    expect(drafts[0]).toMatchObject({ kind: "answered", mode: "practice", dueShown: null, rating: 1 });
    expect(states(sitting)).toEqual(states(before));
  });

  it("brings a missed card back after five others, or at the end", () => {
    const left = (count: number) => leftInPractice(give(begin(count), 1).sitting.run);
    expect(left(8)).toEqual(["c1", "c2", "c3", "c4", "c5", "c0", "c6", "c7"]);
    expect(left(3)).toEqual(["c1", "c2", "c0"]);
    expect(left(1)).toEqual(["c0"]);
  });

  it("is done with what is put away, and has it again when that is taken back", () => {
    for (const deed of [
      { kind: "suspended" },
      { kind: "buried", day: "2026-03-03" },
      { kind: "challenged", receipt: null, note: "" },
    ] as const) {
      const moved = move.act(begin(3), deed, press());
      expect(moved?.sitting.card?.id).toBe("c1");
      expect(moved && move.undo(moved.sitting, press())?.sitting.card?.id).toBe("c0");
    }
  });

  it("stays at the card that is flagged or marked", () => {
    expect(move.act(begin(3), { kind: "flagged", flag: 3 }, press())?.sitting.card).toMatchObject({
      id: "c0",
      state: { flag: 3 },
    });
  });

  it("does not take in what was practised on another screen or before a reload", () => {
    const { drafts } = give(begin(3), 3);
    expect(move.replay(begin(3), drafts, now).card?.id).toBe("c0");
    expect(drafts.reduce((sitting, draft) => move.overhear(sitting, draft, now), begin(3)).card?.id).toBe(
      "c0",
    );
  });

  it("is as before when an answer is taken back, and as after when it is given again", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { maxLength: 40 }),
        (count, ratings) => {
          const fresh = begin(count);
          const steps: move.Sitting[] = [fresh];
          for (const rating of ratings) {
            const last = steps.at(-1);
            if (last?.card) steps.push(give(last, rating).sitting);
          }
          let sitting = steps.at(-1) ?? fresh;
          for (const before of steps.toReversed().slice(1)) {
            sitting = move.undo(sitting, press())?.sitting ?? sitting;
            expect(leftInPractice(sitting.run)).toEqual(leftInPractice(before.run));
            expect(sitting.card?.id).toBe(before.card?.id);
          }
          for (const after of steps.slice(1)) {
            sitting = move.redo(sitting, press())?.sitting ?? sitting;
            expect(leftInPractice(sitting.run)).toEqual(leftInPractice(after.run));
          }
          expect(states(sitting)).toEqual(states(fresh));
          const { atOnce, later } = practiceTally(sitting.run);
          expect(atOnce + later + leftInPractice(sitting.run).length).toBe(count);
        },
      ),
    );
  });
});
