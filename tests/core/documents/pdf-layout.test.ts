import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stretchesOf } from "#lib/documents/pdf/lines.ts";
import { pagesOf } from "#lib/documents/pdf/pages.ts";
import { printPages } from "#lib/documents/pdf/print.ts";
import type { PageText, Piece } from "#lib/documents/pdf/types.ts";
import { readPdfText } from "#lib/documents/read-pdf-text.ts";

const word = fc.stringMatching(/^[A-Za-z]{1,12}$/u);
const coordinate = fc.oneof(
  fc.integer({ min: 0, max: 800 }),
  fc.double({ min: -2_000, max: 2_000, noNaN: true }),
);
const piece: fc.Arbitrary<Piece> = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
  x: coordinate,
  y: coordinate,
  width: fc.double({ min: 0, max: 600, noNaN: true }),
  size: fc.constantFrom(0, 0.01, 6, 8, 10, 10, 10, 14, 30, 900),
});
const page: fc.Arbitrary<PageText> = fc.record({
  width: fc.constant(600),
  height: fc.constant(800),
  pieces: fc.array(piece, { maxLength: 30 }),
  askew: fc.array(word, { maxLength: 2 }),
});
const pages = fc.array(page, { minLength: 1, maxLength: 6 });

const lettersOf = (text: string): string =>
  text
    .replace(/[^A-Za-z]/gu, "")
    .split("")
    .sort()
    .join("");
const printed = (texts: readonly PageText[]): ReturnType<typeof printPages> => {
  const cut = pagesOf(texts);
  return printPages(cut.pages, cut.words);
};

describe("the layout of a PDF", () => {
  it("keeps every letter, wherever it stands on its page", () => {
    fc.assert(
      fc.property(pages, (texts) => {
        const given = texts.flatMap((one) => [...one.pieces.map(({ text }) => text), ...one.askew]).join("");
        expect(lettersOf(printed(texts).raw)).toBe(lettersOf(given));
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a capital letter without any size, which is as large as itself", () => {
    const pieces = [{ text: "A", x: 0, y: 0, width: 0, size: 0 }];
    expect(printed([{ width: 600, height: 800, pieces, askew: [] }]).raw).toBe("A");
  });

  it("marks every page once, in order", () => {
    fc.assert(
      fc.property(pages, (texts) => {
        const { raw, starts } = printed(texts);
        expect(raw).not.toContain("\f");
        expect(starts).toHaveLength(texts.length);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a printed line", () => {
  it("has no soft hyphen but at its end, where it says that a word was cut", () => {
    const text = "The light\u00adhouse keeper had a cal\u00ad";
    const [line] = stretchesOf([{ text, x: 0, y: 0, width: 200, size: 10 }]);
    expect(line?.text).toBe("The lighthouse keeper had a cal\u00ad");
  });
});

describe("the kept text of a PDF", () => {
  it("is read in passages that follow one another, whatever it is", () => {
    const marks = fc.constantFrom(
      "\f",
      "\t",
      "\n",
      "\n\n",
      "\n\n\n",
      " ",
      "word",
      "Ein Satz.",
      "\u00ad",
      "\0",
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), (parts) => {
        const raw = parts.join("");
        const { text, passages, toRaw } = readPdfText(raw);
        expect(text).toHaveLength(raw.length);
        let end = 0;
        for (const { span } of passages) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(toRaw(span)).toEqual(span);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(raw.length);
      }),
    );
  });
});
