import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWords, type Unit } from "#lib/extract/tagger/words.ts";

/** Endings and beginnings that the tagger guesses by, and pieces that mean nothing to it. */
const PIECES =
  "qu zor bli mox ing ed ly able ous ful ary less ier est fy ky es er or ity ion land pur anti post non men ses ves ches ies s".split(
    " ",
  );
const CASES = [
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
];
const MOST_PARTS_OF_SPEECH = 20;

/** All that is known of a word before its neighbours are looked at. */
function told(unit: Unit) {
  const each = Array.from({ length: MOST_PARTS_OF_SPEECH }, (_, pos) => ({
    canBe: unit.canBe(pos),
    ...unit.as(pos),
  }));
  return { usual: unit.usual, isFixed: unit.isFixed, hint: unit.hint, each };
}

describe("a word that the tagger does not know", () => {
  it("is what the tagger says of it when it is asked", () => {
    const words = createWords();
    let met = 0;
    const word = fc
      .tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), fc.constantFrom(...CASES))
      .map(([pieces, cased]) => cased(pieces.join("")));
    fc.assert(
      fc.property(word, (run) => {
        const unseen = words.unseen(run);
        if (unseen === null) return;
        met += 1;
        expect(words.cut(run).map(told)).toEqual([told(unseen)]);
      }),
      { numRuns: 400 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("is left to the tagger where it knows the word, or where the run is more than letters", () => {
    const words = createWords();
    for (const run of ["house", "House", "HOUSE", "zorqu-mox", "zorqu1", "Zorqué", "cannot", ""])
      expect(words.unseen(run), run).toBeNull();
    expect(words.unseen("zorqumox")).not.toBeNull();
  });
});
