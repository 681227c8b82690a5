import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rating } from "#lib/schedule/events.ts";
import {
  answerPractice,
  leftIn,
  type Practice,
  practiceTally,
  practised,
  redoPractice,
  startPractice,
  undoPractice,
} from "#lib/study/practice.ts";
import { studyCard } from "./cards.ts";

const begin = (count: number, seed: string | null = null) =>
  startPractice(
    Array.from({ length: count }, (_, i) => studyCard(`c${i}`)),
    seed,
  );

let events = 0;
function give(practice: Practice, rating: Rating): Practice {
  events += 1;
  const cardId = practised(practice)?.id ?? "";
  return answerPractice(practice, { eventId: `e${events}`, cardId, rating });
}

describe("practice", () => {
  it("shows each card once when all are known", () => {
    let practice = begin(3);
    const shown: string[] = [];
    for (let card = practised(practice); card; card = practised(practice)) {
      shown.push(card.id);
      practice = give(practice, 3);
    }
    expect(shown).toEqual(["c0", "c1", "c2"]);
    expect(practiceTally(practice)).toEqual({ atOnce: 3, later: 0, left: 0 });
  });

  it("brings a missed card back after five others, or at the end", () => {
    expect(leftIn(give(begin(8), 1))).toEqual(["c1", "c2", "c3", "c4", "c5", "c0", "c6", "c7"]);
    expect(leftIn(give(begin(3), 1))).toEqual(["c1", "c2", "c0"]);
    expect(leftIn(give(begin(1), 1))).toEqual(["c0"]);
  });

  it("keeps the same order for the same seed, and every card in it", () => {
    expect(begin(20, "a").order).toEqual(begin(20, "a").order);
    expect([...begin(20, "a").order].sort()).toEqual([...begin(20).order].sort());
  });

  it("does nothing with an answer to another card than the one shown", () => {
    const practice = begin(3);
    expect(answerPractice(practice, { eventId: "x", cardId: "c2", rating: 3 })).toBe(practice);
  });

  it("is as before when an answer is taken back, and as after when it is given again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.constantFrom(1, 2, 3, 4)), (count, ratings) => {
        let practice = begin(count, "seed");
        for (const rating of ratings) {
          const before = practice;
          if (practised(practice) === null) break;
          practice = give(practice, rating as Rating);
          const back = undoPractice(practice);
          expect(leftIn(back?.practice ?? practice)).toEqual(leftIn(before));
          const again = redoPractice(back?.practice ?? practice);
          expect(leftIn(again?.practice ?? before)).toEqual(leftIn(practice));
        }
        const { atOnce, later, left } = practiceTally(practice);
        expect(atOnce + later + left).toBe(count);
      }),
    );
  });

  it("has nothing to take back at the beginning", () => {
    expect(undoPractice(begin(2))).toBeNull();
    expect(redoPractice(begin(2))).toBeNull();
  });
});
