import type { Clause } from "#lib/extract/types.ts";
import { pastForm } from "./past.ts";
import type { Phrase } from "./phrases.ts";
import type { Asking } from "./verb-group.ts";

const PAPER =
  /\b(?:treaty|pact|agreement|convention|accords?|protocol|armistice|charter|contract|declaration)(?: of \p{Lu}[\p{L}-]+)?$/iu;

/** `The treaty …, signed at the castle`: a paper signs nothing, it was signed. */
export function signedPaper(
  subject: Phrase | null,
  { lemma, voice }: Clause,
  group: { text: string; asking: Asking },
): { text: string; asking: Asking } {
  if (voice !== "active" || !/^(?:sign|conclude|ratify)$/u.test(lemma) || group.asking.first !== "did")
    return group;
  if (subject === null || !PAPER.test(subject.text)) return group;
  const done = pastForm(lemma);
  return { text: `was ${done}`, asking: { first: "was", last: done } };
}
