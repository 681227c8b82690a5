import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromRaw } from "#lib/documents/from-raw.ts";
import { readDecoded } from "#lib/documents/read.ts";

describe("the way back from a place in the file to the text that is read", () => {
  it("finds the words of a span in a page with mark-up, without the mark-up", () => {
    const raw = "<html><body><p>The <b>old</b> mill &amp; the weir burned in March 1871.</p></body></html>";
    const document = readDecoded("mill.html", raw, "html");
    const start = raw.indexOf("old");
    const { start: from, end } = fromRaw(document, { start, end: raw.indexOf(" burned") });
    expect(document.text.slice(from, end)).toBe("old mill & the weir");
  });

  it("is empty where nothing is shown", () => {
    const raw = "<html><body><!-- a note --><p>The mill stood here for many years.</p></body></html>";
    const document = readDecoded("mill.html", raw, "html");
    const place = fromRaw(document, { start: raw.indexOf("a note"), end: raw.indexOf(" -->") });
    expect(place.end - place.start).toBe(0);
  });

  it("gives any span back that was sent to the file and has no gap at its ends", () => {
    const raw = "# The mill\n\nIt *burned* in [1871](http://mill.example).\n\nIt was **built** again.\n";
    const document = readDecoded("mill.md", raw, "markdown");
    fc.assert(
      fc.property(fc.nat(document.text.length - 1), fc.nat(30), (start, more) => {
        const end = Math.min(document.text.length, start + 1 + more);
        const words = document.text.slice(start, end);
        fc.pre(words.trim() === words);
        expect(fromRaw(document, document.toRaw({ start, end }))).toEqual({ start, end });
      }),
    );
  });
});
