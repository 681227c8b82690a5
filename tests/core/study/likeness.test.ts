import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areConfusable, likenessOf } from "#lib/study/likeness.ts";

describe("answers that are easily confused", () => {
  it.each([
    ["12 November 1940", "13 November 1940"],
    ["12 November 1940", "10 November 1940"],
    ["November 12, 1940", "14 November 1940"],
    ["1940", "1941"],
    ["In 1939", "1940"],
    ["30 September 1940", "1 October 1940"],
    ["Vyacheslav Molotov", "Molotow"],
    ["Ribbentrop", "Joachim von Ribentrop"],
    ["Karl Philipp", "Karl Filip"],
  ])("are %s and %s", (a, b) => {
    expect(areConfusable(a, b)).toBe(true);
    expect(areConfusable(b, a)).toBe(true);
  });

  it.each([
    ["12 November 1940", "20 November 1940"],
    ["12 November 1940", "12 November 1941"],
    ["1940", "1942"],
    ["12 November 1940", "12 November 1940"],
    ["Molotov", "Ribbentrop"],
    ["It was refused.", "It was accepted."],
    ["", ""],
    ["November 1940", "November 1941"],
  ])("are not %s and %s", (a, b) => {
    expect(areConfusable(a, b)).toBe(false);
  });

  it("share a key exactly when they are days less than three apart", () => {
    const day = fc.integer({ min: 1, max: 28 });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const confusable = areConfusable(`${a} May 1900`, `${b} May 1900`);
        expect(confusable).toBe(a !== b && Math.abs(a - b) < 3);
      }),
    );
  });

  it("have keys for any text, the same for the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(likenessOf(text)).toEqual(likenessOf(text));
        expect(areConfusable(text, text)).toBe(false);
      }),
    );
  });
});
