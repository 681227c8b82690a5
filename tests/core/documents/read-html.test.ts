import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecoded } from "#lib/documents/read.ts";
import type { Block } from "#lib/documents/types.ts";

const PAGE = `<!DOCTYPE html><html><head><title>The Salt Road | Example History</title><style>p{color:red}</style></head>
<body class="has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">Articles</a></li></ul></nav>
<div class="cookie-notice">We use cookies to make this site work. <button>Accept all</button></div>
<main><article>
<h1>The Salt&nbsp;Road</h1>
<p>The road was opened on 4 May 1821 by the Duke&#8217;s
   engineer, Anna <b>Lind</b>&mdash;and closed again in June.<sup class="reference">[3]</sup></p>
<figure><img src="x.jpg" alt="A mule"><figcaption>A mule on the road, 1822</figcaption></figure>
<blockquote><p>&ldquo;Without the road there is no town.&rdquo;</p></blockquote>
<p>Lind said <q>it will hold</q> &amp; left.<br>The town kept the road.</p>
<table><tr><td>Year</td><td>Carts</td></tr><tr><td>1821</td><td>300</td></tr></table>
<div class="related-articles"><h3>More</h3><p><a href="/b">The Pepper Road and its trade</a></p></div>
</article></main>
<aside>Subscribe to our newsletter</aside>
<footer>© 2019 Example History. All rights reserved.</footer>
<script>var a = "<p>not text</p>";</script>
</body></html>`;

const read = (html: string) => readDecoded("page.html", html, "html");
const shown = (html: string, zone: Block["zone"]) => {
  const document = read(html);
  return document.blocks
    .filter((block) => block.zone === zone)
    .map((block) => document.text.slice(block.span.start, block.span.end));
};

describe("reading a web page", () => {
  it("does not show where a word may be cut, and points at all of the word", () => {
    const html = "<p>Das Schiff\u00adfahrts&shy;amt wurde 1911 ge&#173;schlossen.</p>";
    const document = read(html);
    expect(document.text).toContain("Das Schifffahrtsamt wurde 1911 geschlossen.");
    const at = document.text.indexOf("Schifffahrtsamt");
    const raw = document.toRaw({ start: at, end: at + "Schifffahrtsamt".length });
    expect(html.slice(raw.start, raw.end)).toBe("Schiff\u00adfahrts&shy;amt");
  });

  it("keeps the article and shows its text as a browser does", () => {
    expect(shown(PAGE, "heading")).toEqual(["The Salt Road"]);
    expect(shown(PAGE, "body")).toEqual([
      "The road was opened on 4 May 1821 by the Duke's engineer, Anna Lind—and closed again in June.",
      "Lind said “it will hold” & left.\nThe town kept the road.",
    ]);
    expect(shown(PAGE, "block-quote")).toEqual(["“Without the road there is no town.”"]);
  });

  it("names menus, notices, captions, tables and lists of links as noise", () => {
    const document = read(PAGE);
    const reasons = document.blocks.flatMap((block) => (block.zone === "noise" ? [block.reason] : []));
    for (const reason of ["navigation", "advertising", "caption", "table", "event-list"] as const) {
      expect(reasons).toContain(reason);
    }
    expect(document.text).not.toContain("not text");
    expect(document.text).not.toContain("color");
  });

  it("takes the title from the heading", () => {
    expect(read(PAGE).title).toBe("The Salt Road");
    expect(
      read("<title>Tides - Example</title><body><p>The tide was high on that day in May.</p>").title,
    ).toBe("Tides");
  });

  it("points every span back at the raw page, entities and marks included", () => {
    const document = read(PAGE);
    const at = document.text.indexOf("Duke's engineer, Anna Lind—and");
    const raw = document.toRaw({ start: at, end: at + "Duke's engineer, Anna Lind—and".length });
    expect(document.raw.slice(raw.start, raw.end)).toBe(
      "Duke&#8217;s\n   engineer, Anna <b>Lind</b>&mdash;and",
    );
  });

  it("reads pages without paragraphs, where two line breaks end one", () => {
    const html = "<body>The mill burnt down in 1911.<br><br>It was rebuilt by the town.</body>";
    expect(shown(html, "body")).toEqual(["The mill burnt down in 1911.", "It was rebuilt by the town."]);
  });

  it("does not take a layout table or a form around the whole page for noise", () => {
    const text = "The harbour was dredged twice a year and nobody paid for it. ".repeat(12);
    expect(shown(`<form><table><tr><td><p>${text}</p></td></tr></table></form>`, "body")).toHaveLength(1);
  });

  it("shows each visible word of any page at a raw slice that contains it", () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/u);
    const wrap = fc.constantFrom(
      (text: string) => `<p>${text}</p>`,
      (text: string) => `<div><b>${text}</b></div>`,
      (text: string) => `<h2>${text}</h2>`,
      (text: string) => `  ${text}&nbsp;<br>`,
      (text: string) => `<ul><li>${text}</ul>`,
      (text: string) => `<p>&eacute;${text}<i>`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, wrap), { minLength: 1, maxLength: 12 }), (pieces) => {
        const document = read(pieces.map(([text, make]) => make(text)).join("\n"));
        for (const match of document.text.matchAll(/[a-z]{3,8}/gu)) {
          const raw = document.toRaw({ start: match.index, end: match.index + match[0].length });
          expect(document.raw.slice(raw.start, raw.end)).toBe(match[0]);
        }
        for (const [text] of pieces) expect(document.text).toContain(text);
      }),
    );
  });

  it("survives any mark-up, however broken or deep", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "<div>",
            "</div>",
            "<p",
            ">",
            "&",
            "&#",
            "<!--",
            "-->",
            "<pre>",
            "</b>",
            "a",
            "<br/>",
            '"',
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          const document = read(parts.join(""));
          for (const block of document.blocks) {
            const raw = document.toRaw(block.span);
            expect(raw.start).toBeLessThanOrEqual(raw.end);
            expect(raw.end).toBeLessThanOrEqual(document.raw.length);
          }
        },
      ),
    );
    expect(read(`${"<div>".repeat(5_000)}The end.`).text).toContain("The end.");
    expect(() => read(`${"<div>".repeat(50_000)}The end.`)).toThrow(/nested/u);
  });
});
