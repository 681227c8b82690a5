import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passageAround, textOfHtml } from "#lib/study/passage.ts";

const at = (text: string, part: string, format = "text") => {
  const start = text.indexOf(part);
  return passageAround(text, start, start + part.length, format);
};

describe("a receipt in its paragraph", () => {
  it("is given with the paragraph around it, and nothing of the next", () => {
    const text = "A heading\n\nThe ferry sank in May.\nNobody drowned.\n\nAnother matter.";
    expect(at(text, "sank in May")).toEqual({
      before: "The ferry ",
      marked: "sank in May",
      after: ". Nobody drowned.",
    });
  });

  it("is found in files with other line ends, and at the ends of a file", () => {
    expect(at("One.\r\n \r\nTwo words here.", "words")).toEqual({
      before: "Two ",
      marked: "words",
      after: " here.",
    });
    expect(at("words", "words")).toEqual({ before: "", marked: "words", after: "" });
  });

  it("is cut at a word when its paragraph is long", () => {
    const { before, after } = at(`${"early ".repeat(200)}HERE${" later".repeat(200)}`, "HERE");
    expect(before).toMatch(/^…early /u);
    expect(after).toMatch(/ later…$/u);
    expect(before.length + after.length).toBeLessThan(820);
  });

  it("is shown without mark-up when the document is HTML", () => {
    const html =
      '<div><p>Before.</p><p class="x">The <b>ferry</b> &amp; its crew sank in&nbsp;May.</p><p>After.</p></div>';
    expect(at(html, "sank", "html")).toEqual({
      before: "The ferry & its crew ",
      marked: "sank",
      after: " in May.",
    });
    expect(textOfHtml("&#65;&#x42;&unknown;&#0;")).toBe("AB&unknown;&#0;");
  });

  it("keeps the marked words, whatever the text is", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 900 }),
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.string({ maxLength: 900 }),
        (a, b, c) => {
          const text = a + b + c;
          const { before, marked, after } = passageAround(text, a.length, a.length + b.length, "text");
          expect(marked).toBe(b.replace(/\s+/gu, " "));
          expect(before.length).toBeLessThanOrEqual(401);
          expect(after.length).toBeLessThanOrEqual(401);
        },
      ),
    );
  });
});
