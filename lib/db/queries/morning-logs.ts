import { sql } from "drizzle-orm";
import type { Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/**
 * What happened to the memory of some cards of some pupils, in order of arrival, as far as predictions need it: answers,
 * what took them back, resets and chosen days.
 */
export async function memoryLogs(
  db: Reader,
  wanted: readonly { readonly userId: string; readonly cardIds: readonly string[] }[],
): Promise<ReadonlyMap<string, readonly ReviewEvent[]>> {
  const e = reviewEvents;
  const pairs = wanted.flatMap(({ userId, cardIds }) => cardIds.map((cardId) => [userId, cardId]));
  const rows = await db.all<{ userId: string; packed: string }>(sql`
    select ${e.userId} as userId, json_group_array(json_array(${e.kind}, ${e.id}, ${e.cardId}, ${e.effectiveAt}, ${e.studyTime}, ${e.deviceId}, ${e.deviceSequence}, ${e.rulesId}, ${e.rating}, ${e.movesSchedule}, ${e.dueShownAt}, ${e.dueShownDay}, ${e.studyDay}, ${e.targetId}, json_extract(${e.details}, '$.day')) order by ${e.seq}) as packed
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
  day: string | null,
];

/** Safe: the statement above writes these columns in this order, with the types of the schema. */
function rowsIn(packed: string): readonly LogRow[] {
  return JSON.parse(packed) as LogRow[];
}

function readRow(row: LogRow): ReviewEvent | null {
  const [kind, id, cardId, effectiveAt, studyTime, deviceId, deviceSequence, rulesId, rating, moves] = row;
  const [, , , , , , , , , , dueAt, dueDay, studyDay, target, day] = row;
  const base = {
    id,
    cardId,
    effectiveAt,
    studyTime,
    deviceId,
    deviceSequence,
    ...(rulesId === null ? {} : { rulesId }),
  };
  if (kind === "answered" && rating !== null)
    return {
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
    };
  if ((kind === "undone" || kind === "redone") && target !== null) return { ...base, kind, target };
  if (kind === "reset") return { ...base, kind };
  if (kind === "due-set" && day !== null) return { ...base, kind, day };
  return null;
}
