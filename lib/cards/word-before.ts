import { isSpaceAt } from "#lib/base/text.ts";

/** The last two letters of some words. */
export type Endings = ReadonlySet<number>;

/**
 * A cheap question before a pattern that looks for the word before a place, `/\b(?:if|whether)\s+$/iu`: whether that word
 * may be one of those, by its last two letters. Figures and what is not of ASCII may be anything.
 */
export function mayFollow(text: string, place: number, endings: Endings): boolean {
  let at = place - 1;
  while (isSpaceAt(text, at)) at -= 1;
  if (at === place - 1 || at < 0) return false;
  const last = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (last >= 0x80 || before >= 0x80 || (last >= 0x30 && last <= 0x39)) return true;
  return endings.has(endingOf(before, last));
}

/** The endings of words of small letters, each at least two long. */
export function endingsOf(words: string): Endings {
  return new Set(
    words
      .split(" ")
      .map((word) => endingOf(word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1))),
  );
}

function endingOf(before: number, last: number): number {
  return (before | 0x20) * 0x100 + (last | 0x20);
}
