import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { apart } from "#lib/study/apart.ts";
import { buildQueue, type QueueCard } from "#lib/study/queue.ts";
import { DEFAULT_WAYS, REVIEW_ORDERS } from "#lib/study/ways.ts";
import { inLearning, inReview, NOW, queueCard, request, TODAY } from "./cards.ts";

const many = (count: number, state = NEW_CARD, prefix = "card") =>
  Array.from({ length: count }, (_, i) => queueCard(`${prefix} ${i}`, state));
const ids = (cards: readonly QueueCard[]) => cards.map((card) => card.id);

describe("today's queue", () => {
  it("takes twenty new cards a day, in deck order, less what was begun today", () => {
    const cards = many(50);
    expect(buildQueue(request(cards)).cards).toEqual(ids(cards.slice(0, 20)));
    const done = { newCards: 18, reviews: 0, siblings: new Set<string>() };
    expect(buildQueue(request(cards, { done })).counts).toEqual({ new: 2, learning: 0, review: 0 });
    expect(buildQueue(request(cards, { done: { ...done, newCards: 25 } })).cards).toEqual([]);
  });

  it("takes two hundred reviews a day, those first that lose most by waiting", () => {
    const slow = many(200, inReview(1, 300), "slow");
    const urgent = many(20, inReview(3, 2), "urgent");
    const queue = buildQueue(request([...slow, ...urgent]));
    expect(queue.counts.review).toBe(200);
    for (const id of ids(urgent)) expect(queue.cards).toContain(id);
    const done = { newCards: 0, reviews: 195, siblings: new Set<string>() };
    expect(buildQueue(request([...slow, ...urgent], { done })).counts.review).toBe(5);
  });

  it("shows learning first, by its moment, and only what comes back before the day ends", () => {
    const cards = [
      queueCard("review", inReview(0)),
      queueCard("in ten minutes", inLearning(NOW + 600_000)),
      queueCard("now", inLearning(NOW - 1)),
      queueCard("tomorrow", inLearning(NOW + 86_400_000)),
    ];
    const queue = buildQueue(request(cards));
    expect(queue.cards).toEqual(["now", "in ten minutes", "review"]);
    expect(queue.counts).toEqual({ new: 0, learning: 2, review: 1 });
  });

  it("leaves out what is not due, suspended or set aside", () => {
    const cards = [
      queueCard("tomorrow", inReview(-1)),
      queueCard("suspended", { ...inReview(2), suspended: true }),
      queueCard("set aside", { ...NEW_CARD, buriedUntil: "2026-03-03" }),
      queueCard("back today", { ...NEW_CARD, buriedUntil: TODAY }),
    ];
    expect(buildQueue(request(cards)).cards).toEqual(["back today"]);
  });

  it("keeps its order when the page is loaded again, and changes it the next day", () => {
    const cards = [...many(30, inReview(0), "review"), ...many(10)];
    const queue = buildQueue(request(cards));
    expect(buildQueue(request(cards))).toEqual(queue);
    expect(buildQueue(request(cards, { seed: "another learner" })).cards).not.toEqual(queue.cards);
    expect(new Set(buildQueue(request(cards, { seed: "another learner" })).cards)).toEqual(
      new Set(queue.cards),
    );
  });

  it("spreads new cards evenly among the reviews", () => {
    const queue = buildQueue(request([...many(20, inReview(0), "review"), ...many(5, NEW_CARD, "new")]));
    const places = queue.cards.flatMap((id, i) => (id.startsWith("new") ? [i] : []));
    const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
    expect(gaps).toEqual([5, 5, 5, 5]);
  });

  it("does not begin two cards of one sentence on one day while there are others", () => {
    const cards = Array.from({ length: 60 }, (_, i) =>
      queueCard(`card ${i}`, NEW_CARD, `sentence ${i % 30}`),
    );
    const first = buildQueue(request(cards)).cards;
    expect(new Set(first.map((id) => cards.find((card) => card.id === id)?.siblings)).size).toBe(20);
    const done = { newCards: 5, reviews: 0, siblings: new Set(["sentence 0", "sentence 1"]) };
    const later = buildQueue(request(cards, { done })).cards;
    expect(later).not.toContain("card 0");
    expect(later).not.toContain("card 31");
  });

  it("begins a few cards of one sentence all the same when a deck has nothing else", () => {
    const cards = Array.from({ length: 8 }, (_, i) => queueCard(`card ${i}`, NEW_CARD, "the one sentence"));
    expect(buildQueue(request(cards)).cards).toHaveLength(5);
  });

  it("lets a review wait for its sibling only when a day matters little to it", () => {
    const pair = (interval: number) => [
      queueCard("a", inReview(0, interval), "sentence"),
      queueCard("b", inReview(0, interval), "sentence"),
    ];
    expect(buildQueue(request(pair(30))).cards).toHaveLength(1);
    expect(buildQueue(request(pair(2))).cards).toHaveLength(2);
  });

  it("never shows a card twice and never goes beyond the day, whatever the cards are", () => {
    const state = fc.oneof(
      fc.constant(NEW_CARD),
      fc.integer({ min: -3, max: 40 }).map((late) => inReview(late, 1 + Math.abs(late))),
      fc.integer({ min: -50, max: 50 }).map((hours) => inLearning(NOW + hours * 3_600_000)),
    );
    const cards = fc.array(fc.tuple(state, fc.nat(8)), { maxLength: 80 });
    fc.assert(
      fc.property(cards, fc.nat(10), fc.nat(30), (drawn, newPerDay, reviewsPerDay) => {
        const deck = drawn.map(([s, key], i) => queueCard(`card ${i}`, s, `sentence ${key}`));
        const queue = buildQueue(request(deck, { newPerDay, reviewsPerDay }));
        expect(new Set(queue.cards).size).toBe(queue.cards.length);
        expect(queue.counts.new).toBeLessThanOrEqual(newPerDay);
        expect(queue.counts.review).toBeLessThanOrEqual(reviewsPerDay);
        expect(queue.counts.new + queue.counts.learning + queue.counts.review).toBe(queue.cards.length);
      }),
    );
  });
});

describe("cards that are alike", () => {
  it("stand apart as far as the others allow, and nothing is lost", () => {
    const keys = fc.array(fc.nat(6), { maxLength: 30 });
    fc.assert(
      fc.property(keys, (drawn) => {
        const out = apart([...drawn.entries()], ([, key]) => [String(key)]);
        expect([...out].sort(([a], [b]) => a - b)).toEqual([...drawn.entries()]);
      }),
    );
    const out = apart(["a1", "a2", "b", "c", "d", "e", "f"], (item) => [item.charAt(0)]);
    expect(out).toEqual(["a1", "b", "c", "d", "e", "a2", "f"]);
  });

  it("keep their order when they are all unlike", () => {
    const items = ["q", "w", "e", "r"];
    expect(apart(items, (item) => [item])).toEqual(items);
  });
});

describe("what has been dealt with today", () => {
  const cardOf = fc.record({
    state: fc.oneof(
      fc.constant(NEW_CARD),
      fc
        .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 60 }))
        .map(([late, interval]) => inReview(late, interval)),
    ),
    siblings: fc.integer({ min: 0, max: 25 }).map((n) => `sentence ${n}`),
    likeness: fc.integer({ min: 0, max: 9 }).map((n) => [`answer ${n}`]),
    group: fc.constantFrom("mine", "other"),
  });
  const ways = fc.record({
    newOrder: fc.constantFrom("deck", "random"),
    reviewOrder: fc.constantFrom(...REVIEW_ORDERS),
    newAmong: fc.constantFrom("mixed", "first", "last"),
    siblingsApart: fc.constantFrom("both", "none"),
  });

  it("leaves the rest in its order, so that another device goes on with the same card", () => {
    fc.assert(
      fc.property(
        fc.array(cardOf, { maxLength: 60 }),
        ways,
        fc.integer({ min: 0, max: 20 }),
        (made, how, dealt) => {
          const cards = made.map(
            ({ group, ...card }, i): QueueCard => ({
              id: `card ${i}`,
              ...card,
              ...(group === "mine" ? {} : { group }),
            }),
          );
          const limits = { newPerDay: 8, reviewsPerDay: 12, ways: { ...DEFAULT_WAYS, ...how } };
          const asked = (touched: readonly string[]) => {
            // Of two dealt with, one was answered and one put away.
            const answered = touched.filter((_, i) => i % 2 === 0);
            const done = cards.filter((card) => answered.includes(card.id));
            const count = (group: string | undefined, kind: "new" | "seen") =>
              done.filter((card) => card.group === group && card.state.memory.kind === kind).length;
            const doneIn = (group: string | undefined) => ({
              newCards: count(group, "new"),
              reviews: count(group, "seen"),
            });
            return buildQueue(
              request(
                cards.map((card) =>
                  answered.includes(card.id)
                    ? { ...card, dealt: "answered" as const }
                    : touched.includes(card.id)
                      ? { ...card, dealt: "put-away" as const }
                      : card,
                ),
                {
                  ...limits,
                  done: { ...doneIn(undefined), siblings: new Set(done.map((card) => card.siblings)) },
                  groups: new Map([["other", { ...limits, newPerDay: 3, done: doneIn("other") }]]),
                },
              ),
            ).cards;
          };
          const morning = asked([]);
          const now = asked(morning.slice(0, dealt));
          const left = morning.slice(dealt);
          expect(now.slice(0, left.length)).toEqual(left);
          // What was put away makes room for others, behind the rest.
          expect(now.slice(left.length).some((id) => morning.includes(id))).toBe(false);
        },
      ),
    );
  });
});
