import { sql } from "drizzle-orm";
import type { Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** One event of a pupil's card that moves memory, with how it was marked. */
export type CheckedEvent = {
  readonly event: ReviewEvent;
  /** Marked by the app, on a card that came up by itself: a sample. Quizzes, exams and starters choose their cards. */
  readonly audited: boolean;
  readonly right: boolean;
};

/**
 * What happened to the memory of some cards of some pupils, in order of arrival, as far as predictions need it: answers,
 * what took them back, resets and chosen days.
 */
export async function memoryLogs(
  db: Reader,
  wanted: readonly { readonly userId: string; readonly cardIds: readonly string[] }[],
): Promise<ReadonlyMap<string, readonly CheckedEvent[]>> {
  const e = reviewEvents;
  const pairs = wanted.flatMap(({ userId, cardIds }) => cardIds.map((cardId) => [userId, cardId]));
  const rows = await db.all<{ userId: string; packed: string }>(sql`
    select ${e.userId} as userId, json_group_array(json_array(${e.kind}, ${e.id}, ${e.cardId}, ${e.effectiveAt}, ${e.studyTime}, ${e.deviceId}, ${e.deviceSequence}, ${e.rulesId}, ${e.rating}, ${e.movesSchedule}, ${e.dueShownAt}, ${e.dueShownDay}, ${e.studyDay}, ${e.targetId}, case when ${e.attemptId} is null then ${e.markedBy} end, ${e.proposedRating}, json_extract(${e.details}, '$.day')) order by ${e.seq}) as packed
    from json_each(${JSON.stringify(pairs)}) pair
    cross join ${e} on ${e.userId} = pair.value ->> 0 and ${e.cardId} = pair.value ->> 1
    where ${e.kind} in ('answered', 'undone', 'redone', 'reset', 'due-set')
    group by ${e.userId}`);
  return new Map(
    rows.map(({ userId, packed }) => [userId, rowsIn(packed).flatMap((row) => readRow(row) ?? [])]),
  );
}

type LogRow = readonly [
  kind: string,
  id: string,
  cardId: string,
  effectiveAt: number,
  studyTime: number,
  deviceId: string,
  deviceSequence: number,
  rulesId: string | null,
  rating: Rating | null,
  moves: number,
  dueAt: number | null,
  dueDay: string | null,
  studyDay: string,
  target: string | null,
  markedBy: string | null,
  proposed: number | null,
  day: string | null,
];

/** Safe: the statement above writes these columns in this order, with the types of the schema. */
function rowsIn(packed: string): readonly LogRow[] {
  return JSON.parse(packed) as LogRow[];
}

function readRow(row: LogRow): CheckedEvent | null {
  const [kind, id, cardId, effectiveAt, studyTime, deviceId, deviceSequence, rulesId, rating, moves] = row;
  const [, , , , , , , , , , dueAt, dueDay, studyDay, target, markedBy, proposed, day] = row;
  const base = {
    id,
    cardId,
    effectiveAt,
    studyTime,
    deviceId,
    deviceSequence,
    ...(rulesId === null ? {} : { rulesId }),
  };
  const quiet = { audited: false, right: false };
  if (kind === "answered" && rating !== null)
    return {
      event: {
        ...base,
        kind,
        rating,
        mode: "study",
        movesSchedule: moves === 1,
        tookMs: null,
        dueShown:
          dueAt !== null
            ? { kind: "instant", at: dueAt }
            : dueDay === null
              ? null
              : { kind: "day", day: dueDay },
        studyDay,
      },
      audited: markedBy === "app",
      right: (proposed ?? rating) > 1,
    };
  if ((kind === "undone" || kind === "redone") && target !== null)
    return { event: { ...base, kind, target }, ...quiet };
  if (kind === "reset") return { event: { ...base, kind }, ...quiet };
  if (kind === "due-set" && day !== null) return { event: { ...base, kind, day }, ...quiet };
  return null;
}
