import { type Audit, auditOf, type Check, classPrior } from "#lib/classes/audit.ts";
import type { Packed, PackedAnswer } from "#lib/db/queries/morning-work.ts";
import { isRight } from "./right.ts";

/** So many of a pupil's latest checks count: enough to be within a few points, and of today's pupil. */
const MOST_CHECKS = 40;

/**
 * What was verified of each pupil's memory: answers that the app marked, each beside what the memory model expected of
 * it just before. Only the first answer of a day to a card counts, and not the first of all: about that nobody claimed
 * anything. A starter's answers do not count: its cards were chosen for their weakness, and say little about the others.
 * A pupil with few checks leans on the class.
 */
export function auditsOfClass(answers: Packed<PackedAnswer>): ReadonlyMap<string, Audit> {
  const checks = new Map([...answers].map(([userId, given]) => [userId, checksIn(given)]));
  const prior = classPrior([...checks.values()]);
  return new Map([...checks].map(([userId, own]) => [userId, auditOf(own, prior)]));
}

/** The latest checks among a pupil's answers. */
export function checksIn(given: readonly PackedAnswer[]): readonly Check[] {
  return given
    .flatMap((answer) =>
      answer.audited && answer.predicted !== null
        ? [{ predicted: answer.predicted, right: isRight(answer), at: answer.at }]
        : [],
    )
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_CHECKS);
}
