import type { NounPhrase, Phrase } from "../phrases.ts";
import type { Token } from "../types.ts";

/** A run of phrases read on its own, with the noun that a bracket hangs on. */
export type Sequence = { readonly phrases: readonly Phrase[]; readonly anchor: NounPhrase | null };

/**
 * The sentence without its brackets, and each bracket by itself. A bracket that never closes is read as if it were not
 * there. Commas inside brackets then end no clause outside.
 */
export function sequencesOf(phrases: readonly Phrase[], tokens: readonly Token[]): Sequence[] {
  const outer: Phrase[] = [];
  const out: Sequence[] = [];
  const inner: { readonly phrases: Phrase[]; readonly anchor: NounPhrase | null }[] = [];
  for (const phrase of phrases) {
    const text = phrase.kind === "stop" ? (tokens[phrase.first]?.text ?? "") : "";
    if (text === "(" || text === "[") {
      const before = (inner.at(-1)?.phrases ?? outer).at(-1);
      inner.push({ phrases: [], anchor: before?.kind === "noun" ? before : null });
    } else if ((text === ")" || text === "]") && inner.length > 0) {
      const done = inner.pop();
      if (done?.phrases.some((part) => part.kind === "verb")) out.push(done);
    } else (inner.at(-1)?.phrases ?? outer).push(phrase);
  }
  // Brackets left open: what stands in them goes on with the sentence.
  for (const rest of inner) for (const phrase of rest.phrases) outer.push(phrase);
  return [{ phrases: outer, anchor: null }, ...out];
}
