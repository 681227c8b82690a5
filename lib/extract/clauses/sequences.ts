import type { Phrase } from "../phrases.ts";

/** A run of phrases read on its own, with the noun that a bracket hangs on. */
export type Sequence = { readonly phrases: readonly Phrase[] };

/**
 * The sentence without its brackets, and each bracket by itself. A bracket that never closes is read as if it were not
 * there. Commas inside brackets then end no clause outside.
 */
export function sequencesOf(phrases: readonly Phrase[], textOf: (phrase: Phrase) => string): Sequence[] {
  const outer: Phrase[] = [];
  const out: Sequence[] = [];
  const open: number[] = [];
  const inner: Phrase[][] = [];
  for (const phrase of phrases) {
    const text = phrase.kind === "stop" ? textOf(phrase) : "";
    if (text === "(" || text === "[") {
      open.push(outer.length);
      inner.push([]);
    } else if ((text === ")" || text === "]") && inner.length > 0) {
      open.pop();
      const done = inner.pop() ?? [];
      if (done.some((part) => part.kind === "verb")) out.push({ phrases: done });
    } else (inner.at(-1) ?? outer).push(phrase);
  }
  // Brackets left open: what stands in them goes on with the sentence.
  for (const rest of inner) outer.push(...rest);
  return [{ phrases: outer }, ...out];
}
