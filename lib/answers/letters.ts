import { foldWord } from "./fold-word.ts";
import type { Piece } from "./pieces.ts";

/** Longer pieces are told apart as wholes: nobody looks for a letter in them. */
const LONGEST = 40;
/** In less than this every letter is another word. */
const SHORTEST = 3;

type Costs = readonly (readonly number[])[];

/**
 * A nearly right word letter by letter: put end to end the pieces are both words again. Case and accents count as little
 * as in judging. Null where less than half of the letters are the same, or too few to be called the same word.
 */
export function lettersOf(expected: string, typed: string): readonly Piece[] | null {
  const e = signsOf(expected);
  const t = signsOf(typed);
  const longest = Math.max(e.length, t.length);
  if (longest < SHORTEST || longest > LONGEST) return null;
  const costs = costsOf(e.map(foldWord), t.map(foldWord));
  const edits = costs[e.length]?.[t.length] ?? longest;
  return edits > 0 && edits * 2 <= longest ? joined(walk(e, t, costs)) : null;
}

const signs = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader takes for one letter, whatever it is encoded as. */
function signsOf(text: string): readonly string[] {
  return Array.from(signs.segment(text), ({ segment }) => segment);
}

/** How many letters have to be changed, left out or put in, for each two beginnings. */
function costsOf(e: readonly string[], t: readonly string[]): Costs {
  const rows: number[][] = [[0, ...t.map((_, j) => j + 1)]];
  for (const [i, letter] of e.entries()) {
    const before = rows[i] ?? [];
    const row = [i + 1];
    for (const [j, other] of t.entries()) {
      const both = (before[j] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(both, (before[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows;
}

/** One of the ways that change least, from the end. */
function walk(e: readonly string[], t: readonly string[], costs: Costs): readonly Piece[] {
  const at = (i: number, j: number) => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const out: Piece[] = [];
  let i = e.length;
  let j = t.length;
  while (i > 0 || j > 0) {
    const expected = e[i - 1] ?? "";
    const typed = t[j - 1] ?? "";
    const same = i > 0 && j > 0 && foldWord(expected) === foldWord(typed);
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (same ? 0 : 1)) {
      out.push({ kind: same ? "same" : "changed", expected, typed });
      i -= 1;
      j -= 1;
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) {
      out.push({ kind: "missing", expected, typed: "" });
      i -= 1;
    } else {
      out.push({ kind: "extra", expected: "", typed });
      j -= 1;
    }
  }
  return out.reverse();
}

/** Like letters beside each other are one piece. */
function joined(letters: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const letter of letters) {
    const last = out.at(-1);
    if (last?.kind === letter.kind) {
      const { kind, expected, typed } = last;
      out[out.length - 1] = { kind, expected: expected + letter.expected, typed: typed + letter.typed };
    } else out.push(letter);
  }
  return out;
}
