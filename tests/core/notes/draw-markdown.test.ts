import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { drawCard } from "#lib/notes/draw-card.ts";
import { drawMarkdown } from "#lib/notes/draw-markdown.ts";
import type { Block, Inline, MathNode, RichText } from "#lib/notes/rich-text.ts";

const HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

function inlinesOf(rich: RichText): readonly Inline[] {
  const inside = (inline: Inline): readonly Inline[] =>
    "children" in inline ? [inline, ...inline.children.flatMap(inside)] : [inline];
  const of = (block: Block): readonly Inline[] => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return block.children.flatMap(inside);
      case "list":
        return block.items.flatMap((item) => item.flatMap(of));
      case "quote":
        return block.children.flatMap(of);
      case "table":
        return [...block.head.flat(), ...block.rows.flat(2)].flatMap(inside);
      default:
        return [];
    }
  };
  return rich.flatMap(of);
}

const textOf = (rich: RichText): string =>
  inlinesOf(rich)
    .map((inline) => ("text" in inline ? inline.text : inline.kind === "math" ? inline.tex : ""))
    .join("");
const line = (text: string): readonly Inline[] => {
  const [block] = drawMarkdown(text);
  return block?.kind === "paragraph" ? block.children : [];
};

describe("drawing Markdown", () => {
  it("draws emphasis, code, lists, tables, quotations and headings", () => {
    const text =
      "# One\n\n**b** *i* ~~s~~ `c`\n\n- x\n- y\n\n2. z\n\n> q\n\n| a |\n|---|\n| 1 |\n\n```js\nlet a\n```";
    expect(drawMarkdown(text).map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "list",
      "quote",
      "table",
      "code-block",
    ]);
    expect(line("**b** *i*").map((one) => one.kind)).toEqual(["strong", "text", "emphasis"]);
  });

  it("ends a line where it ends in the field", () => {
    expect(line("one\ntwo").map((one) => one.kind)).toEqual(["text", "break", "text"]);
  });

  it("shows HTML as the text that it is", () => {
    const text = '<script>alert(1)</script> <img src=x onerror="y"> <b>c</b>';
    expect(line(text)).toEqual([{ kind: "text", text }]);
  });

  it("leads only to http, https and mailto", () => {
    expect(line("[a](https://example.org)")[0]).toMatchObject({ kind: "link", href: "https://example.org" });
    for (const bad of [
      "javascript:alert(1)",
      "JAVASCRIPT:x",
      "data:text/html,x",
      "//example.org",
      "vbscript:x",
      "&#106;avascript:x",
    ])
      expect(line(`[a](${bad})`).map((one) => one.kind)).toEqual(["text"]);
  });

  it("shows pictures and sounds only from here, and leads to others by their words", () => {
    expect(line(`![a dog](media:${HASH})`)).toEqual([{ kind: "image", hash: HASH, alt: "a dog" }]);
    expect(line(`[perro](media:${HASH})`)).toEqual([{ kind: "audio", hash: HASH, alt: "perro" }]);
    expect(line("![a dog](http://example.org/dog.png)")[0]).toMatchObject({ kind: "link" });
  });

  it("draws TeX, also with signs that Markdown knows, and leaves it alone in code", () => {
    const [math] = line("\\(a_1 * b_2 * \\frac{x}{y}\\)");
    expect(math).toMatchObject({ kind: "math", tex: "a_1 * b_2 * \\frac{x}{y}", display: false });
    expect(line("`\\(a\\)`")).toEqual([{ kind: "code", text: "\\(a\\)" }]);
    expect(line("\\[x\\]")[0]).toMatchObject({ display: true });
    expect(line("$$x$$")[0]).toMatchObject({ display: true });
    expect(line("5 $ and 6 $")).toEqual([{ kind: "text", text: "5 $ and 6 $" }]);
  });

  it("shows TeX that is none as it was written, and lets none of it name an address", () => {
    expect(line("\\(\\frac{\\)")).toEqual([{ kind: "code", text: "\\frac{" }]);
    const tree = JSON.stringify(line("\\(\\href{javascript:alert(1)}{x} \\htmlClass{a}{b}\\)"));
    expect(tree).not.toMatch(/"(?:href|class|style|src|id)":/u);
    const bomb = "\\(\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}\\a\\)";
    expect(line(bomb)[0]?.kind).toBe("code");
  });

  it("draws gaps and what fills them across emphasis, formulas and lists", () => {
    const [card] = cardsOfNote({
      kind: "cloze",
      text: { text: "{{c1::**one** two::hint}} \\(\\frac{ {{c1::a}} }{b}\\)\n\n- {{c1::x}}" },
      extra: { text: "see *this*" },
    });
    const drawn = card && drawCard(card.content);
    expect(inlinesOf(drawn?.question ?? []).filter((one) => one.kind === "gap")).toEqual([
      { kind: "gap", hint: "hint" },
      { kind: "gap", hint: null },
    ]);
    expect(textOf(drawn?.question ?? [])).not.toMatch(/one|two/u);
    const filled = inlinesOf(drawn?.answer ?? []).filter((one) => one.kind === "filled");
    expect(filled.length).toBeGreaterThanOrEqual(3);
    expect(textOf(drawn?.answer ?? [])).toMatch(/one two[\s\S]*see this/u);
  });

  it("draws a card in plain text as it is", () => {
    expect(drawCard({ question: "*a*", answer: "b" })).toBeNull();
  });
});

const TAGS = /^m[a-z]+$|^none$/u;

function safeTree(nodes: readonly MathNode[]): boolean {
  return nodes.every(
    (node) =>
      typeof node === "string" ||
      (TAGS.test(node.tag) &&
        Object.keys(node.attributes).every((name) => !/^on|href|src|style|class|id$/u.test(name)) &&
        safeTree(node.children)),
  );
}

describe("whatever is written", () => {
  const piece = fc.constantFrom(
    ...[
      "*",
      "**",
      "_",
      "`",
      "[",
      "]",
      "(",
      ")",
      "](javascript:x)",
      "![",
      "<b>",
      "\n",
      "\n\n",
      "- ",
      "> ",
      "# ",
      "|",
    ],
    ...[
      "\\(",
      "\\)",
      "$$",
      "\\frac",
      "{",
      "}",
      "{{c1::",
      "}}",
      "::",
      "~~",
      "a",
      "é",
      "media:",
      "http://x.y/",
    ],
    ..."\ufdd0 1 \ufdd4 \ufdd1 \ufdd2 &lt; &#0; \\ 1. |-|".split(" "),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

  it("is drawn without a throw, leads nowhere it should not, and keeps its words", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (written, shown) => {
        for (const rich of [drawMarkdown(written), drawMarkdown(written, { cloze: { number: 1, shown } })]) {
          for (const inline of inlinesOf(rich)) {
            if (inline.kind === "link") expect(inline.href).toMatch(/^(?:https?:|mailto:)/u);
            if (inline.kind === "math") expect(safeTree(inline.tree)).toBe(true);
          }
        }
        // The address of a link is not among the words, and stands beside them once more where it is its own words.
        const words = (told: string) => told.split("é").length;
        // What stands behind the marks that open a block of code names its language.
        if (!/\]\(|~{3}|`{3}/u.test(written))
          expect(words(JSON.stringify(drawMarkdown(written)))).toBeGreaterThanOrEqual(words(written));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["[".repeat(10_000)],
    ["*a_".repeat(3_000)],
    [`${"> ".repeat(4_000)}x`],
    [Array.from({ length: 120 }, (_, i) => `${" ".repeat(i)}- x`).join("\n")],
    ["\\(".repeat(5_000)],
    ["`".repeat(9_999)],
    ["{{c1::".repeat(1_600)],
    [`${"|a".repeat(2_000)}\n${"|-".repeat(2_000)}`],
  ])("is drawn when it is hostile: %#", (hostile) => {
    expect(drawMarkdown(hostile, { cloze: { number: 1, shown: true } }).length).toBeGreaterThan(0);
  });
});
