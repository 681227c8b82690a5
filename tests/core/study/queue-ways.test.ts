import { describe, expect, it } from "vitest";
import { buildQueue } from "#lib/study/queue.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { inReview, queueCard, request } from "./cards.ts";

const fresh = (ids: readonly string[]) => ids.map((id) => queueCard(id));
const ways = (changes: Partial<typeof DEFAULT_WAYS>) => ({ ...DEFAULT_WAYS, ...changes });

describe("the order of today's cards", () => {
  it("introduces new cards by what they are worth, the unranked last, when that is chosen", () => {
    const cards = [
      queueCard("plain"),
      { ...queueCard("low"), weight: 0.2 },
      { ...queueCard("high"), weight: 0.9 },
    ];
    const queue = buildQueue(request(cards, { ways: ways({ newOrder: "importance" }) }));
    expect(queue.cards).toEqual(["high", "low", "plain"]);
  });

  it("takes the most valuable new cards when there is no room for all", () => {
    const cards = [queueCard("a"), { ...queueCard("b"), weight: 0.9 }];
    const queue = buildQueue(request(cards, { newPerDay: 1, ways: ways({ newOrder: "importance" }) }));
    expect(queue.cards).toEqual(["b"]);
  });

  it("shuffles new cards the same way all day", () => {
    const cards = fresh(["a", "b", "c", "d", "e", "f", "g", "h"]);
    const ask = request(cards, { ways: ways({ newOrder: "random" }) });
    expect(buildQueue(ask)).toEqual(buildQueue(ask));
    expect(buildQueue(ask).cards).not.toEqual(cards.map((card) => card.id));
  });

  it("puts new cards first or last when that is chosen", () => {
    const cards = [...fresh(["n1", "n2"]), queueCard("r1", inReview(1)), queueCard("r2", inReview(2))];
    const first = buildQueue(request(cards, { ways: ways({ newAmong: "first" }) })).cards;
    const last = buildQueue(request(cards, { ways: ways({ newAmong: "last" }) })).cards;
    expect(first.slice(0, 2)).toEqual(["n1", "n2"]);
    expect(last.slice(2)).toEqual(["n1", "n2"]);
  });

  it("asks the reviews in the chosen order, and leaves the rest for another day", () => {
    const cards = [
      queueCard("long-late", inReview(9, 90)),
      queueCard("short-late", inReview(2, 3)),
      queueCard("oldest", inReview(12, 400)),
    ];
    const order = (reviewOrder: (typeof DEFAULT_WAYS)["reviewOrder"]) =>
      buildQueue(request(cards, { reviewsPerDay: 2, ways: ways({ reviewOrder }) })).cards;
    expect(order("urgent")).toEqual(["short-late", "long-late"]);
    expect(order("oldest")).toEqual(["oldest", "long-late"]);
    expect(order("shortest")).toEqual(["short-late", "long-late"]);
    expect(order("longest")).toEqual(["oldest", "long-late"]);
  });

  it("asks by what is known of each card, or in any order that stays the same all day", () => {
    const known = (id: string, stability: number, difficulty: number) => {
      const state = inReview(1, 20);
      if (state.memory.kind === "new") throw new Error("It was met.");
      return queueCard(id, { ...state, memory: { ...state.memory, stability, difficulty } });
    };
    const cards = [known("firm", 200, 5), known("hard", 50, 9), known("weak", 4, 6), known("easy", 60, 2)];
    const order = (reviewOrder: (typeof DEFAULT_WAYS)["reviewOrder"]) =>
      buildQueue(request(cards, { ways: ways({ reviewOrder }) })).cards;
    expect(order("surest")).toEqual(["firm", "easy", "hard", "weak"]);
    expect(order("weakest")).toEqual(["weak", "hard", "easy", "firm"]);
    expect(order("easiest")).toEqual(["easy", "firm", "weak", "hard"]);
    expect(order("hardest")).toEqual(["hard", "weak", "firm", "easy"]);
    expect(order("random")).toEqual(order("random"));
    expect([...order("random")].sort()).toEqual(["easy", "firm", "hard", "weak"]);
  });

  it("keeps siblings together on a day when that is chosen", () => {
    const cards = ["a", "b", "c", "d", "e", "f", "g"].map((id) => queueCard(id, undefined, "one sentence"));
    expect(buildQueue(request(cards)).cards).toHaveLength(5);
    expect(buildQueue(request(cards, { ways: ways({ siblingsApart: "reviews" }) })).cards).toHaveLength(7);
  });
});

describe("cards of several presets", () => {
  const group = (newPerDay: number, newDone = 0) => ({
    done: { newCards: newDone, reviews: 0 },
    newPerDay,
    reviewsPerDay: 200,
  });

  it("have a limit each", () => {
    const cards = [
      ...fresh(["a", "b", "c"]),
      ...fresh(["x", "y", "z"]).map((card) => ({ ...card, group: "latin" })),
    ];
    const groups = new Map([["latin", group(2, 1)]]);
    const queue = buildQueue(request(cards, { newPerDay: 2, groups }));
    expect([...queue.cards].sort()).toEqual(["a", "b", "x"]);
    expect(queue.counts.new).toBe(3);
  });

  it("are mixed evenly, each in its own order", () => {
    const cards = [
      ...fresh(["a", "b", "c", "d"]),
      ...fresh(["x", "y", "z", "w"]).map((card) => ({ ...card, group: "latin" })),
    ];
    const { cards: ids } = buildQueue(request(cards, { groups: new Map([["latin", group(10)]]) }));
    expect(ids.filter((id) => "abcd".includes(id))).toEqual(["a", "b", "c", "d"]);
    expect(ids.filter((id) => "xyzw".includes(id))).toEqual(["x", "y", "z", "w"]);
    expect(ids.slice(0, 4).filter((id) => "abcd".includes(id))).toHaveLength(2);
  });

  it("fall back to the request's own rules when their preset is unknown", () => {
    const cards = [{ ...queueCard("a"), group: "gone" }];
    expect(buildQueue(request(cards, { newPerDay: 1 })).cards).toEqual(["a"]);
  });
});
