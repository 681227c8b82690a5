import { mayBeTyped } from "#lib/answers/way-for.ts";
import { dayName, MS_PER_DAY, type StudyDay } from "#lib/base/study-time.ts";
import { type Optimism, optimismOf, type Tally } from "#lib/classes/optimism.ts";
import { type GradedAnswer, gradedAnswers } from "#lib/db/queries/assigned-work.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import type { Reader } from "#lib/db/store.ts";
import { isTypedCheck } from "#lib/study/checks.ts";
import { cardExtra, NO_LAYER } from "../study/card-layers.ts";

/**
 * What some pupils claim of their memory of some cards, and what checks showed, since a study day. Only cards that can be
 * typed are compared, of those that were met on an earlier day: there the dice decide alone which answer is a check. A
 * check whose mark the pupil overruled is neither. What is long ago says little about today, and is left out.
 */
export async function claimsOf(
  read: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  { since, now }: { readonly since: StudyDay; readonly now: number },
): Promise<ReadonlyMap<string, Optimism>> {
  const contents = await contentsOf(read, cardIds);
  const typable = contents.flatMap(({ id, version, content }) => {
    const extra = cardExtra(content, NO_LAYER, version);
    const card = { answer: content.answer, ...(extra === null ? {} : { extra }) };
    return mayBeTyped(card) && (content.readings ?? []).length === 0 ? [id] : [];
  });
  const lately = dayName(Math.floor(now / MS_PER_DAY) - CLAIM_DAYS);
  const answers = await gradedAnswers(read, userIds, typable, since > lately ? since : lately);
  return new Map(
    userIds.map((userId) => {
      const own = answers.get(userId) ?? [];
      const isCheck = ({ card, day }: GradedAnswer): boolean =>
        isTypedCheck(userId, typable[card] ?? "", dayName(day));
      // Shown, and graded by the pupil alone.
      const claims = own.filter((one) => one.markedBy === "self" && !one.proposed && !isCheck(one));
      const verified = own.filter((one) => one.markedBy === "app" && isCheck(one));
      return [userId, optimismOf(tallyOf(claims), tallyOf(verified))];
    }),
  );
}

/** Claims and checks are compared over so many days at most. */
const CLAIM_DAYS = 56;

function tallyOf(answers: readonly GradedAnswer[]): Tally {
  return { recalled: answers.filter(({ rating }) => rating > 1).length, of: answers.length };
}
