import fc from "fast-check";
import { expect, it } from "vitest";
import { type DayEvent, MORE_NEW_EVENT, MOST_MORE_NEW, moreNewOf } from "#lib/study/more-new.ts";

const event = (id: string, changes: Partial<DayEvent> = {}): DayEvent => ({
  id,
  kind: MORE_NEW_EVENT,
  targetId: null,
  cards: 10,
  ...changes,
});

it("adds up what was asked for on one day, without what was taken back", () => {
  const day = [event("a"), event("b"), event("c", { kind: "undone", targetId: "a", cards: 0 })];
  expect(moreNewOf(day)).toEqual({ cards: 10, asked: ["b"], last: 10 });
  expect(moreNewOf([])).toEqual({ cards: 0, asked: [], last: 0 });
});

it("tells how many were asked for last, which is what is taken back first", () => {
  expect(moreNewOf([event("a"), event("b", { cards: 3 })])).toMatchObject({ cards: 13, last: 3 });
});

it("never becomes more than anybody learns in a day", () => {
  const day = Array.from({ length: 40 }, (_, i) => event(`e${i}`));
  expect(moreNewOf(day).cards).toBe(MOST_MORE_NEW);
});

it("is the same whatever the order in which two devices sent it, and however often", () => {
  const one = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), back: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 8 }).chain((given) => {
        const events = given.map(({ id, back }) =>
          back ? event(`not-${id}`, { kind: "undone", targetId: id, cards: 0 }) : event(id),
        );
        return fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.subarray(events),
        );
      }),
      ([events, shuffled, twice]) => {
        expect(moreNewOf([...shuffled, ...twice])).toEqual(moreNewOf(events));
      },
    ),
  );
});
