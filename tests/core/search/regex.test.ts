import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matcherOf, patternOf } from "#lib/search/pattern.ts";
import { problemOfRegex, regexFinder } from "#lib/search/regex.ts";
import { likesOf, neededLetters } from "#lib/search/regex-needs.ts";

describe("regular expressions", () => {
  it.each([
    ["mill", "The MILL burned", true],
    ["^mill", "The mill", false],
    ["mill$", "The mill", true],
    ["19[0-4]\\d", "in 1940.", true],
    ["19[0-4]\\d", "in 1950.", false],
    ["[^a-z ]", "abc def", false],
    ["a{2,3}b", "aab", true],
    ["^a{2,3}b", "aaaab", false],
    ["(?:ab|cd)+e", "xabcde", true],
    ["\\bart\\b", "the art of", true],
    ["\\bart\\b", "party", false],
    ["a.c", "a\nc", false],
    ["a\\.c", "abc", false],
    ["colou?r", "color", true],
    ["(a|)b", "b", true],
    ["[]x]", "]", true],
    ["[a\\-z]", "-", true],
    ["Ū", "ūdens", true],
    ["x*", "", true],
  ])("%s in %j: %s", (source, text, expected) => {
    expect(problemOfRegex(source)).toBeNull();
    expect(regexFinder(source)(text)).toBe(expected);
  });

  it.each([
    "(",
    ")",
    "[a",
    "*a",
    "a**",
    "a++",
    "(?<n>a)",
    "(?!a)",
    "\\1",
    "\\p{L}",
    "a{200}",
    "a{3,2}",
    "((a{90}){90}){90}",
    "[z-a]",
    "a\\",
    "",
  ])("%s is refused in words", (source) => {
    expect(problemOfRegex(source)).toMatch(/\.$/u);
  });

  it("say the same as the language's own, on whatever both can read", () => {
    const source = fc.string({
      unit: fc.constantFrom("a", "b", ".", "|", "(", ")", "*", "+", "?", "[ab]", "[^a]", "{2}", "^", "$"),
      maxLength: 10,
    });
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 }),
        (expression, text) => {
          if (problemOfRegex(expression) !== null || !readable(expression)) return;
          expect(regexFinder(expression)(text)).toBe(new RegExp(expression, "iu").test(text));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("take steps in proportion to the text where others would never end", () => {
    expect(regexFinder("(a+)+$")(`${"a".repeat(5_000)}b`)).toBe(false);
  });
});

describe("names", () => {
  it.each([
    ["dates", "Dates", true],
    ["dat*", "Dates", true],
    ["d_tes", "Dates", true],
    ["*es", "Dates", true],
    ["a*b*c", "axxbyyc", true],
    ["ate", "Dates", false],
    ["muris", "Mūris", true],
    ["A::*", "a::b", true],
    ["A::*", "a", false],
  ])("%s against %s: %s", (typed, name, expected) => {
    const pattern = patternOf(typed);
    expect(typeof pattern === "number" ? null : matcherOf(pattern)(name)).toBe(expected);
  });
});

/** The language's own reader repeats no `^` or `$`. */
function readable(expression: string): boolean {
  try {
    return new RegExp(expression, "u").source !== "";
  } catch {
    return false;
  }
}

/** What LIKE says: `_` for any character, `%` for any characters, case does not matter. */
function isLike(like: string, text: string): boolean {
  const source = like.replace(/\\?[^\p{L}\p{N} ]/gu, (part) =>
    part === "_" ? "." : part === "%" ? ".*" : `\\${part.at(-1)}`,
  );
  return new RegExp(`^${source}$`, "is").test(text);
}

describe("what a text must have", () => {
  it.each([
    ["mill", "mill"],
    ["^the (?:old) mill$", "the old mill"],
    ["new \\byork", "new york"],
    ["colou?r", "colo"],
    ["(mill|tide)s", "s"],
    ["19[0-4]\\d", "19"],
    ["a.bcd\\.", "bcd"],
    ["(?:mill)?", ""],
    ["x*", ""],
  ])("for %s it is %j", (source, needed) => {
    expect(neededLetters(source)).toBe(needed);
  });

  it.each([
    ["x.y", ["%x_y%"]],
    ["^the [mh]ill$", ["%the _ill%"]],
    ["colou?r", ["%colo%r%"]],
    ["(mill|tide)s", ["%mills%", "%tides%"]],
    ["19\\d{2}", ["%19__%"]],
    ["100%_", ["%100\\%\\_%"]],
    ["%", ["%\\%%"]],
    ["[xq]{3}", null],
    ["mill|.", null],
    ["kk", null],
    ["(a|b)(a|b)(a|b)(a|b)", ["%aaa%", "%aab%", "%aba%", "%abb%", "%baa%", "%bab%", "%bba%", "%bbb%"]],
  ])("for %s it is one of %j to LIKE", (source, likes) => {
    expect(likesOf(source)).toEqual(likes);
  });

  it("every text that is found has it", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      "C",
      " ",
      "é",
      "a?",
      "b*",
      "(a|b)",
      "(?:ab)",
      "[ac]",
      ".",
      "\\b",
      "c{2}",
      "\\.",
      "K",
      "%",
      "(a|b.)?",
    );
    const source = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "A", " ", "É", ".", "k", "\u212a", "%"), { maxLength: 12 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(source, text, (expression, read) => {
        if (!regexFinder(expression)(read)) return;
        expect(read.toLowerCase()).toContain(neededLetters(expression).toLowerCase());
        const likes = likesOf(expression);
        if (likes !== null) expect(likes.some((like) => isLike(like, read))).toBe(true);
      }),
    );
  });
});
