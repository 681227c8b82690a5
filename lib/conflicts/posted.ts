import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";
import { clausesOf } from "./topics.ts";

/**
 * A post of a thread is all its writer's word, and the only word that the document has: no quotation marks stand around it.
 */
function inPost({ reading }: Passage, span: Span): boolean {
  const posts = postsOf(reading);
  const next = firstWhere(posts, (post) => post.start > span.start);
  const post = posts[next - 1];
  return post !== undefined && contains(post, span);
}

const known = new WeakMap<DocumentReading, readonly Span[]>();

/** The posts of a document in order. */
function postsOf(reading: DocumentReading): readonly Span[] {
  const found = known.get(reading);
  if (found) return found;
  const { document, quotations } = reading;
  const made = quotations
    .flatMap(({ span }) => (/^["“”„«‘'>]/u.test(slice(document.text, span)) ? [] : [span]))
    .sort((a, b) => a.start - b.start);
  known.set(reading, made);
  return made;
}

/** The first place of a list, sorted by the test, where it holds; its length where it holds nowhere. */
export function firstWhere<One>(sorted: readonly One[], holds: (one: One) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && !holds(one)) low = middle + 1;
    else high = middle;
  }
  return low;
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
