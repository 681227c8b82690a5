import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { parseDeck, printDeck } from "#lib/decks/format.ts";
import { anyDeck } from "./deck-fixtures.ts";

describe("a deck file", () => {
  it("reads back as what was printed", () => {
    fc.assert(
      fc.property(anyDeck, (deck) => {
        expect(parseDeck(printDeck(deck))).toEqual(deck);
      }),
    );
  });

  it("prints to the same bytes, whatever order the keys were in", () => {
    fc.assert(
      fc.property(anyDeck, (deck) => {
        const turned = parseDeck(JSON.stringify(Object.fromEntries(Object.entries(deck).reverse())));
        expect(printDeck(turned)).toBe(printDeck(deck));
        expect(printDeck(parseDeck(printDeck(deck)))).toBe(printDeck(deck));
      }),
    );
  });

  it("names the place of what it cannot read", () => {
    const broken = JSON.stringify({
      format: "dossier-deck",
      version: 1,
      title: "T",
      deck: "all",
      documents: [],
      cards: [{ id: "x" }],
      conflicts: [],
      skipped: [],
    });
    expect(() => parseDeck(broken, "all.json")).toThrow(/all\.json: cards\.0\./u);
    expect(() => parseDeck("{", "all.json")).toThrow(DomainError);
  });

  it("refuses a file of a newer form with words that say what to do", () => {
    expect(() => parseDeck(JSON.stringify({ format: "dossier-deck", version: 99 }), "all.json")).toThrow(
      /newer version.*Update/u,
    );
  });
});
