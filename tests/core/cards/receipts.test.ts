import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains } from "#lib/base/text.ts";
import { excerpt, receipt } from "#lib/cards/receipts.ts";
import { readDecoded } from "#lib/documents/read.ts";

const TEXT =
  "The Long Bridge was opened on 9 June 1876 by Queen Amalia. The last ferry left the north bank on the same day.";
const document = readDecoded("bridge.txt", TEXT, "text");

describe("a receipt", () => {
  it("is exactly what stands in the raw file", () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.nat(TEXT.length), (from, length) => {
        const span = { start: from, end: Math.min(TEXT.length, from + length + 1) };
        if (TEXT.slice(span.start, span.end).trim() === "") return;
        const one = receipt(document, span, "proof");
        expect(document.raw.slice(one.start, one.end)).toBe(one.quote);
        expect(one.quote).toBe(one.quote.trim());
      }),
    );
  });

  it("refuses offsets that lie outside of the file", () => {
    expect(() => receipt(document, { start: TEXT.length + 5, end: TEXT.length + 9 }, "proof")).toThrow(
      RangeError,
    );
  });
});

describe("an excerpt", () => {
  it("is short, keeps the answer, and begins and ends with whole words", () => {
    const answer = TEXT.indexOf("9 June 1876");
    const focus = { start: answer, end: answer + "9 June 1876".length };
    const span = { start: 0, end: TEXT.length };
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 200 }), (maxLength) => {
        const cut = excerpt(document, span, focus, { maxLength });
        expect(cut.end - cut.start).toBeLessThanOrEqual(
          Math.max(maxLength, TEXT.length > maxLength ? maxLength : TEXT.length),
        );
        expect(contains(cut, focus)).toBe(true);
        expect(TEXT.charAt(cut.start - 1)).toMatch(/^\s?$/u);
        expect(TEXT.charAt(cut.end)).toMatch(/^\s?$/u);
      }),
    );
  });

  it("is short in a script without spaces too, and parts no character", () => {
    const text = Array.from({ length: 400 }, (_, i) => `今日は${1500 + i}年、世界😀。`).join("");
    const long = readDecoded("long.txt", text, "text");
    const answer = long.text.indexOf("1700年");
    const focus = { start: answer, end: answer + "1700年".length };
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 600 }), (maxLength) => {
        const cut = excerpt(long, { start: 0, end: long.text.length }, focus, { maxLength });
        expect(cut.end - cut.start).toBeLessThanOrEqual(maxLength);
        expect(contains(cut, focus)).toBe(true);
        expect(long.text.slice(cut.start, cut.end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      }),
    );
  });

  it("is the whole proof when that is short enough", () => {
    expect(excerpt(document, { start: 0, end: 20 }, { start: 4, end: 8 }, { maxLength: 160 })).toEqual({
      start: 0,
      end: 20,
    });
  });
});
