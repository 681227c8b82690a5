import { everyMatch } from "#lib/base/every-match.ts";
import { isPlainUnit } from "#lib/base/text.ts";

// bridge · Brücke · a piece of a longer word
const WORD = /\p{L}{3,40}/gu;
const LETTERS = /\p{L}*/uy;
const SHORTEST = 3;
const LONGEST = 40;

/**
 * Visits every word of three letters or more in a text, with where it begins; one of more than 40 letters comes in
 * pieces. Runs of plain letters are cut out by their numbers, which takes a third of the time of a pattern.
 */
export function eachWord(text: string, visit: (word: string, start: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const start = at;
    while (isPlainLetter(text.charCodeAt(at))) at += 1;
    const foreign = at < text.length && !isPlainUnit(text.charCodeAt(at));
    if (!foreign && at - start <= LONGEST) {
      if (at - start >= SHORTEST) visit(text.slice(start, at), start);
      if (at === start) at += 1;
      continue;
    }
    LETTERS.lastIndex = start;
    const run = LETTERS.exec(text)?.[0] ?? "";
    for (const match of everyMatch(run, WORD)) visit(match[0], start + match.index);
    at = start + Math.max(1, run.length);
  }
}

function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
