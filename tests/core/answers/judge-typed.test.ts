import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { EXAMPLES } from "./judged-examples.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.lorem({ maxCount: 8 }),
  fc.constantFrom(...EXAMPLES.flatMap(({ expected, typed }) => [expected, typed])),
);
const shownText = anyText.filter((text) => text.trim() !== "");

describe("a typed answer", () => {
  it("has more than two hundred examples, none twice", () => {
    expect(EXAMPLES.length).toBeGreaterThan(200);
    const keys = EXAMPLES.map(({ expected, typed, options }) => JSON.stringify([expected, typed, options]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(EXAMPLES)(
    "$expected ← $typed: $verdict, $because",
    ({ expected, aliases, typed, options, verdict }) => {
      expect(judgeTyped(expected, aliases ?? [], typed, options).verdict).toBe(verdict);
    },
  );

  it("is right when it is the answer itself, whatever that is", () => {
    fc.assert(
      fc.property(shownText, fc.constantFrom("en", "de", "fr", "ru", "ar", "ja"), (text, language) => {
        expect(judgeTyped(text, [], text, { language }).verdict).toBe("right");
      }),
      { numRuns: 1_000 },
    );
  });

  it("is right when it is an alias, and says which", () => {
    fc.assert(
      fc.property(shownText, shownText, (answer, alias) => {
        const judged = judgeTyped(answer, [alias], alias);
        expect(judged.verdict).toBe("right");
        if (judged.matchedAlias !== undefined) expect(judged.matchedAlias).toBe(alias);
      }),
    );
  });

  it("is judged alike however its accents are encoded", () => {
    // Not the compatibility forms: they make 102 of 10².
    for (const { expected, aliases, typed, options, verdict } of EXAMPLES) {
      for (const form of ["NFC", "NFD"] as const) {
        const judged = judgeTyped(expected.normalize(form), aliases ?? [], typed, options);
        expect(judged.verdict, `${expected} ← ${typed}`).toBe(verdict);
        const other = judgeTyped(expected, aliases ?? [], typed.normalize(form), options);
        expect(other.verdict, `${expected} ← ${typed}`).toBe(verdict);
      }
    }
  });

  it("is judged alike in large letters, where it is no Roman number", () => {
    for (const { expected, aliases, typed, options, verdict } of EXAMPLES) {
      if (verdict !== "wrong" || /\b[ivxlcdm]+\b/iu.test(typed)) continue;
      const judged = judgeTyped(expected, aliases ?? [], typed.toUpperCase(), options);
      expect(judged.verdict, `${expected} ← ${typed.toUpperCase()}`).toBe(verdict);
    }
  });

  it("has a share from 0 to 1, and 1 only when it is not wrong", () => {
    fc.assert(
      fc.property(anyText, anyText, (expected, typed) => {
        const { verdict, share } = judgeTyped(expected, [], typed);
        expect(share).toBeGreaterThanOrEqual(0);
        if (verdict === "wrong") expect(share).toBeLessThan(1);
        else expect(share).toBe(1);
      }),
    );
  });

  it("is shown in pieces that put together are what was typed and what it was compared with", () => {
    fc.assert(
      fc.property(anyText, anyText, (expected, typed) => {
        const { diff, against } = judgeTyped(expected, [], typed);
        expect(diff.map((piece) => piece.typed).join("")).toBe(typed);
        expect(diff.map((piece) => piece.expected).join("")).toBe(against);
      }),
      { numRuns: 1_000 },
    );
  });

  it("shows nothing missing, extra or changed when it is the answer itself", () => {
    fc.assert(
      fc.property(shownText, (text) => {
        expect(judgeTyped(text, [], text).diff.every((piece) => piece.kind === "same")).toBe(true);
      }),
    );
  });

  it("is never right when a year, a day or a count is another one", () => {
    const other = fc
      .tuple(fc.integer({ min: 100, max: 9_999 }), fc.integer({ min: 100, max: 9_999 }))
      .filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(other, fc.constantFrom("", " ships", " %", " km"), ([a, b], unit) => {
        expect(judgeTyped(`${a}${unit}`, [], `${b}${unit}`).verdict).toBe("wrong");
        expect(judgeTyped(`12 May ${a}`, [], `12 May ${b}`).verdict).toBe("wrong");
      }),
    );
  });

  it("names a word that is missing, one that is extra, and one that is another", () => {
    expect(judgeTyped("invade Poland", [], "Poland").diff).toEqual([
      { kind: "missing", expected: "invade ", typed: "" },
      { kind: "same", expected: "Poland", typed: "Poland" },
    ]);
    expect(judgeTyped("Poland", [], "Poland France").diff).toEqual([
      { kind: "same", expected: "Poland", typed: "Poland " },
      { kind: "extra", expected: "", typed: "France" },
    ]);
    expect(judgeTyped("13 November 1940", [], "Nov 12, 1940").diff).toEqual([
      { kind: "same", expected: "November ", typed: "Nov " },
      { kind: "changed", expected: "13 ", typed: "12, " },
      { kind: "same", expected: "1940", typed: "1940" },
    ]);
  });

  it("is judged by its beginning where it is endless", () => {
    const long = "Germany invaded Poland and France without warning ".repeat(60);
    expect(judgeTyped(long, [], `${long} and more`).verdict).toBe("right");
    expect(judgeTyped("Poland", [], "a".repeat(100_000)).verdict).toBe("wrong");
    expect(judgeTyped("Poland", [], "Poland ".repeat(10_000)).verdict).toBe("wrong");
  });
});
