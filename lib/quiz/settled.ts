import { type Marked, marked } from "./mark.ts";
import { LEFT_OUT, signatureOf } from "./signature.ts";
import type { Question, Response } from "./types.ts";

/** What people decided about questions of a quiz: by question, the answers that count as right. */
export type Rulings = ReadonlyMap<string, ReadonlySet<string>>;

export type Settled = Marked & {
  /** Whether the question counts for anybody. */
  readonly counts: boolean;
  /** Whether a person's word made the mark, and not the rule. */
  readonly ruled: boolean;
};

/** The mark of an answer after what people decided about its question. */
export function settledMark(question: Question, response: Response | null, rulings: Rulings): Settled {
  const mark = marked(question, response);
  const own = rulings.get(question.id);
  if (own === undefined) return { ...mark, counts: true, ruled: false };
  if (own.has(LEFT_OUT)) return { ...mark, counts: false, ruled: true };
  if (!mark.answered || response === null || mark.share >= 1 || !own.has(signatureOf(question, response)))
    return { ...mark, counts: true, ruled: false };
  const cards = mark.cards.map(({ id }) => ({ id, share: 1, chosen: null }));
  return { answered: true, share: 1, slip: false, cards, counts: true, ruled: true };
}
