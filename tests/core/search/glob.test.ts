import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fullTextOf, globOf, isWhollyIndexed, shortPieceOf } from "#lib/search/glob.ts";
import { patternOf } from "#lib/search/pattern.ts";
import type { Pattern } from "#lib/search/types.ts";

function pattern(typed: string): Pattern {
  const read = patternOf(typed);
  if (typeof read === "number") throw new Error(`${typed} is no pattern.`);
  return read;
}

describe("what the database is asked", () => {
  it("a letter is every shape of it, and what GLOB takes for its own is plain", () => {
    const e = globOf(pattern("e"), "all");
    expect(e).toMatch(/^\[Ee.*È-Ë.*\]$/u);
    expect(e.length).toBeLessThan(40);
    expect(globOf(pattern("–"), "all")).toMatch(/^\[.*-\]$/u);
    expect(globOf(pattern("\\*"), "all")).toBe("[*]");
    expect(globOf(pattern("["), "all")).toBe("[[]");
    expect(globOf(pattern("?"), "all")).toBe("[?]");
    expect(globOf(pattern("_*"), "all")).toBe("?*");
    expect(globOf(pattern("7"), "part")).toMatch(/^\*.*7.*\*$/u);
  });

  it("only pieces of three letters or more are looked up in the full-text table", () => {
    expect(fullTextOf(pattern("mill"))).toBe('"mill"');
    expect(fullTextOf(pattern("mi"))).toBeNull();
    expect(fullTextOf(pattern("well-known f*owl_s"))).toBe('"well" AND "known" AND "owl"');
    expect(
      ["mill", "mi", "mi*ll", "the mill", "Mūris"].map((typed) => isWhollyIndexed(pattern(typed))),
    ).toEqual([true, true, false, false, true]);
  });

  it("of what is too short for that, the longest piece is looked up, folded", () => {
    expect(["mi", "É", "a-bé", "m_*", "%", "_"].map((typed) => shortPieceOf(pattern(typed)))).toEqual([
      "mi",
      "e",
      "be",
      "m",
      null,
      null,
    ]);
  });

  it("nothing typed can leave the quotation marks of the question", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const asked = fullTextOf([{ kind: "text", text }]);
        if (asked !== null) expect(asked).toMatch(/^"[\p{L}\p{N}]+"(?: AND "[\p{L}\p{N}]+")*$/u);
      }),
    );
  });
});
