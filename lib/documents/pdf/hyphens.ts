/** Words of the document, small, so that a word cut at a line's end can be recognised by its uncut self. */
export type Words = ReadonlySet<string>;

export function wordsOf(lines: Iterable<string>): Words {
  const words = new Set<string>();
  for (const line of lines) {
    // A cut word is no witness: the piece before a hyphen at the end does not count, nor what begins the next line.
    for (const word of line.matchAll(/[\p{L}\p{N}]{1,60}(?:[-’'][\p{L}\p{N}]{1,60}){0,6}(?![\p{L}\p{N}-])/gu))
      words.add(word[0].toLowerCase());
  }
  return words;
}

/** First parts that keep their hyphen: `self-`, `well-`, `anti-`. */
const KEEPS =
  /^(?:self|well|ill|half|ex|non|anti|pro|pre|vice|co|all|cross|long|short|high|low|then|so|semi|quasi|neo|post|mid|late|early|north|south|east|west|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|two|three|four|five|six|seven|eight|nine|ten|one|\p{L})$/u;

/**
 * Two lines of one paragraph as one text. A word that was cut at the line's end is whole again; a hyphen of its own
 * (`German-Soviet`, `1939-1941`, `well-known`) stays.
 */
export function joinLines(before: string, after: string, words: Words): string {
  if (before.endsWith("\u00ad")) return before.slice(0, -1) + after;
  // Thir-|teen, long-term-|plan: the last part of the line and the first of the next
  const cut = /([\p{L}\p{N}]{1,60}(?:-[\p{L}\p{N}]{1,60}){0,6})[-‐‑]$/u.exec(before.slice(-80));
  if (cut === null)
    return /[—–/]$/u.test(before) && /^\S/u.test(after) && !/\s[—–/]$/u.test(before)
      ? before + after
      : `${before} ${after}`;
  const head = cut[1] ?? "";
  const tail = /^[\p{L}\p{N}]+/u.exec(after.slice(0, 80))?.[0] ?? "";
  if (tail === "") return before + after;
  const stem = before.slice(0, -1);
  const last = head.split("-").at(-1) ?? head;
  // A capital or a figure after the hyphen is a part of its own, unless the whole word is printed in capitals.
  const loud = /^\p{Lu}{2,}$/u.test(last) && /^\p{Lu}+$/u.test(tail);
  if (/^[\p{Lu}\p{N}]/u.test(tail) && !loud) return `${stem}-${after}`;
  if (/\p{N}$/u.test(last)) return `${stem}-${after}`;
  const whole = (last + tail).toLowerCase();
  const hyphened = `${last}-${tail}`.toLowerCase();
  if (words.has(whole)) return stem + after;
  if (words.has(hyphened)) return `${stem}-${after}`;
  // `long- and short-term`: the hyphen stands for the rest of the word.
  if (/^(?:and|or|und|oder|et|ou|y|o|e|i|и)$/u.test(tail)) return `${before} ${after}`;
  return KEEPS.test(last.toLowerCase()) ? `${stem}-${after}` : stem + after;
}
