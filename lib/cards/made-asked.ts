import type { Span } from "#lib/base/text.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import type { Telling } from "./telling.ts";

/** A question about a few words of a clause, and the words that answer it. */
export type MadeAsked = {
  readonly question: string;
  readonly answer: string;
  readonly focus: Span;
  readonly context: readonly Span[];
};

/** The candidate of such a question; where a frame says nothing else, it is known by its question and answer. */
export function candidateOf(
  telling: Telling,
  { question, answer, focus, context }: MadeAsked,
  frame: Pick<Candidate, "category" | "frame" | "weight"> & Partial<Pick<Candidate, "key" | "onlyIfUnasked">>,
): Candidate {
  return {
    key: [question, answer],
    ...frame,
    reading: telling.reading,
    wordings: [{ question, answer }],
    proofs: proofsOf(telling, context, [focus]),
    focus,
    sentence: telling.clause.sentence,
  };
}
