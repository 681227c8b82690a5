import type { Candidate } from "#lib/cards/candidate.ts";

/**
 * What a teacher should look at before trusting a card, as a sentence; null when its sentence says all of it. Doubt is
 * no judgement: most doubted cards are right, but these are the ones that a careful reader checks first.
 */
export function doubtOf(question: string, { dateSource, proofs, wordings }: Candidate): string | null {
  if (dateSource !== undefined)
    return "Part of the date is carried from elsewhere in the document. The second receipt shows from where.";
  if (proofs.some((proof) => proof.role === "context"))
    return "A name was put in for a pronoun or a role. The second receipt shows whose it is.";
  if (wordings.find((one) => one.question === question)?.thin === true)
    return "The question says little about the event. It may fit other places too.";
  return null;
}
