import { foldText } from "#lib/base/text.ts";

/** What an edit does to the memory of a card: nothing, asked again tomorrow, or learnt anew. */
export const MEMORY_EFFECTS = ["keep", "soon", "again"] as const;
export type MemoryEffect = (typeof MEMORY_EFFECTS)[number];

type Words = { readonly question: string; readonly answer: string };

/** One letter in so many may be a slip of the pen. */
const LETTERS_PER_SLIP = 10;

/**
 * What an edit should do to the memory if nobody says otherwise: a repaired slip and another question keep it, another
 * answer is asked soon. Figures are never slips: a year that changed is another answer.
 */
export function suggestedEffect(before: Words, after: Words): MemoryEffect {
  const [old, fresh] = [foldText(before.answer), foldText(after.answer)];
  if (bare(old) === bare(fresh)) return "keep";
  if (figuresOf(old) !== figuresOf(fresh)) return "soon";
  const slips = Math.max(1, Math.floor(Math.max(old.length, fresh.length) / LETTERS_PER_SLIP));
  return slipsBetween(old, fresh, Math.min(slips, 3)) ? "keep" : "soon";
}

/** Without punctuation and mark-up. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function figuresOf(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(" ");
}

/** Whether at most so many letters were put in, left out or exchanged, within one stretch of at most twice as many. */
function slipsBetween(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= most * 2 && editDistance(left, right) <= most;
}

/** Levenshtein; only for a few letters. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
