import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "#lib/cards/types.ts";
import { type KeptCard, merge, shown } from "#lib/decks/merge.ts";
import { anyCards } from "./deck-fixtures.ts";

function card(id: string, answer = "the ferry", start = 0): Card {
  return {
    id,
    category: "outcome",
    question: `What did ${id} end?`,
    answer,
    evidence: [{ document: "a.txt", start, end: start + 10, quote: "0123456789", role: "proof" }],
    siblings: "s",
  };
}

const from = (...cards: Card[]): readonly KeptCard[] => merge([], cards).cards;
const live = (cards: readonly KeptCard[]): Card[] =>
  cards.filter((one) => one.status === "live").map((one) => one.generated);

describe("regenerating a deck", () => {
  it("changes nothing when nothing changed", () => {
    fc.assert(
      fc.property(anyCards, anyCards, (first, second) => {
        const deck = merge(merge([], first).cards, second).cards;
        const again = merge(deck, live(deck));
        expect(again.cards).toEqual(deck);
        expect(again.changes).toEqual([]);
      }),
    );
  });

  it("never loses a card: what is gone is retired, what is back is revived under its id", () => {
    fc.assert(
      fc.property(anyCards, anyCards, (first, second) => {
        const deck = merge([], first).cards;
        const next = merge(deck, second).cards;
        expect(deck.every((old) => next.some((one) => one.id === old.id))).toBe(true);
        expect(new Set(next.map((one) => one.id)).size).toBe(next.length);
        const back = merge(next, first).cards;
        for (const old of first) expect(back.find((one) => one.id === old.id)?.status).toBe("live");
      }),
    );
  });

  it("takes new wording where no hand has touched the card", () => {
    const { cards, changes } = merge(from(card("k1")), [card("k1", "the last ferry")]);
    expect(cards[0]?.generated.answer).toBe("the last ferry");
    expect(changes).toEqual([{ id: "k1", kind: "changed" }]);
  });

  it("keeps a hand's wording, and lays newer wording beside it to be settled", () => {
    const edited = from(card("k1")).map((one) => ({ ...one, edited: { question: "Q?", answer: "A" } }));
    expect(merge(edited, [card("k1")]).changes).toEqual([]);
    const { cards, changes } = merge(edited, [card("k1", "the last ferry")]);
    expect(changes).toEqual([{ id: "k1", kind: "to-settle" }]);
    expect(cards.map(shown)).toMatchObject([{ question: "Q?", answer: "A" }]);
    expect(cards[0]?.generated.answer).toBe("the ferry");
    expect(cards[0]?.pending?.answer).toBe("the last ferry");
    expect(merge(cards, [card("k1", "the last ferry")])).toEqual({ cards, changes: [] });
  });

  it("knows a card again that was minted anew on the same evidence, and keeps its old id", () => {
    const { cards, changes } = merge(from(card("old")), [card("new")]);
    expect(cards).toMatchObject([
      { id: "old", status: "live", generated: { id: "old", question: "What did new end?" } },
    ]);
    expect(changes).toEqual([{ id: "old", kind: "moved" }]);
  });

  it("does not take another fact for a moved card", () => {
    const { changes } = merge(from(card("old")), [card("new", "the toll")]);
    expect(changes.map((one) => one.kind).sort()).toEqual(["added", "retired"]);
  });

  it("says when a card has become disputed", () => {
    const { changes } = merge(from(card("k1")), [{ ...card("k1"), disputed: true, readings: [] }]);
    expect(changes.map((one) => one.kind)).toContain("disputed-now");
  });
});
