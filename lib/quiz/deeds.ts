/** What a question asks a doer for: "… aimed for cooperation", and who did it is the answer. */

// The bridge: who asked for a wooden one? · Which country sought to grow? · Who said: “…”?
const ASKS_WHO =
  /^(?:[^:?“”]{3,80}: )?(?:who|which (?:[\p{L}'’-]{2,30} ){0,3}?[\p{L}'’-]{2,30})(?<rest> [^?]{8,300})\?\s*$/iu;
const AUXILIARY = /^(?:\S+ ){0,3}(?:did|does|do|was|were|is|are|had|has|would|could)\b/iu;

/** The deed that a question names without its doer; null where it asks for something else. */
export function deedOf(question: string): string | null {
  const rest = ASKS_WHO.exec(question)?.groups?.rest?.trim();
  if (rest === undefined || AUXILIARY.test(rest)) return null;
  return /^\p{Ll}/u.test(rest) ? `… ${rest}` : null;
}

/** A name: up to six words, of which the first begins large (or is "the" before one that does). */
export function isDoer(answer: string): boolean {
  return /^(?:the )?\p{Lu}[^\s,;:]{0,40}(?: [^\s,;:]{1,40}){0,5}$/u.test(answer.trim());
}

/** Whether one of the names of a doer stands in what they did. */
export function namesDoer(deed: string, doer: string): boolean {
  const words = deed.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return doer
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((name) => name.length > 3 && words.includes(name));
}
