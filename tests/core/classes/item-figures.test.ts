import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  discriminationOf,
  type Given,
  itemFigures,
  mostMissed,
  wrongAnswers,
} from "#lib/classes/item-figures.ts";

let at = 0;
const given = (pupilId: string, right: boolean, changes: Partial<Given> = {}): Given => {
  at += 1;
  return { pupilId, cardId: "card", right, response: null, verified: false, at, ...changes };
};

describe("the figures of a card", () => {
  it("count each pupil once, by the first answer", () => {
    const [figures] = itemFigures([given("ada", false), given("ada", true), given("ben", true)]);
    expect(figures).toMatchObject({ pupils: 2, right: 1 });
  });

  it("keep what was verified apart from what was claimed", () => {
    const [figures] = itemFigures([given("ada", true), given("ada", false, { verified: true })]);
    expect(figures).toMatchObject({ pupils: 1, right: 1, verified: { pupils: 1, right: 0 } });
  });

  it("put the most frequent wrong answer first, whatever its case, spaces and full stop", () => {
    const wrong = wrongAnswers([
      given("ada", false, { response: "Free passage" }),
      given("ben", false, { response: " free  passage. " }),
      given("cem", false, { response: "The Balkans" }),
      given("cem", false, { response: "the balkans" }),
      given("dot", true, { response: "Bases" }),
      given("eve", false, { response: "  " }),
    ]);
    expect(wrong).toEqual([
      { text: "Free passage", pupils: ["ada", "ben"] },
      { text: "The Balkans", pupils: ["cem"] },
    ]);
  });

  it("are the same in any order of the answers", () => {
    const answers = fc.array(
      fc.record({
        pupilId: fc.constantFrom("ada", "ben", "cem"),
        cardId: fc.constantFrom("a", "b"),
        right: fc.boolean(),
        response: fc.constantFrom(null, "x", "X", "y"),
        verified: fc.boolean(),
        at: fc.nat({ max: 1_000_000 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(answers, (some) => {
        const distinct = [...new Map(some.map((one) => [one.at, one])).values()];
        const sorted = (list: ReturnType<typeof itemFigures>) =>
          [...list].sort((a, b) => (a.cardId < b.cardId ? -1 : 1));
        expect(sorted(itemFigures([...distinct].reverse()))).toEqual(sorted(itemFigures(distinct)));
      }),
    );
  });
});

describe("what most of a class misses", () => {
  const figures = (cardId: string, pupils: number, right: number) => ({
    cardId,
    pupils,
    right,
    verified: { pupils: 0, right: 0 },
    wrong: [],
  });

  it("is what more than half got wrong, of three pupils or more", () => {
    const found = mostMissed([figures("half", 10, 5), figures("most", 10, 4), figures("two", 2, 0)], 5);
    expect(found.map(({ cardId }) => cardId)).toEqual(["most"]);
  });

  it("puts twenty of twenty-two before three of three", () => {
    const found = mostMissed([figures("few", 3, 0), figures("many", 22, 2)], 5);
    expect(found.map(({ cardId }) => cardId)).toEqual(["many", "few"]);
  });

  it("is five at most, as asked", () => {
    const many = Array.from({ length: 9 }, (_, i) => figures(`card-${i}`, 10, 0));
    expect(mostMissed(many, 5)).toHaveLength(5);
  });
});

describe("discrimination", () => {
  it("is 1 where the card and the rest go together, −1 where they go apart", () => {
    const pupils = Array.from({ length: 10 }, (_, i) => ({ item: i % 2, rest: 0.5 + (i % 2) / 4 }));
    expect(discriminationOf(pupils)).toBeCloseTo(1);
    expect(discriminationOf(pupils.map((one) => ({ ...one, item: 1 - one.item })))).toBeCloseTo(-1);
  });

  it("says nothing of few pupils, or where all did alike", () => {
    expect(discriminationOf(Array.from({ length: 7 }, (_, i) => ({ item: i % 2, rest: i / 7 })))).toBeNull();
    expect(discriminationOf(Array.from({ length: 20 }, () => ({ item: 1, rest: 0.5 })))).toBeNull();
  });
});
