import { foldText } from "#lib/base/text.ts";
import { foldKeepingEnds } from "./pattern.ts";
import type { Pattern } from "./types.ts";

// SQLite's GLOB knows neither case nor accents, so a letter becomes the set of all that fold to it: [eEéÉèÈ…].

/** Letters in scripts that have cases or accents, and the punctuation that has several shapes. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x21, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
  [0x2010, 0x2033],
  [0x2212, 0x2212],
];
let sets: ReadonlyMap<string, string> | null = null;

/** Spaces of every width. */
const SPACES = "[ \u00a0\u2009\u202f]";

function setOf(unit: string): string {
  if (unit === " ") return SPACES;
  sets ??= madeSets();
  const all = sets.get(unit);
  if (all === undefined) return "[*?".includes(unit) ? `[${unit}]` : unit;
  return `[${all}]`;
}

/** For each folded letter that has more than one shape, what stands in its set. */
function madeSets(): ReadonlyMap<string, string> {
  const shapes = new Map<string, number[]>();
  for (const [first, last] of RANGES) {
    for (let code = first; code <= last; code += 1) {
      const folded = foldText(String.fromCodePoint(code));
      if (Array.from(folded).length !== 1) continue;
      const known = shapes.get(folded) ?? [];
      known.push(code);
      shapes.set(folded, known);
    }
  }
  const several = [...shapes].filter(([, codes]) => codes.length > 1);
  return new Map(several.map(([folded, codes]) => [folded, asSet(codes)]));
}

/** Neighbours as a stretch, È-Ë: what SQLite compares one by one is then a quarter as much. A hyphen itself comes last. */
function asSet(codes: readonly number[]): string {
  const HYPHEN = 0x2d;
  const runs: { first: number; last: number }[] = [];
  for (const code of codes.filter((one) => one !== HYPHEN)) {
    const run = runs.at(-1);
    if (run && code === run.last + 1) run.last = code;
    else runs.push({ first: code, last: code });
  }
  const written = runs.map(({ first, last }) => {
    const [from, to] = [String.fromCodePoint(first), String.fromCodePoint(last)];
    if (first === last) return from;
    return last === first + 1 ? `${from}${to}` : `${from}-${to}`;
  });
  return `${written.join("")}${codes.includes(HYPHEN) ? "-" : ""}`;
}

/** A pattern as GLOB has it. Long ones are cut by whoever calls: see `LONGEST_GLOB`. */
function body(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (part.kind === "many") return "*";
      if (part.kind === "one") return "?";
      return Array.from(foldKeepingEnds(part.text), setOf).join("");
    })
    .join("");
}

/** SQLite takes 50,000 bytes. */
export const LONGEST_GLOB = 40_000;

/** What is no letter and no digit, in any script. */
const OUTSIDE =
  "[^0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2fef\u3040-\ud7ff\uf900-\ufffd]";

/** For a text that holds the pattern; for one that is it; for ` text ` that holds it as whole words. */
export function globOf(pattern: Pattern, how: "part" | "all" | "words"): string {
  if (how === "all") return body(pattern);
  return how === "part" ? `*${body(pattern)}*` : `*${OUTSIDE}${body(pattern)}${OUTSIDE}*`;
}

/** What an apostrophe folds to: of all letters of ASCII the only one with a second shape there, `. */
const APOSTROPHE = "'";

/**
 * The same as `globOf` for a text of ASCII alone, in a fraction of the time: what LIKE says of it, which knows no other
 * letters, and, of whole words, what GLOB says of it in small letters besides. A backslash stands before what LIKE takes for
 * its own. Null when LIKE cannot say it.
 */
export type PlainPattern = { readonly like: string; readonly lower: string | null };

export function plainPatternOf(pattern: Pattern, how: "part" | "all" | "words"): PlainPattern | null {
  const folded = pattern.map((part) =>
    part.kind === "text" ? { ...part, text: foldKeepingEnds(part.text) } : part,
  );
  if (folded.some((part) => part.kind === "text" && part.text.includes(APOSTROPHE))) return null;
  const written = (marks: { readonly many: string; readonly one: string }, own: RegExp, escaped: string) =>
    folded
      .map((part) => (part.kind === "text" ? part.text.replace(own, escaped) : marks[part.kind]))
      .join("");
  const like = written({ many: "%", one: "_" }, /[\\%_]/gu, "\\$&");
  const lower = written({ many: "*", one: "?" }, /[[*?]/gu, "[$&]");
  return {
    like: how === "all" ? like : `%${like}%`,
    lower: how === "words" ? `*[^0-9a-z]${lower}[^0-9a-z]*` : null,
  };
}

/** What of a pattern the full-text table may know. Spaces, dashes and quotation marks have several shapes: it is what stands between them. */
function piecesOf(pattern: Pattern): readonly string[] {
  return pattern.flatMap((part) =>
    part.kind === "text" ? part.text.normalize("NFC").split(/[^\p{L}\p{N}]/u) : [],
  );
}

/** The pieces of a pattern that the full-text table can look up, as one question to it; null when all are too short. */
export function fullTextOf(pattern: Pattern): string | null {
  const known = [...new Set(piecesOf(pattern).filter((piece) => Array.from(piece).length >= 3))];
  return known.length === 0 ? null : known.map((piece) => `"${piece}"`).join(" AND ");
}

/** The longest piece that is too short to be looked up, folded as the full-text table folds; null when there is none. */
export function shortPieceOf(pattern: Pattern): string | null {
  const short = piecesOf(pattern)
    .map(foldText)
    .filter((piece) => /^[\p{L}\p{N}]{1,2}$/u.test(piece));
  return short.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Whether the full-text table alone decides: one word or a part of one, without wildcards. */
export function isWhollyIndexed(pattern: Pattern): boolean {
  const [only] = pattern;
  return pattern.length === 1 && only?.kind === "text" && /^[\p{L}\p{N}]+$/u.test(only.text.normalize("NFC"));
}
