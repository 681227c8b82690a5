import { seededRandom } from "#lib/base/random.ts";
import type { StudyDay } from "#lib/base/study-time.ts";

/** One in so many answers that a learner would grade themselves is typed first, of the cards that were assigned. */
export const CHECK_EVERY = 8;

/** The rule as learners read it. */
export const CHECK_RULE = `About one in ${CHECK_EVERY} cards of an assignment asks you to type the answer before you see it. Dice decide which, the same for everybody; nothing is taken off for a wrong one. It shows how well people judge themselves, and you can always say that your answer was right after all.`;

/**
 * Whether an assigned card is typed first on a study day, where it would be shown and graded by the learner otherwise.
 * Dice with a memory: the same on every device and after every reload, and the server can tell later which answers
 * were checks.
 */
export function isTypedCheck(userId: string, cardId: string, day: StudyDay): boolean {
  return seededRandom(`check|${userId}|${day}|${cardId}`)() * CHECK_EVERY < 1;
}
