import fc from "fast-check";
import { expect, test } from "vitest";
import { everyMatch } from "#lib/base/every-match.ts";

const plainly = (found: Iterable<RegExpExecArray>) => [...found].map((one) => [one.index, ...one]);

test("finds what matchAll finds, whatever was looked for before", () => {
  const pattern = /(?=[ah])(?<![\p{L}])(?<word>he|a\p{L}?)(?!\p{L})|ß+/giu;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("he", "a", "an", " ", "ß", "Á", "😀", "t")),
      fc.nat(9),
      (parts, from) => {
        const text = parts.join("");
        pattern.lastIndex = 0;
        const wanted = plainly(text.matchAll(pattern));
        pattern.lastIndex = from;
        expect(plainly(everyMatch(text, pattern))).toEqual(wanted);
      },
    ),
  );
});

test("refuses a pattern that matches nothing at all", () => {
  expect(() => everyMatch("ab", /x*/gu)).toThrow(RangeError);
});
