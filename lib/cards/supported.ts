import { isPlainUnit } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { contentWords } from "./words.ts";

/** What may stand beside an answer that is a part of its evidence, word by word. */
const BESIDE = " .,;:?!()“”";

/**
 * Whether an answer in plain letters and marks stands in a quotation as it is, so that its words need not be compared
 * one by one; false also where that is left open.
 */
export function holdsWords(quote: string, answer: string): boolean {
  const at = answer === "" ? -1 : quote.indexOf(answer);
  if (at < 0) return false;
  const end = at + answer.length;
  if (at > 0 && !BESIDE.includes(quote.charAt(at - 1))) return false;
  if (end < quote.length && !BESIDE.includes(quote.charAt(end))) return false;
  const { length } = answer;
  for (let i = 0; i < length; i += 1) if (!isPlainUnit(unitAt(answer, i))) return false;
  return true;
}

/** Whether the evidence holds the answer's content words (three quarters of them, by their first letters). */
export function isSupported(wanted: readonly string[], evidence: string): boolean {
  if (wanted.length === 0) return true;
  const there = contentWords(evidence);
  const begun = new Set(there.map((word) => word.slice(0, 5)));
  const found = wanted.filter((word) =>
    word.length > 4 ? begun.has(word.slice(0, 5)) : there.includes(word),
  );
  return found.length / wanted.length >= 0.75;
}
