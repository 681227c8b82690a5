/**
 * Signs that stand in a text for what Markdown must not see: gaps, what fills them, formulas. They are code points that
 * Unicode keeps free for such use inside a program; none comes in from outside (`withoutMarks`).
 */
const GAP = "\ufdd0";
const FILLED = "\ufdd1";
const END = "\ufdd2";
const MATH = "\ufdd3";
const STOP = "\ufdd4";

export type Mark =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "gap" | "math"; readonly index: number }
  | { readonly kind: "open" | "close" };

export function withoutMarks(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/gu, "");
}

export function gapMark(index: number): string {
  return `${GAP}${index}${STOP}`;
}

export function mathMark(index: number): string {
  return `${MATH}${index}${STOP}`;
}

export function filledMarks(words: string): string {
  return `${FILLED}${words}${END}`;
}

// GAP 12 STOP · MATH 3 STOP · FILLED · END
const MARKS = /(?<sign>[\ufdd0\ufdd3])(?<index>\d{1,6})\ufdd4|(?<side>[\ufdd1\ufdd2])/gu;

/** A text cut at its marks. */
export function cutAtMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > from) marks.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const { sign, index, side } = match.groups ?? {};
    if (side !== undefined) marks.push({ kind: side === FILLED ? "open" : "close" });
    else marks.push({ kind: sign === GAP ? "gap" : "math", index: Number(index) });
  }
  if (from < text.length) marks.push({ kind: "text", text: text.slice(from) });
  return marks;
}
