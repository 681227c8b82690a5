import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  foldedWords,
  plainFoldedWords,
  plainWords,
  withoutArticles,
  wordsOfFolded,
} from "#lib/base/folded-words.ts";
import { foldText } from "#lib/base/text.ts";

/** The slow way, which holds for any letters. */
function split(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

// Letters, marks of print and rare characters close together, so that every neighbourhood comes up
const PARTS =
  "a A s S t T 0 9 ' ’ ′ ″ ` “ ” – … - _ . , é ß ø Ł ł ſ Σ ς Слово Й й ё и\u0306 \u212A İ ŉ ½ Σ 世 ’s \u00A0 \n"
    .split(" ")
    .concat([" ", "'s ", " the "]);
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join(""));

describe("the words of a text", () => {
  it("are those of the folded text without the s of possessives", () => {
    expect(foldedWords("The Clerk’s “Órder” of 1803")).toEqual(["the", "clerk", "order", "of", "1803"]);
    fc.assert(
      fc.property(text, (one) => {
        const words = split(foldText(one).replace(/'s(?![\p{L}\p{N}])/gu, " "));
        expect(foldedWords(one)).toEqual(words);
        expect(plainFoldedWords(one) ?? wordsOfFolded(foldText(one))).toEqual(words);
      }),
      { numRuns: 2000 },
    );
  });

  it("are those of a key, without the articles", () => {
    expect(withoutArticles("“the clerk’s order, a copy of")).toEqual("clerk s order copy of");
    expect(withoutArticles("señor")).toBeNull();
    fc.assert(
      fc.property(text, (one) => {
        const words = plainWords(one.toLowerCase(), "kept");
        const kept = words?.filter((word) => !["the", "a", "an"].includes(word)).join(" ") ?? null;
        expect(withoutArticles(one.toLowerCase())).toEqual(kept);
      }),
      { numRuns: 2000 },
    );
  });

  it("are read in one go where only plain letters stand, and are the same there", () => {
    expect(plainWords("solberg’s bridge", "kept")).toEqual(["solberg", "s", "bridge"]);
    expect(plainWords("señor", "kept")).toBeNull();
    fc.assert(
      fc.property(text, (one) => {
        const words = plainWords(one.toLowerCase(), "kept");
        if (words !== null) expect(words).toEqual(split(foldText(one)));
      }),
      { numRuns: 2000 },
    );
  });
});
