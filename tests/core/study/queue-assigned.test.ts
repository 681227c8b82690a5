import { describe, expect, it } from "vitest";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { buildQueue, type QueueCard } from "#lib/study/queue.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { queueCard, request } from "./cards.ts";

const own = Array.from({ length: 40 }, (_, i) => queueCard(`own ${i}`, NEW_CARD));
const assigned = (count: number): readonly QueueCard[] =>
  Array.from({ length: count }, (_, i) => ({ ...queueCard(`task ${i}`, NEW_CARD), assigned: true }));
const done = (newCards: number) => ({ newCards, reviews: 0, siblings: new Set<string>() });

describe("assigned new cards in the queue", () => {
  it("come before all other new ones, which fill the rest of the day", () => {
    const { cards } = buildQueue(request([...own, ...assigned(3)]));
    expect(cards).toHaveLength(20);
    expect(cards.slice(0, 4)).toEqual(["task 0", "task 1", "task 2", "own 0"]);
  });

  it("are asked even where they are more than a day's new cards, also when others were met before", () => {
    expect(buildQueue(request([...own, ...assigned(27)])).counts.new).toBe(27);
    expect(buildQueue(request([...own, ...assigned(5)], { done: done(20) })).cards).toEqual([
      "task 0",
      "task 1",
      "task 2",
      "task 3",
      "task 4",
    ]);
  });

  it("come first whatever the order of the others, and in it among themselves", () => {
    for (const newOrder of ["deck", "random", "importance"] as const) {
      const ways = { ...DEFAULT_WAYS, newOrder };
      const { cards } = buildQueue(request([...own, ...assigned(6)], { ways }));
      expect(cards.slice(0, 6).every((id) => id.startsWith("task"))).toBe(true);
    }
  });

  it("are asked in spite of siblings, because their date does not wait", () => {
    const family = assigned(8).map((card) => ({ ...card, siblings: "one sentence" }));
    expect(buildQueue(request(family)).counts.new).toBe(8);
  });

  it("leave the others in their order when one of them is put away", () => {
    const [first, ...rest] = assigned(24);
    if (!first) throw new Error("no card");
    const before = buildQueue(request([...own, first, ...rest])).cards;
    const away = { ...first, dealt: "put-away" as const };
    const after = buildQueue(request([...own, away, ...rest])).cards;
    expect(after.slice(0, 23)).toEqual(before.slice(1));
  });
});
