import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import type { Block } from "#lib/documents/types.ts";

const NOTE = `---
title: Notes
---
# The *Salt* Road

The road was **opened** on 4 May 1821 by [Anna Lind](https://example.org/lind "who?"),
engineer of the duke.[^1] It cost 2 \\* 300 guilders &amp; a mule.

Closing
-------

> "Without the road
> there is no town."

- It was closed in \`June\`
- ![A mule](mule.png) It was sold.

| Year | Carts |
| ---- | ----- |
| 1821 | 300   |

\`\`\`js
const road = 1;
\`\`\`

[^1]: See the town book, p. 4.
`;

const read = (markdown: string) => readDecoded("note.md", markdown, "markdown");
const shown = (markdown: string, zone: Block["zone"]) => {
  const document = read(markdown);
  return document.blocks
    .filter((block) => block.zone === zone)
    .map((block) => document.text.slice(block.span.start, block.span.end));
};

describe("reading Markdown", () => {
  it("shows the text without its marks", () => {
    expect(shown(NOTE, "heading")).toEqual(["The Salt Road", "Closing"]);
    expect(shown(NOTE, "body")).toEqual([
      "The road was opened on 4 May 1821 by Anna Lind,\nengineer of the duke. It cost 2 * 300 guilders & a mule.",
      "It was closed in June",
      "It was sold.",
    ]);
    expect(shown(NOTE, "block-quote")).toEqual(['"Without the road\nthere is no town."']);
  });

  it("names tables, code and notes as noise and leaves front matter out", () => {
    const reasons = read(NOTE).blocks.flatMap((block) => (block.zone === "noise" ? [block.reason] : []));
    expect(reasons).toEqual(["table", "code", "reference-list"]);
    expect(read(NOTE).text).not.toContain("title:");
  });

  it("points spans across marks back at the raw file", () => {
    const document = read(NOTE);
    const text = "opened on 4 May 1821 by Anna Lind";
    const start = document.text.indexOf(text);
    const raw = document.toRaw({ start, end: start + text.length });
    expect(document.raw.slice(raw.start, raw.end)).toBe("opened** on 4 May 1821 by [Anna Lind");
  });

  it("gives each visible word back exactly, whatever marks stand around it", () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/u);
    const wrap = fc.constantFrom(
      "X",
      "**X**",
      "_X_",
      "[X](u)",
      "# X",
      "> X",
      "- X",
      "\\*X",
      "`X`",
      "a&amp;X",
      "X\r",
      "~~X~~ ",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, wrap), { maxLength: 12 }), (pieces) => {
        const document = read(pieces.map(([text, form]) => form.replace("X", () => text)).join("\n"));
        for (const match of document.text.matchAll(/[a-z]+/gu)) {
          const raw = document.toRaw({ start: match.index, end: match.index + match[0].length });
          expect(document.raw.slice(raw.start, raw.end)).toBe(match[0]);
        }
        for (const [text] of pieces) expect(document.text).toContain(text);
      }),
    );
  });
});
