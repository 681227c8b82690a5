import type { Span } from "#lib/base/text.ts";
import { decodeEntity } from "./entity.ts";
import type { TextMapBuilder } from "./text-map.ts";

// What may stand inside a line, one alternative a line; every repeat is bounded, so that no line takes long.
const MARK = new RegExp(
  [
    "(?<escape>\\\\[!-/:-@[-`{-~])", // \*
    '(?<image>!\\[[^\\]\\n]{0,300}\\](?:\\([^()\\s]{0,500}(?:\\s"[^"]{0,200}")?\\)|\\[[^\\]]{0,80}\\])?)', // ![map](map.png)
    "(?<note>\\[\\^[^\\]\\s]{1,40}\\])", // [^1]
    "(?<link>\\[(?<label>[^\\[\\]]{1,300})\\](?:\\((?:[^()]|\\([^()]{0,200}\\)){0,500}\\)|\\[[^\\]]{0,80}\\]))", // [text](url), [text][1]
    "(?<auto><(?:https?:|mailto:)[^>\\s]{1,500}>)", // <https://…>
    "(?<tag></?[a-zA-Z][^<>]{0,300}>|<!--.{0,300}?-->)", // <br>
    "(?<entity>&(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\\d]{1,31});)", // &amp;
    "(?<code>`{1,3})", // `code`
    "(?<emphasis>\\*{1,3}|~~|(?<![\\p{L}\\p{N}])_{1,3}(?=\\S)|(?<=\\S)_{1,3}(?![\\p{L}\\p{N}]))", // *a*, _a_, but not a_b
  ].join("|"),
  "gu",
);

/** Appends a line without its inline marks. */
export function appendInline(map: TextMapBuilder, raw: string, line: Span): void {
  let at = line.start;
  for (const match of raw.slice(line.start, line.end).matchAll(MARK)) {
    const start = line.start + match.index;
    const end = start + match[0].length;
    map.copy(at, start);
    at = end;
    const groups = match.groups ?? {};
    if (groups.escape !== undefined) map.copy(start + 1, end);
    else if (groups.link !== undefined)
      appendInline(map, raw, { start: start + 1, end: start + 1 + (groups.label ?? "").length });
    else if (groups.entity !== undefined) map.atom(decodeEntity(groups.entity), start, end);
    else if (groups.tag !== undefined && /^<br/iu.test(groups.tag)) map.atom("\n", start, end);
    // A star with space on both sides is a star.
    else if (groups.emphasis === "*" && /^\s/u.test(raw.charAt(end)) && /\s/u.test(raw.charAt(start - 1)))
      map.copy(start, end);
  }
  map.copy(at, line.end);
}
