import { isSpaceAt } from "#lib/base/text.ts";

/**
 * A cheap question before a pattern that looks for the word before a place, `/\b(?:if|whether)\s+$/iu`: whether that word
 * may be one of those, by its last letter. `last` holds the last letters of all of them, each as it may be written.
 */
export function mayFollow(text: string, place: number, last: ReadonlySet<number>): boolean {
  let at = place - 1;
  while (isSpaceAt(text, at)) at -= 1;
  return at < place - 1 && last.has(text.charCodeAt(at));
}

/** Small letters in any case, for `mayFollow`: to a pattern without case the long s of old print is an s. */
export function inAnyCase(letters: string): ReadonlySet<number> {
  const all = `${letters}${letters.toUpperCase()}${letters.includes("s") ? "ſ" : ""}`;
  return new Set([...all].map((letter) => letter.charCodeAt(0)));
}
