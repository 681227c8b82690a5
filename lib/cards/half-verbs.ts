import type { Telling } from "./telling.ts";

/** `set fire to the hall`, `took part in the rising`: a noun that the verb is nothing without. */
export function isHalfOfVerb({ clause, reading, restSpan }: Telling, from: number): boolean {
  const words = reading.document.text.slice(from, restSpan.end).trim();
  if (clause.lemma === "set")
    return /^(?:fire|light|alight|sail|foot|free|off|out|eyes|aside)\b/u.test(words);
  // "passed the idea | on to Berlin"
  return /^(?:the|an?|his|her|its|their) (?:\p{Ll}+ )?\p{Ll}+ (?:on|over|back|down|up|out) to \S/u.test(
    words,
  );
}
