import type { NamedMedium } from "./named-media.ts";

const MARKS: Readonly<Record<string, string>> = {
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  code: "`",
  del: "~~",
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

/**
 * A field as other programs keep it, in HTML, as Markdown: lines, bold, italics, code and lists stay, other mark-up goes.
 * What stands for a picture or a sound is asked of `place`, which is told of each. Formulas and gaps pass as they are.
 * Linear in the field's length.
 */
export function fromHtml(html: string, place: (medium: NamedMedium) => string): string {
  const text = html.replace(TAG, (_all, close?: string, name?: string, attributes = "") => {
    const tag = name?.toLowerCase() ?? "";
    if (tag === "img" || tag === "audio" || tag === "video") {
      const medium = close === "/" ? null : mediumIn(tag, attributes);
      return medium === null ? "" : place(medium);
    }
    if (tag === "br") return "\n";
    if (tag === "li") return close === "/" ? "" : "\n- ";
    if (BLOCKS.has(tag)) return "\n";
    if (tag === "td" || tag === "th") return close === "/" ? " " : "";
    return MARKS[tag] ?? "";
  });
  const whole = text.replace(SOUND, (_all, name: string) =>
    place({ kind: "audio", name: decoded(name).trim(), alt: "" }),
  );
  return tidy(withMath(decoded(whole)));
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
    .map((line) => line.replaceAll("\u00a0", " ").trimEnd())
    .join("\n")
    .replace(/\n{3,1000}/gu, "\n\n")
    .trim();
}
