import { plainTex } from "#lib/base/plain-tex.ts";
import { takeMath } from "./find-math.ts";
import { withoutMarks } from "./marks.ts";
import type { NamedMedium } from "./named-media.ts";
import { CODE, markupKeeper, STYLES, withPlainSigns } from "./plain-signs.ts";

const MARKS: Readonly<Record<string, { readonly on: string; readonly off: string }>> = {
  b: STYLES.bold,
  strong: STYLES.bold,
  i: STYLES.italic,
  em: STYLES.italic,
  del: STYLES.strike,
  s: STYLES.strike,
  strike: STYLES.strike,
  code: CODE,
  // The reading of a word behind it.
  rt: { on: "（", off: "）" },
};
const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  hellip: "…",
  ndash: "–",
  mdash: "—",
};
const BLOCKS = new Set(["div", "p", "ul", "ol", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "pre"]);

// <br> · </div> · <img src="a.jpg"> · <!-- x -->
const TAG = /<(?:!--[^>]{0,2000}--|(\/?)([a-z][a-z0-9-]{0,20})((?:[\s/][^<>]{0,4000})?))>/giu;
// &amp; · &#39; · &#x27;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu;
// [sound:dog.mp3]
const SOUND = /\[sound:([^[\]\n]{1,300})\]/gu;

// src="a.jpg" · alt='a leaf' · src=a.jpg
const ATTRIBUTE =
  /\s(?<name>src|alt|title)\s{0,5}=\s{0,5}(?:"(?<double>[^"]{0,1000})"|'(?<single>[^']{0,1000})'|(?<plain>[^\s"'>]{1,1000}))/giu;

// <sup>2</sup>
const SHIFTED = /(?<=(\d?))<(sup|sub)(?:\s[^<>]{0,200})?>([^<>]{1,100})<\/\2\s?>/giu;
// 1<sup>st</sup>
const ORDINAL = /^(?:st|nd|rd|th|er|ème)$/iu;
// <a href="https://example.org">words</a>
const LINK =
  /<a\s(?:[^<>]{0,200}\s)?href\s?=\s?["'](https?:\/\/[^"'<>\s()]{1,1000})["'][^<>]{0,200}>([^<>[\]\n]{1,500})<\/a\s?>/giu;
// <rp>(</rp>
const RUBY_BRACKET = /<rp>[^<>]{0,10}<\/rp>/giu;

/**
 * A field as other programs keep it, in HTML, as Markdown: lines, bold, italics, strike-through, code, lists and links
 * stay, raised and lowered signs become letters of their own (10³, H₂O), other mark-up goes. A sign that is only a sign
 * there (the stars of `*args`) is written so that Markdown reads nothing into it. What stands for a picture or a sound is
 * asked of `place`, which is told of each. Formulas and gaps pass as they are. Linear in the field's length.
 */
export function fromHtml(html: string, place: (medium: NamedMedium) => string): string {
  const { keep, back } = markupKeeper();
  const flat = withoutMarks(html)
    .replace(RUBY_BRACKET, "")
    .replace(SHIFTED, (_all, digit: string, name: string, inside: string) =>
      shifted(decoded(inside), name.toLowerCase() === "sup", digit !== ""),
    )
    .replace(LINK, (_all, address: string, words: string) =>
      words.trim() === "" || /^https?:/iu.test(words.trim())
        ? words
        : `${keep("[")}${words}${keep(`](${decoded(address)})`)}`,
    );
  /** The lists that are open: the number of the next line, null where lines have none. */
  const lists: (number | null)[] = [];
  const text = flat.replace(TAG, (_all, close?: string, name?: string, attributes = "") => {
    const tag = name?.toLowerCase() ?? "";
    if (tag === "img" || tag === "audio" || tag === "video") {
      const medium = close === "/" ? null : mediumIn(tag, attributes);
      return medium === null ? "" : keep(place(medium));
    }
    if (tag === "br") return "\n";
    if (tag === "ol" || tag === "ul") {
      if (close === "/") lists.pop();
      else lists.push(tag === "ul" ? null : startOf(attributes));
    }
    if (tag === "li") {
      const number = lists.at(-1) ?? null;
      if (close === "/") return "";
      if (number !== null) lists[lists.length - 1] = number + 1;
      return `\n${keep(number === null ? "- " : `${number}. `)}`;
    }
    if (BLOCKS.has(tag)) return "\n";
    if (tag === "td" || tag === "th") return close === "/" ? " " : "";
    return MARKS[tag]?.[close === "/" ? "off" : "on"] ?? "";
  });
  const whole = text.replace(SOUND, (_all, name: string) =>
    keep(place({ kind: "audio", name: decoded(name).trim(), alt: "" })),
  );
  const { text: words, formulas } = takeMath(withMath(decoded(whole)).replaceAll("\u00a0", " "));
  const marked = withPlainSigns(tidy(words));
  // What was put aside inside a formula comes back with it; a formula has no bold letters of this kind.
  const withFormulas = marked.replace(/\ufdd3(\d{1,6})\ufdd4/gu, (_all, n: string) =>
    (formulas[Number(n)]?.source ?? "").replace(/[\ufdd6-\ufddd]/gu, ""),
  );
  return tidy(back(withFormulas));
}

/** <ol start="3"> */
function startOf(attributes: string): number {
  return Number(/\sstart\s?=\s?["']?(\d{1,6})/iu.exec(attributes)?.[1] ?? 1);
}

/** A raised or lowered sign in letters: ³ · ₂ · ^(n·m). The ending of an ordinal number is none. */
function shifted(inside: string, up: boolean, behindDigit: boolean): string {
  const words = inside.replace(/[\\{}$&~<>]/gu, "").trim();
  return behindDigit && up && ORDINAL.test(words) ? words : plainTex(`${up ? "^" : "_"}{${words}}`);
}

/** What a tag shows or plays; null for one that names nothing. */
function mediumIn(tag: string, attributes: string): NamedMedium | null {
  const said = new Map<string, string>();
  for (const { groups } of ` ${attributes}`.matchAll(ATTRIBUTE))
    said.set(
      (groups?.name ?? "").toLowerCase(),
      decoded(groups?.double ?? groups?.single ?? groups?.plain ?? ""),
    );
  const name = fileName(said.get("src") ?? "").trim();
  if (name === "") return null;
  return { kind: tag === "img" ? "image" : "audio", name, alt: said.get("alt") || said.get("title") || "" };
}

/** a%20leaf.jpg is "a leaf.jpg". */
function fileName(source: string): string {
  if (/^https?:/iu.test(source)) return source;
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

function decoded(text: string): string {
  return text.replace(ENTITY, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
    const code = Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10);
    return code > 31 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : "";
  });
}

/** Older formulas: [$]x[/$] is \(x\), [$$]x[/$$] is \[x\]. */
function withMath(text: string): string {
  return text
    .replaceAll("[$$]", "\\[")
    .replaceAll("[/$$]", "\\]")
    .replaceAll("[$]", "\\(")
    .replaceAll("[/$]", "\\)");
}

/** No white space at the ends, and no more than one empty line. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,1000}/gu, "\n\n")
    .trim();
}
