import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StarterCandidate, starterCards } from "#lib/classes/starter.ts";

const candidate = (cardId: string, recalls: readonly number[], siblings = cardId): StarterCandidate => ({
  cardId,
  siblings,
  recalls,
});

describe("the starter of the day", () => {
  it("asks what most pupils are about to lose, not what one has lost", () => {
    const chosen = starterCards([candidate("one", [0]), candidate("many", [0.6, 0.6, 0.6, 0.6])], 1);
    expect(chosen).toEqual([{ cardId: "many", loss: expect.closeTo(1.6) }]);
  });

  it("takes one card of a sentence, because one gives the other away", () => {
    const chosen = starterCards(
      [candidate("a", [0.1], "same"), candidate("b", [0.2], "same"), candidate("c", [0.9])],
      3,
    );
    expect(chosen.map(({ cardId }) => cardId)).toEqual(["a", "c"]);
  });

  it("asks nothing that nobody has met", () => {
    expect(starterCards([candidate("a", [])], 5)).toEqual([]);
  });

  it("never leaves out a card with a larger loss than one it takes, unless a sibling was taken", () => {
    const candidates = fc.uniqueArray(
      fc.record({
        cardId: fc.string({ minLength: 1, maxLength: 4 }),
        siblings: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        recalls: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      }),
      { selector: (one) => one.cardId, maxLength: 12 },
    );
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 5 }), (all, most) => {
        const chosen = starterCards(all, most);
        const keys = chosen.map(({ cardId }) => all.find((one) => one.cardId === cardId)?.siblings);
        expect(new Set(keys).size).toBe(keys.length);
        const least = chosen.at(-1)?.loss ?? 0;
        for (const one of all) {
          const loss = one.recalls.reduce((sum, recall) => sum + 1 - recall, 0);
          if (!keys.includes(one.siblings) && chosen.length === most)
            expect(loss).toBeLessThanOrEqual(least + 1e-9);
        }
      }),
    );
  });
});
