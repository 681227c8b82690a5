import { describe, expect, it } from "vitest";
import { studyCard } from "#tests/core/study/cards.ts";
import { backOf, fits, notesOf, sheetsOf, sizeOf } from "../../../app/decks/[deckId]/print/sheets.ts";

describe("a deck on paper", () => {
  it("puts each answer behind its question when the sheet is turned over its long edge", () => {
    const [first, second] = sheetsOf(["a", "b", "c", "d", "e", "f", "g", "h", "i"], 8);
    expect(first?.fronts).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
    expect(first?.backs).toEqual(["b", "a", "d", "c", "f", "e", "h", "g"]);
    // The last sheet keeps its places: a single card has its back on the other side.
    expect(second?.fronts.slice(0, 2)).toEqual(["i", null]);
    expect(second?.backs.slice(0, 2)).toEqual([null, "i"]);
    for (const sheet of sheetsOf(
      Array.from({ length: 13 }, (_, i) => i),
      4,
    )) {
      const mirrored = sheet.backs.flatMap((_, i) =>
        i % 2 === 0 ? [sheet.backs[i + 1], sheet.backs[i]] : [],
      );
      expect(mirrored).toEqual(sheet.fronts);
    }
  });

  it("sets long text smaller, and puts on no card what has no room there", () => {
    expect(sizeOf("When?", false)).toBe("l");
    expect(sizeOf("x".repeat(150), false)).toBe("m");
    expect(sizeOf("x".repeat(400), false)).toBe("s");
    expect(sizeOf("x".repeat(500), false)).toBeNull();
    expect(
      sizeOf("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nmore", false),
    ).toBe(null);
    const long = { ...studyCard("a"), answer: "x".repeat(600) };
    expect([fits(studyCard("a"), false), fits(long, false)]).toEqual([true, false]);
  });

  it("says every reading of a disputed fact on the back, and none as the answer", () => {
    const readings = [
      { value: "1871", receipts: [0] },
      { value: "1872", receipts: [1] },
    ];
    expect(backOf({ answer: "1871 or 1872", readings })).toBe("– 1871\n– 1872");
  });

  it("numbers receipts in the order in which they are needed, each once", () => {
    const receipt = (quote: string, role: "proof" | "context" = "proof") => ({
      documentTitle: "The mill",
      documentId: null,
      start: 0,
      end: 1,
      quote,
      role,
      paragraph: null,
    });
    const { notes, numbers } = notesOf([
      { receipts: [receipt("one"), receipt("around", "context")] },
      { receipts: [receipt("two"), receipt("one")] },
      { receipts: [] },
    ]);
    expect(notes.map((note) => note.quote)).toEqual(["one", "two"]);
    expect(numbers).toEqual([[1], [2, 1], []]);
  });
});
