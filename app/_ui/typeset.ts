/**
 * Card text as it is shown: curly quotes and apostrophes, answers with a capital. For the eye only: evidence is quoted
 * exactly, and nothing here is ever stored or compared.
 */

// What a quotation mark that opens may stand behind: nothing, space, a bracket, a dash, another opening mark.
const BEFORE_OPENING = /^[\s([{–—/“‘]?$/u;

/** Straight quotes and apostrophes as a typesetter sets them; everything else stays. */
export function typeset(text: string): string {
  if (!/["']/u.test(text)) return text;
  let out = "";
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '"') out += opens(out, text.charAt(i + 1)) ? "“" : "”";
    else if (char === "'") out += single(out, text, i);
    else out += char;
  }
  return out;
}

function opens(before: string, next: string): boolean {
  return BEFORE_OPENING.test(before.slice(-1)) && /\S/u.test(next);
}

/** Ada's · the 1890s' · '90s · 'tis · ‘a mill’ */
function single(before: string, text: string, at: number): "‘" | "’" {
  const next = text.charAt(at + 1);
  if (!opens(before, next) || /\d/u.test(next)) return "’";
  // Opens a quotation only when a mark that can close one follows.
  return /[^\s(]'(?![\p{L}\p{N}])/u.test(text.slice(at + 1, at + 400)) ? "‘" : "’";
}

/**
 * An answer as it is shown: typeset, its first letter large. Left alone are quotations (they begin with their mark),
 * names that are written small on purpose (iPhone, pH, mRNA), single letters (x), and addresses.
 */
export function shownAnswer(text: string): string {
  const set = typeset(text);
  const [word = ""] = /^\S{1,60}/u.exec(set) ?? [];
  const plain =
    /^\p{Ll}[\p{Ll}\p{M}’'-]*[,;:.!?”’)]?$/u.test(word) || /^\p{Ll}[\p{Ll}\p{M}’]+-\p{L}+$/u.test(word);
  if (!plain || (word.length === 1 && word !== "a")) return set;
  const first = String.fromCodePoint(set.codePointAt(0) ?? 0);
  const large = first.toUpperCase();
  // "ß" would become two letters.
  return large.length === first.length ? `${large}${set.slice(first.length)}` : set;
}

/** The title of a document as a heading: a description ("the forum thread …") begins large, like any title. */
export function shownTitle(text: string): string {
  return shownAnswer(text);
}
