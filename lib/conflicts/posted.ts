import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DateMention } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";
import { clausesOf } from "./topics.ts";

/**
 * A post of a thread is all its writer's word, and the only word that the document has: no quotation marks stand around it.
 */
function inPost({ reading: { document, quotations } }: Passage, span: Span): boolean {
  const post = quotations.find((quotation) => contains(quotation.span, span));
  return post !== undefined && !/^["“”„«‘'>]/u.test(slice(document.text, post.span));
}

/** Whether a clause is the word of the document: nobody's, or the writer's of a post who lays it in nobody else's mouth. */
export function isOwn(passage: Passage, clause: Clause): boolean {
  if (!clause.attributed) return true;
  if (!inPost(passage, clause.span)) return false;
  return !clausesOf(passage).some(
    ({ complement }) => complement?.kind === "that" && contains(complement.span, clause.span),
  );
}

/** The dates of a passage that stand in no words between quotation marks. */
export function ownDates(passage: Passage): readonly DateMention[] {
  return passage.dates.filter((date) => !date.quoted || inPost(passage, date.span));
}
