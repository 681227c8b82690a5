import { ideasIn } from "#lib/answers/ideas.ts";
import { judgeTyped } from "#lib/answers/judge-typed.ts";

/** So much of a longer idea has to be said in its own words. */
const ENOUGH = 0.6;
const MOST_LINES = 40;

export type MarkedLine = {
  readonly text: string;
  /** The place of the idea that it says; null where it says none. */
  readonly idea: number | null;
  /** Said before: counts neither way. */
  readonly again: boolean;
};

/**
 * A list of ideas: each line (else what semicolons, commas and "and" divide) says one idea or none, each idea counts
 * once. The share is the ideas that were said, less the lines that say none of them, never below 0.
 */
export function markList(
  ideas: readonly string[],
  text: string,
  question: string,
): { readonly share: number; readonly lines: readonly MarkedLine[] } {
  const said = new Set<number>();
  const lines = linesOf(text, ideas.length).map((line): MarkedLine => {
    const fits = ideas
      .map((idea, at) => ({ at, fit: fitOf(idea, line, question) }))
      .filter((one) => one.fit > 0);
    // An idea that nobody said yet, before one that was said.
    fits.sort((a, b) => Number(said.has(a.at)) - Number(said.has(b.at)) || b.fit - a.fit);
    const [best] = fits;
    const again = best !== undefined && said.has(best.at);
    if (best && !again) said.add(best.at);
    return { text: line, idea: best?.at ?? null, again };
  });
  const wrong = lines.filter((line) => line.idea === null).length;
  return { share: Math.max(0, said.size - wrong) / Math.max(1, ideas.length), lines };
}

/** How well a line says an idea: 0 for not at all. */
function fitOf(idea: string, line: string, question: string): number {
  const { verdict, share } = judgeTyped(idea, [], line, { question });
  if (verdict !== "wrong") return 1;
  const long = idea.split(/\s+/u).length >= 4;
  const denies = NEGATION.test(idea) !== NEGATION.test(line);
  return long && !denies && share >= ENOUGH ? share : 0;
}

const NEGATION = /\b(?:not|no|never|none|nobody|nothing|without|n't)\b/iu;

function linesOf(text: string, wanted: number): readonly string[] {
  const lines = text
    .split(/\r?\n|;/u)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\p{Nd}{1,2}[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || wanted < 2) return lines.slice(0, MOST_LINES);
  // "coal, iron and salt" on one line.
  const parts = ideasIn(only);
  return parts.length > 1 ? parts : only.split(/,\s+|\s+and\s+/u).filter((part) => part.trim() !== "");
}
