import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainWords } from "#lib/base/plain-words.ts";
import { drawMarkdown } from "#lib/notes/draw-markdown.ts";
import { fromHtml } from "#lib/notes/from-html.ts";
import type { Block, Inline } from "#lib/notes/rich-text.ts";

const read = (html: string) => fromHtml(html, ({ name }) => `![a *](${name})`);

/** The words that a card shows of a field, without what they look like. */
function shown(html: string): string {
  const inlines = (list: readonly Inline[]): string =>
    list
      .map((one) => {
        if (one.kind === "break") return "\n";
        if ("children" in one) return inlines(one.children);
        return "text" in one ? one.text : `<${one.kind}>`;
      })
      .join("");
  const blocks = (list: readonly Block[]): string =>
    list
      .map((one) =>
        "text" in one ? one.text : "children" in one ? inlinesOrBlocks(one.children) : `<${one.kind}>`,
      )
      .join("\n");
  const inlinesOrBlocks = (list: readonly (Inline | Block)[]): string =>
    list.some((one) => one.kind === "paragraph")
      ? blocks(list as readonly Block[])
      : inlines(list as readonly Inline[]);
  return blocks(drawMarkdown(read(html)));
}

describe("what is only a sign in HTML", () => {
  it.each([
    "*args, **kwargs",
    "a*b*c and 5*3*2",
    "__init__ and snake_case_name",
    "_a_ ~~b~~ `c` `d`",
    "# of pages",
    "#hash",
    "- 5",
    "+ plus",
    "* star",
    "---",
    "_____",
    "| a | b |",
    "f[x](y) and ![z](w)",
    "C:\\new\\(x) a\\*b \\",
    "&amp;amp; is an &amp;",
    "&gt; quoted",
    "&lt;https://example.org&gt;",
    "costs $5 and $6",
    "1986. A year",
    "```ts",
    "~~~",
  ])("is shown as it is: %s", (html) => {
    const plain = html.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
    expect(shown(html).replace(/^<list>$/u, plain)).toBe(plain);
  });

  it("is listed as it is", () => {
    expect(plainWords(read("*args, **kwargs and __init__ in C:\\new\\(x)"))).toBe(
      "*args, **kwargs and __init__ in C:\\new\\(x)",
    );
  });

  it("is none that has to be told of where Markdown reads nothing into it", () => {
    for (const text of [
      "2 * 3 = 6",
      "a * b * c",
      "snake_case_name",
      "5*3",
      "#1",
      "-5",
      "a_b",
      "it's 1. first",
      "[x] y",
      "R&D",
    ])
      expect(read(text)).toBe(text);
  });

  it("is shown as it is, whatever stands beside it", () => {
    const piece = fc.constantFrom(
      "a",
      "b1",
      " ",
      "*",
      "**",
      "_",
      "__",
      "~~",
      "`",
      "#",
      "-",
      "+",
      ">",
      "[",
      "]",
      "(",
      ")",
      "!",
      "\\",
      ".",
      "1.",
      "|",
      "&",
      ";",
      "{",
      "}",
      "$",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const plain = pieces.join("").trim();
        // Formulas and numbered lists are meant.
        fc.pre(!/\\[([]|\$\$|\[\/?\$|^\d+\.(?:\s|$)|^\s{4}/u.test(plain));
        const html = plain.replaceAll("&", "&amp;").replaceAll(">", "&gt;");
        expect(shown(html).replace(/\s+/gu, " ")).toBe(plain.replace(/\s+/gu, " "));
      }),
      { numRuns: 2_000 },
    );
  });

  it("counts numbers as they are, also where they are in no order", () => {
    expect(read("1. one<br>2. two")).toBe("1. one\n2. two");
    expect(read("3. three<br>7. seven")).toBe("3. three\n7\\. seven");
  });
});

describe("styles in HTML", () => {
  it("are marks around words, where Markdown reads them", () => {
    expect(read("<b>word </b>next")).toBe("**word** next");
    expect(read("a<i> b</i>")).toBe("a *b*");
    expect(read("<b>one<br><br>two</b>")).toBe("**one**\n\n**two**");
    expect(read("<b></b>x<b> </b>")).toBe("x");
    expect(read("<b>(a)</b>b")).toBe("(a)b");
    expect(read("<b><i>both</i></b> <s>gone</s>")).toBe("***both*** ~~gone~~");
    expect(read("<b>*</b>")).toBe("**\\***");
    expect(read("<b>never closed")).toBe("**never closed**");
  });

  it("leave code as it stands, in a block where it has lines", () => {
    expect(read("<code>*args</code> and *args, *x")).toBe("`*args` and \\*args, \\*x");
    expect(read("<pre><code>if a:<br>    b(*c)</code></pre>")).toBe("```\nif a:\n    b(*c)\n```");
  });

  it("raise and lower what is raised and lowered: 10³ is not 103", () => {
    expect(read("10<sup>3</sup> H<sub>2</sub>O x<sup>n+1</sup> 10<sup>-3</sup>")).toBe("10³ H₂O xⁿ⁺¹ 10⁻³");
    expect(read("the 1<sup>st</sup>, V<sub>max</sub>")).toBe("the 1st, Vₘₐₓ");
    expect(read("a<sup>b/c</sup>")).toBe("a^(b/c)");
  });

  it("keep where a link leads, and how a word is read", () => {
    expect(read('<a class="x" href="https://example.org/a?b&amp;c">go *there*</a>')).toBe(
      "[go \\*there\\*](https://example.org/a?b&c)",
    );
    expect(read("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>")).toBe("漢（かん）");
  });

  it("leave formulas, gaps and pictures as they are", () => {
    expect(read("\\(a*b*c_{1}_2\\) {{c1::*a*::_h_}}")).toBe("\\(a*b*c_{1}_2\\) {{c1::\\*a\\*::\\_h\\_}}");
    expect(read('<img src="a_b_c.png"> *x* *y*')).toBe("![a *](a_b_c.png) \\*x\\* \\*y\\*");
  });

  it("take time in proportion to their length", () => {
    for (const text of [
      "<b>",
      "<b>a</b>*",
      "<sup>",
      "<sup>2</sup>",
      "*a",
      "_",
      "[",
      "[x](",
      "<code>",
      "<code>`</code>",
      "\\(x\\)*",
      "1. a<br>",
      '<a href="https://a">',
    ])
      expect(read(text.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
  });
});
