import { mayBeTyped } from "#lib/answers/way-for.ts";
import { type Optimism, optimismOf, type Tally } from "#lib/classes/optimism.ts";
import { type GradedAnswer, gradedAnswers } from "#lib/db/queries/assigned-work.ts";
import { contentsOf } from "#lib/db/queries/shelves.ts";
import type { Reader } from "#lib/db/store.ts";
import { isTypedCheck } from "#lib/study/checks.ts";
import { cardExtra, NO_LAYER } from "../study/card-layers.ts";

/**
 * What some pupils claim of their memory of some cards, and what checks showed, since a study day. Only cards that can be
 * typed are compared, of those that were met on an earlier day: there the dice decide alone which answer is a check. A
 * check whose mark the pupil overruled is neither.
 */
export async function claimsOf(
  read: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, Optimism>> {
  const contents = await contentsOf(read, cardIds);
  const typable = contents.flatMap(({ id, version, content }) => {
    const extra = cardExtra(content, NO_LAYER, version);
    const card = { answer: content.answer, ...(extra === null ? {} : { extra }) };
    return mayBeTyped(card) && (content.readings ?? []).length === 0 ? [id] : [];
  });
  const answers = await gradedAnswers(read, userIds, typable, since);
  return new Map(
    userIds.map((userId) => {
      const own = answers.filter((one) => one.userId === userId);
      return [userId, optimismOf(tallyOf(own.filter(isClaim)), tallyOf(own.filter(isVerified)))];
    }),
  );
}

const isCheck = ({ userId, cardId, day }: GradedAnswer): boolean => isTypedCheck(userId, cardId, day);
/** Shown, and graded by the pupil alone. */
const isClaim = (one: GradedAnswer): boolean =>
  one.markedBy === "self" && one.proposed === null && !isCheck(one);
const isVerified = (one: GradedAnswer): boolean => one.markedBy === "app" && isCheck(one);

function tallyOf(answers: readonly GradedAnswer[]): Tally {
  return { recalled: answers.filter(({ rating }) => rating > 1).length, of: answers.length };
}
