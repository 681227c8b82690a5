import { plainTex } from "./plain-tex.ts";

// Code and formulas are put aside while the signs of Markdown go: theirs are their own. Marks that no text has.
const FIRST = "\ue000";
const LAST = "\ue001";

// ```ts … ``` · `code` · \( x \) · \[ x \] · $$ x $$ · \* and \\, which are the star and the backslash themselves
const ASIDE =
  /```[^\n`]{0,40}\n(?<fence>[^`]{0,4000})```|`(?<code>[^`\n]{1,1000})`|\\\((?<inline>.{1,1000}?)\\\)|\\\[(?<display>.{1,2000}?)\\\]|\$\$(?<block>.{1,2000}?)\$\$|\\(?<sign>[!-'*-/:-@\\-`{-~\]])/gsu;

/**
 * The words of a Markdown text on one line, for a list: without the signs that are seldom words themselves. A picture is
 * the words that describe it, a formula is spelled, a gap is […] or its hint. Underscores and stars within a word stay,
 * because names and products have them.
 */
export function plainWords(text: string): string {
  const kept: string[] = [];
  const put = (words: string): string => {
    kept.push(words);
    return `${FIRST}${kept.length - 1}${LAST}`;
  };
  const bare = withGaps(text.replace(/[\ue000\ue001]/gu, "")).replace(
    ASIDE,
    (_all, ...found: (string | undefined)[]) => {
      const [fence, code, inline, display, block, sign] = found;
      return put(fence ?? code ?? sign ?? plainTex(inline ?? display ?? block ?? ""));
    },
  );
  return (
    bare
      // ![a leaf](media:47DEQpj8HBSa) · [the mill](https://example.org)
      .replace(/!?\[(?<words>[^[\]]{0,300})\]\([^()\s]{1,1000}\)/gu, "$<words>")
      // |---|:-:|
      .replace(/^\s{0,3}\|?(?:\s{0,3}:?-{1,40}:?\s{0,3}\|){1,40}[-: \t|]{0,100}$/gmu, "")
      // | a | b |
      .replace(/^\s{0,3}\|(?<cells>.{0,2000})\|[ \t]*$/gmu, "$<cells>")
      .replace(/\*\*|__|~~|`|\\[()]|\$\$/gu, "")
      // "- one" · "- [x] one" · "2. two": a dot between the lines of a list
      .replace(/(?<before>^|\n)\s{0,3}(?:[-*]|\d{1,3}\.) (?:\[[ x]\] )?/gu, (_all, before: string) =>
        before === "" ? "" : "\n· ",
      )
      // "# A head" · "> said"
      .replace(/^\s{0,3}(?:#{1,6}|>) /gmu, "")
      // *slanted* · _slanted_, at the edges of words only
      .replace(
        /(?<before>^|[\s(["'“‘])(?<mark>[*_])(?=\S)(?<words>[^*_\n]{0,300}[^*_\s])\k<mark>(?=$|[\s)\]"'”’.,;:!?])/gmu,
        "$<before>$<words>",
      )
      // \* is the star itself
      .replace(/\\(?<sign>[!-/:-@[-`{-~])/gu, "$<sign>")
      .replace(/\ue000(?<n>\d{1,6})\ue001/gu, (_all, n: string) => kept[Number(n)] ?? "")
      .replace(/\s+/gu, " ")
      .trim()
  );
}

// {{c1:: · {{c1,2:: · }}
const GAP = /\{\{c\d{1,6}(?:,\d{1,6}){0,9}::|\}\}/gu;

/** The text with each outermost gap as […], or as its hint. A gap that is never closed stays as it is written. */
function withGaps(text: string): string {
  if (!text.includes("{{c")) return text;
  let out = "";
  let from = 0;
  let depth = 0;
  let start = 0;
  let inside = 0;
  for (const match of text.matchAll(GAP)) {
    const end = match.index + match[0].length;
    if (match[0] !== "}}") {
      if (depth === 0) [start, inside] = [match.index, end];
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      out += `${text.slice(from, start)}[${hintIn(text.slice(inside, match.index)) ?? "…"}]`;
      from = end;
    }
  }
  return out + text.slice(from);
}

/** What stands behind the last `::` of a gap, unless that belongs to a gap in it. */
function hintIn(words: string): string | null {
  const at = words.lastIndexOf("::");
  const hint = at < 0 ? "" : words.slice(at + 2).trim();
  return hint === "" || hint.includes("}}") ? null : hint;
}
