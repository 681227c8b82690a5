import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Wording } from "./candidate.ts";
import { entityOf, mentionsIn } from "./names.ts";

/** What a sentence explains of a thing, worded. */
export type Found = {
  readonly frame: "definition" | "called" | "parts" | "serves";
  /** The thing that is explained, as one would ask for it. */
  readonly thing: string;
  readonly wording: Wording;
  readonly focus: Span;
  readonly context?: Span;
};

// What opens a sentence and names nothing: "The aim is …", "The only way is …", "The first was …"
export const NO_THING =
  /\b(?:aims?|goal|idea|problem|results?|outcome|question|reasons?|answer|fact|truth|rest|first|second|third|last|next|latter|former|only|main|key|best|worst|same|most|more|other|others|point|trouble|difference|effect|consequence|purpose|advantage|disadvantage|example|exception|story|case|matter|way|plan|view|cause|list|number|majority|minority|following|former|lesson|thing|things|one|ones|man|woman|men|women|people|largest|biggest|oldest|highest|longest|greatest|smallest|picture|image|photo|above|below|this|that)\b/iu;
/** `A canal lock` as in the middle of a sentence; a name keeps its letters. */
export function uncapital(thing: string): string {
  return /^(?:An?|The) /u.test(thing) || !/^\p{Lu}\S* \p{Lu}/u.test(thing)
    ? thing.charAt(0).toLowerCase() + thing.slice(1)
    : thing;
}

/** Whether a stretch names a person. */
export function isSomebody(reading: DocumentReading, span: Span): boolean {
  return mentionsIn(reading, span).some((one) => entityOf(reading, one)?.type === "PER");
}
