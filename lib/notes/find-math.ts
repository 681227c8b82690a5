import { mathMark } from "./marks.ts";

export type Formula = { readonly tex: string; readonly display: boolean; readonly source: string };

const PAIRS = [
  { open: "\\(", close: "\\)", display: false },
  { open: "\\[", close: "\\]", display: true },
  { open: "$$", close: "$$", display: true },
] as const;

/**
 * Puts a mark in the place of every formula, so that Markdown does not read its backslashes: \( \) in a line, \[ \] and
 * $$ $$ by itself. None goes across an empty line or around a backtick, which is code.
 */
export function takeMath(text: string): { readonly text: string; readonly formulas: readonly Formula[] } {
  const formulas: Formula[] = [];
  const parts: string[] = [];
  // Where each kind of closing sign comes next, looked for once for each stretch.
  const next = PAIRS.map(() => -1);
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const kind = PAIRS.findIndex(({ open }) => text.startsWith(open, at));
    const pair = PAIRS[kind];
    if (!pair) {
      at += text[at] === "\\" ? 2 : 1;
      continue;
    }
    const start = at + pair.open.length;
    if ((next[kind] ?? -1) < start) {
      const found = text.indexOf(pair.close, start);
      next[kind] = found < 0 ? text.length : found;
    }
    const end = next[kind] ?? text.length;
    const tex = text.slice(start, end);
    if (end >= text.length || !isFormula(tex)) {
      at = start;
      continue;
    }
    parts.push(text.slice(from, at), mathMark(formulas.length));
    at = end + pair.close.length;
    formulas.push({ tex, display: pair.display, source: text.slice(start - pair.open.length, at) });
    from = at;
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), formulas };
}

const LONGEST = 4_000;

function isFormula(tex: string): boolean {
  return tex.length <= LONGEST && tex.trim() !== "" && !tex.includes("`") && !/\n[^\S\n]*\n/u.test(tex);
}

/** A stretch between two single dollar signs, none of them beside a space: $x^2$ · not "from $5 to $6" */
const SINGLE = /(?<![$\\])\$(?![\s$])([^$\n]{1,200})(?<![\s\\])\$(?![$\d])/gu;

/** Whether a formula seems to be meant between single dollar signs, which stand for money here. */
export function seemsMath(text: string): boolean {
  return [...text.matchAll(SINGLE)].some(([, inside = ""]) => /[\\^_={}+]/u.test(inside));
}
