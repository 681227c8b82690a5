import type { DocumentReading, RoleFiller, Sentence } from "#lib/extract/types.ts";
import { tokenFrom } from "./places.ts";

// People are many without an s, and bodies may be spoken of as many.
const MANY =
  /^(?:people|police|men|women|children|clergy|cattle|majority|minority|rest|half|most|many|few|some|both|all|several|others|number|pair|couple|team|crew|staff|family|government|cabinet|council|committee|board|public|press|party|side|club|company|firm|union|army|navy|enemy|infantry|cavalry|opposition|media|data|\p{L}*(?:men|women|folk|people))$/iu;

/**
 * Whether a verb that stands bare behind its subject cannot be its finite verb: `the assembly agreed to double the number
 * and allow one vote`, `the fears made Solberg believe`. A subject that is one person or thing would have `allows`.
 */
export function isNoSubjectOfBare(
  { entities }: DocumentReading,
  { tokens }: Sentence,
  { span, head, entity }: RoleFiller,
): boolean {
  const words = tokens.slice(Math.max(0, tokenFrom(tokens, span.start))).filter((one) => one.end <= span.end);
  if (words.some((one) => /^(?:and|or|I|we|you|they|who|which|that)$/iu.test(one.text))) return false;
  const noun = tokens[tokenFrom(tokens, head.start)];
  if (noun === undefined || noun.start !== head.start) return false;
  const type = entity === null ? null : (entities[entity]?.type ?? null);
  if (type === "PER") return !/s$/u.test(noun.text) || words.length < 2;
  return (
    /^(?:NOUN|PROPN)$/u.test(noun.pos) && type !== "ORG" && !/s$/u.test(noun.text) && !MANY.test(noun.text)
  );
}
