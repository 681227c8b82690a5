import { addDays, studyDay } from "#lib/base/study-time.ts";
import { answersOfClass, daysOfClass, statesOfClass } from "#lib/db/queries/morning-work.ts";
import type { Reader } from "#lib/db/store.ts";
import { auditsOfClass } from "./audits.ts";
import type { ClassWork } from "./class-work.ts";
import { type Learnt, READ_DAYS } from "./pupil-figures.ts";
import { rulesOfPupils } from "./pupil-rules.ts";

const UTC = { zone: "UTC", dayStart: 0 };

/**
 * What the pupils of a class learnt of what it was assigned, and of nothing else. `pupilIds` names some of them.
 */
export async function learntBy(
  db: Reader,
  work: ClassWork,
  { pupilIds }: { readonly pupilIds?: readonly string[] } = {},
): Promise<Learnt> {
  const ids = pupilIds ?? work.pupils.map(({ pupilId }) => pupilId);
  const cardIds = work.cards.map(({ cardId }) => cardId);
  const counted = work.assignments.flatMap((one) =>
    one.goal.kind === "days" ? [{ ...one, most: one.goal.days }] : [],
  );
  // A day more than is needed: pupils far in the east are ahead.
  const since = addDays(studyDay(work.now, UTC), -READ_DAYS);
  const [states, answers, rulesOf, days] = await Promise.all([
    statesOfClass(db, ids, cardIds),
    answersOfClass(db, ids, cardIds, since),
    rulesOfPupils(db, ids),
    Promise.all(
      counted.map(async ({ id, cards, opensDay, most }) => {
        const own = cards.flatMap((place) => work.cards[place]?.cardId ?? []);
        return [id, await daysOfClass(db, ids, own, opensDay, most)] as const;
      }),
    ),
  ]);
  const byAssignment = new Map(days);
  return {
    states,
    answers,
    rulesOf,
    audits: auditsOfClass(answers),
    daysOf: (assignmentId, userId) => byAssignment.get(assignmentId)?.get(userId) ?? 0,
  };
}
