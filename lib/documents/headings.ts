import { announcesWords, quotingOf } from "./quoted-passages.ts";

/**
 * Whether a line of unmarked text can be a heading: short, begins like a title, and does not end like a sentence.
 * `next` is the passage that follows; a heading has something to head.
 */
export function canBeHeading(text: string, next: string | null): boolean {
  if (next === null || text.length > 110 || text.length < 2) return false;
  const words = text.split(/\s+/u);
  if (words.length > 14) return false;
  if (!/^[\p{Lu}\p{N}¿¡(№§]/u.test(text)) return false;
  if (/[.,;!…-]["'”’»)\]]?$/u.test(text) && !/^(?:[IVXLC]+|\d{1,3})\.$/u.test(text)) return false;
  // `Aftermath:` heads a section; `He also said that:` leads to what was said.
  if (text.endsWith(":") && (words.length > 5 || announcesWords(text))) return false;
  if (/\b(?:that|and|or|of|the|to|with|had|was|were|is|together)$/iu.test(text)) return false;
  // A sentence that breaks off goes on in the next line, with a small letter or a quotation.
  if (/^\p{Ll}/u.test(next)) return false;
  return quotingOf(next) === "none" || !/\b(?:said|stated|told|wrote|replied|added|asked)\b/iu.test(text);
}
