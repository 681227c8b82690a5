import { type Audit, auditOf, type Check, classPrior } from "#lib/classes/audit.ts";
import type { Packed, PackedAnswer } from "#lib/db/queries/morning-work.ts";
import { READ_DAYS } from "./pupil-figures.ts";
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

/**
 * The latest checks among a pupil's answers. A card that comes up every thirty days is checked ten times less often than
 * one of every three, and there are as many cards behind it: each check weighs as many days as the card had waited. Who
 * is kind to themselves has their missed cards among those that wait long. A card that was met before what is read
 * waited as long as that at least.
 */
export function checksIn(given: readonly PackedAnswer[]): readonly Check[] {
  const last = new Map<number, number>();
  const ordered = given.toSorted((a, b) => a.at - b.at);
  return ordered
    .flatMap((answer) => {
      const before = last.get(answer.card);
      last.set(answer.card, answer.day);
      const weight = before === undefined ? READ_DAYS : Math.max(1, answer.day - before);
      return answer.audited && answer.predicted !== null
        ? [{ predicted: answer.predicted, right: isRight(answer), at: answer.at, weight }]
        : [];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_CHECKS);
}
