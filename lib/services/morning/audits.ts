import { dayNumber } from "#lib/base/study-time.ts";
import { type Audit, auditOf, type Check, classPrior } from "#lib/classes/audit.ts";
import { type CheckedEvent, memoryLogs } from "#lib/db/queries/morning-checks.ts";
import type { Packed, PackedAnswer } from "#lib/db/queries/morning-work.ts";
import type { Reader } from "#lib/db/store.ts";
import { historyOf } from "#lib/schedule/history.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import { ruleBook } from "../study/rule-book.ts";

/** So many of a pupil's latest checks are looked at: enough to be within a few points, and quickly read. */
const MOST_CHECKS = 40;

/**
 * What was verified of each pupil's memory: answers that the app marked, each beside what the log predicted just before.
 * Only the first answer of a day to a card counts, and not the first of all: about that nobody claimed anything. A
 * starter's answers do not count: its cards were chosen for their weakness, and say little about the
 * others. A pupil with few checks leans on the class.
 */
export async function auditsOfClass(
  db: Reader,
  answers: Packed<PackedAnswer>,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, Audit>> {
  const wanted = [...answers].flatMap(([userId, given]) => {
    const latest = given
      .filter(({ audited }) => audited)
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_CHECKS);
    const ids = [...new Set(latest.flatMap(({ card }) => cardIds[card] ?? []))];
    const since = latest.at(-1)?.at;
    return since === undefined ? [] : [{ userId, cardIds: ids, since }];
  });
  const logs = wanted.length === 0 ? new Map<string, never>() : await memoryLogs(db, wanted);
  const checks = new Map<string, readonly Check[]>();
  for (const { userId, since } of wanted) {
    const log: readonly CheckedEvent[] = logs.get(userId) ?? [];
    const rules = await ruleBook(
      db,
      userId,
      log.map(({ event }) => event),
    );
    checks.set(userId, checksIn(log, since, rules, userId));
  }
  const prior = classPrior([...checks.values()]);
  return new Map([...answers.keys()].map((userId) => [userId, auditOf(checks.get(userId) ?? [], prior)]));
}

/** The checks in the logs of some cards since an instant, each with the prediction of the state before it. */
export function checksIn(
  log: readonly CheckedEvent[],
  since: number,
  rules: Awaited<ReturnType<typeof ruleBook>>,
  userId: string,
): readonly Check[] {
  const byCard = new Map<string, CheckedEvent[]>();
  for (const one of log) {
    const held = byCard.get(one.event.cardId);
    if (held) held.push(one);
    else byCard.set(one.event.cardId, [one]);
  }
  return [...byCard.values()].flatMap((events) => {
    const marks = new Map(events.map((one) => [one.event.id, one]));
    return historyOf(
      events.map(({ event }) => event),
      rules,
      userId,
    ).flatMap(({ event, before, undone }) => {
      const mark = marks.get(event.id);
      if (undone || event.kind !== "answered" || !mark?.audited || event.effectiveAt < since) return [];
      const { memory } = before;
      if (memory.kind === "new" || dayNumber(memory.lastStudyTime) === dayNumber(event.studyTime)) return [];
      const predicted = recallAt(before, event.studyTime, rules(event.rulesId).parameters);
      return [{ predicted, right: mark.right }];
    });
  });
}
