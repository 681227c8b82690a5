/** What of a field in HTML cannot be taken along in text. */
export type FromHtml = { readonly text: string; readonly media: number };

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
const SOUND = /\[sound:[^[\]\n]{1,300}\]/gu;

/**
 * A field as other programs keep it, in HTML, as Markdown: lines, bold, italics, code and lists stay, other mark-up goes,
 * pictures and sounds are counted and left out. Formulas and gaps pass as they are. Linear in the field's length.
 */
export function fromHtml(html: string): FromHtml {
  let media = 0;
  const marked = html.replace(SOUND, () => {
    media += 1;
    return "";
  });
  const text = marked.replace(TAG, (_all, close?: string, name?: string) => {
    const tag = name?.toLowerCase() ?? "";
    if (tag === "img" || tag === "audio" || tag === "video") media += close === "/" ? 0 : 1;
    if (tag === "br") return "\n";
    if (tag === "li") return close === "/" ? "" : "\n- ";
    if (BLOCKS.has(tag)) return "\n";
    if (tag === "td" || tag === "th") return close === "/" ? " " : "";
    return MARKS[tag] ?? "";
  });
  return { text: tidy(withMath(decoded(text))), media };
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
