import { describe, expect, it } from "vitest";
import { fromHtml } from "#lib/notes/from-html.ts";
import { toHtml } from "#lib/notes/to-html.ts";

const HASH = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
const html = (text: string) =>
  toHtml(text, ({ kind, words }) => (kind === "image" ? "leaf.png" : `${words}.mp3`));
const back = (text: string) =>
  fromHtml(html(text), ({ kind, name, alt }) =>
    kind === "image" ? `![${alt}](media:${HASH})` : `[${name.replace(".mp3", "")}](media:${HASH})`,
  );

describe("a field for another program", () => {
  it.each([
    ["plain words & <signs>", "plain words &amp; &lt;signs&gt;"],
    ["**bold**, *italic*, ~~gone~~, `code`", "<b>bold</b>, <i>italic</i>, <s>gone</s>, <code>code</code>"],
    ["two\nlines", "two<br>lines"],
    ["one\n\ntwo", "one<br><br>two"],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["# Head\n\nbelow", "<h1>Head</h1>below"],
    ["> said", "<blockquote>said</blockquote>"],
    ["```\na < b\n```", "<pre><code>a &lt; b</code></pre>"],
    [
      "| a | b |\n|---|---|\n| 1 | 2 |",
      "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
    ],
    ["[here](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">here</a>'],
    ["\\(x < y\\) and $$z_1$$", "\\(x &lt; y\\) and \\[z_1\\]"],
    ["{{c1::the **mill**::what}} of {{c2::\\(n\\)}}", "{{c1::the <b>mill</b>::what}} of {{c2::\\(n\\)}}"],
    [`![an "oak"](media:${HASH})`, '<img src="leaf.png" alt="an &quot;oak&quot;">'],
    [`[perro](media:${HASH})`, "[sound:perro.mp3]"],
  ])("is written in HTML: %s", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each([
    "plain words & <signs>, 5 < 6",
    "**bold**, *italic*, ~~gone~~, `code`",
    "two\nlines\n\nand a paragraph",
    "- a\n- b",
    "1. a\n2. b",
    "\\(x_1 < y\\) is \\[\\frac{a}{b}\\]",
    "{{c1::the mill::what}} at {{c2::Lower {{c3::Weir}}}}",
    `![an oak](media:${HASH}) says [woof](media:${HASH})`,
    "[here](https://example.org/a)",
  ])("comes back as it was: %s", (text) => {
    expect(back(text)).toBe(text);
  });

  it("leaves the words of a picture that is not taken along", () => {
    expect(toHtml(`![an oak](media:${HASH})`, () => null)).toBe("an oak");
  });
});
