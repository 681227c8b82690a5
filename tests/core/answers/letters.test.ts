import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf } from "#lib/answers/letters.ts";

/** "Molo(t|d)ov": what belongs there before the stroke, what was typed behind it. */
function shown(expected: string, typed: string): string | null {
  const pieces = lettersOf(expected, typed);
  return (
    pieces
      ?.map((piece) => (piece.kind === "same" ? piece.typed : `(${piece.expected}|${piece.typed})`))
      .join("") ?? null
  );
}

describe("a nearly right word", () => {
  it.each([
    ["Molotov", "Molodov", "Molo(t|d)ov"],
    ["Molotov", "Moltov", "Mol(o|)tov"],
    ["Ribbentrop", "Ribbbentrop", "Ri(|b)bbentrop"],
    ["Ribbentrop", "ribentropp", "ri(b|)bentro(|p)p"],
    ["1939", "1839", "1(9|8)39"],
    ["Besançon", "Besanson", "Besan(ç|s)on"],
    ["Müller", "Muler", "Mu(l|)ler"],
    ["مولوتوف", "مولوطوف", "مولو(ت|ط)وف"],
  ])("%s ← %s: %s", (expected, typed, marked) => {
    expect(shown(expected, typed)).toBe(marked);
  });

  it("is none where less than half is the same, and none of one or two letters", () => {
    expect(lettersOf("Poland", "France")).toBeNull();
    expect(lettersOf("12", "13")).toBeNull();
    expect(lettersOf("", "")).toBeNull();
    expect(lettersOf("x".repeat(41), "x".repeat(41))).toBeNull();
  });

  it("keeps a letter and its accents together", () => {
    expect(shown("Besanc\u0327on", "Besanson")).toBe("Besan(c\u0327|s)on");
  });

  it("has nothing to mark where only case or accents differ", () => {
    expect(lettersOf("Zürich", "ZURICH")).toBeNull();
  });

  it("is both words again when its pieces are put end to end", () => {
    const word = fc.string({ unit: "grapheme", minLength: 0, maxLength: 12 });
    fc.assert(
      fc.property(word, word, word, (head, tail, other) => {
        const expected = `${head}${tail}`;
        const typed = `${head}${other}`;
        const pieces = lettersOf(expected, typed);
        if (pieces === null) return;
        expect(pieces.map((piece) => piece.expected).join("")).toBe(expected);
        expect(pieces.map((piece) => piece.typed).join("")).toBe(typed);
      }),
    );
  });
});
