import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY, MS_PER_HOUR, studyDayOf } from "#lib/base/study-time.ts";
import type { Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { compareEvents, foldCard } from "#lib/schedule/fold.ts";
import { answered, RULES, START } from "./answers.ts";

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

const base = (at: number, id: string) => ({
  id,
  cardId: "card",
  effectiveAt: at,
  studyTime: at - 4 * MS_PER_HOUR,
  deviceId: "other",
  deviceSequence: 1,
});

/** Six events that all depend on each other: two at one instant, one taken back and given again, one reset. */
const SIX: readonly ReviewEvent[] = [
  answered(START, 3, { id: "first" }),
  answered(START + 5 * MS_PER_DAY, 1, { id: "second" }),
  answered(START + 5 * MS_PER_DAY, 4, { id: "same-instant", deviceId: "other" }),
  { ...base(START + 6 * MS_PER_DAY, "back"), kind: "undone", target: "second" },
  { ...base(START + 6 * MS_PER_DAY + 1, "again"), kind: "redone", target: "second" },
  answered(START + 9 * MS_PER_DAY, 3, { id: "last" }),
];

describe("the state of a card", () => {
  it("is one for every one of the 720 orders in which six events may arrive", () => {
    const states = permutations(SIX).map((order) => JSON.stringify(foldCard(order, RULES, "ada")));
    expect(states).toHaveLength(720);
    expect(new Set(states).size).toBe(1);
  });

  it("is one for three devices that each send fifty answers late, mixed, and some of them twice", () => {
    const log: ReviewEvent[] = ["a", "b", "c"].flatMap((deviceId, d) =>
      Array.from({ length: 50 }, (_, i) => {
        const at = START + i * 3 * MS_PER_DAY + d * 7 * MS_PER_HOUR;
        const rating = ([3, 4, 1, 2] as const satisfies readonly Rating[])[(i * 7 + d) % 4] ?? 3;
        const studyTime = at + (d * 5 - 4) * MS_PER_HOUR;
        const studyDay = studyDayOf(studyTime);
        return answered(at, rating, {
          id: `${deviceId}${i}`,
          deviceId,
          deviceSequence: i,
          studyTime,
          studyDay,
        });
      }),
    );
    const whole = foldCard([...log].sort(compareEvents), RULES, "ada");
    fc.assert(
      fc.property(
        fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length }),
        fc.subarray(log),
        (order, twice) => {
          expect(foldCard([...order, ...twice], RULES, "ada")).toEqual(whole);
        },
      ),
      { numRuns: 100 },
    );
  });
});
