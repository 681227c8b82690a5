import { and, asc, eq, gt, isNotNull, lte, max, sql } from "drizzle-orm";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { type FoldedRow, toEvent } from "../event-rows.ts";
import { cards } from "../schema/decks.ts";
import { eventChains, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

/** How long a learner's log is, without counting it. */
export async function eventsIn(db: Reader | Writer, userId: string): Promise<number> {
  const [row] = await db
    .select({ events: eventChains.events })
    .from(eventChains)
    .where(eq(eventChains.userId, userId));
  return row?.events ?? 0;
}

/** How far a learner's log goes: its last row, by order of arrival, and how long it is. */
export type LogEnd = { readonly seq: number; readonly events: number };

/** The end of a learner's log; 0 and 0 for an empty one. */
export async function logEnd(db: Reader, userId: string): Promise<LogEnd> {
  // One statement, so that both are of the same moment.
  const last = db
    .select({ seq: max(reviewEvents.seq) })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, userId));
  const [row] = await db
    .select({ events: eventChains.events, seq: sql<number | null>`(${last})` })
    .from(eventChains)
    .where(eq(eventChains.userId, userId));
  return { seq: row?.seq ?? 0, events: row?.events ?? 0 };
}

/** The cards of a learner with an event behind a row of the log, up to its end, in order of their ids. */
export async function cardsTouched(
  db: Reader,
  userId: string,
  after: number,
  end: LogEnd,
): Promise<readonly string[]> {
  // The shorter way: through what anybody did since, or through all that this learner ever did.
  const lately = after > 0 && end.seq - after < end.events;
  const { seq } = reviewEvents;
  const rows = await db
    .selectDistinct({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        lately ? sql`+${reviewEvents.userId} = ${userId}` : eq(reviewEvents.userId, userId),
        isNotNull(reviewEvents.cardId),
        lately ? gt(seq, after) : sql`+${seq} > ${after}`,
        lately ? lte(seq, end.seq) : sql`+${seq} <= ${end.seq}`,
      ),
    )
    .orderBy(asc(reviewEvents.cardId));
  return rows.flatMap((row) => row.cardId ?? []);
}

/** A card's event with its place in the order of arrival. */
export type LoggedEvent = { readonly seq: number; readonly event: ReviewEvent };

/** The columns that the fold reads, and the place in the order of arrival, as one array each. */
const { seq, id, kind, cardId, effectiveAt, studyTime, studyDay, deviceId, deviceSequence } = reviewEvents;
const { rulesId, rating, mode, movesSchedule, tookMs, dueShownAt, dueShownDay, targetId } = reviewEvents;
const { untilDay, details } = reviewEvents;
const PACKED = sql<string>`json_group_array(json_array(${seq}, ${id}, ${kind}, ${cardId}, ${effectiveAt}, ${studyTime}, ${studyDay}, ${deviceId}, ${deviceSequence}, ${rulesId}, ${rating}, ${mode}, ${movesSchedule}, ${tookMs}, ${dueShownAt}, ${dueShownDay}, ${targetId}, ${untilDay}, ${details}))`;

/** The logs of some cards, each with its events in no order. Ask for some hundreds at a time. */
export async function logsOf(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LoggedEvent[]>> {
  // One value: building a row for each event costs five times as much.
  const [row] = await db
    .select({ packed: PACKED })
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, userId),
        sql`${reviewEvents.cardId} in (select value from json_each(${JSON.stringify(cardIds)}))`,
      ),
    );
  const logs = new Map<string, LoggedEvent[]>();
  for (const logged of packedRows(row?.packed ?? "[]")) {
    const event = toEvent(rowOf(logged));
    if (event === null) continue;
    const log = logs.get(event.cardId);
    if (log) log.push({ seq: logged[0], event });
    else logs.set(event.cardId, [{ seq: logged[0], event }]);
  }
  return logs;
}

type Packed = readonly [
  seq: number,
  id: string,
  kind: string,
  cardId: string,
  effectiveAt: number,
  studyTime: number,
  studyDay: string,
  deviceId: string,
  deviceSequence: number,
  rulesId: string | null,
  rating: FoldedRow["rating"],
  mode: FoldedRow["mode"],
  movesSchedule: 0 | 1,
  tookMs: number | null,
  dueShownAt: number | null,
  dueShownDay: string | null,
  targetId: string | null,
  untilDay: string | null,
  details: string | null,
];

/** Safe: the statement above makes these arrays of the columns that it names. */
function packedRows(json: string): readonly Packed[] {
  return JSON.parse(json) as readonly Packed[];
}

function rowOf(packed: Packed): FoldedRow {
  return {
    id: packed[1],
    kind: packed[2],
    cardId: packed[3],
    effectiveAt: packed[4],
    studyTime: packed[5],
    studyDay: packed[6],
    deviceId: packed[7],
    deviceSequence: packed[8],
    rulesId: packed[9],
    rating: packed[10],
    mode: packed[11],
    movesSchedule: packed[12] === 1,
    tookMs: packed[13],
    dueShownAt: packed[14],
    dueShownDay: packed[15],
    targetId: packed[16],
    untilDay: packed[17],
    details: packed[18] === null ? null : detailsIn(packed[18]),
  };
}

/** Safe: the column holds what was written as an object. */
function detailsIn(json: string): FoldedRow["details"] {
  return JSON.parse(json) as FoldedRow["details"];
}

/** The home decks of cards, for those that there are. */
export async function homesOf(db: Reader, cardIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: cards.id, deckId: cards.homeDeckId })
    .from(cards)
    .where(sql`${cards.id} in (select value from json_each(${JSON.stringify(cardIds)}))`);
  return new Map(rows.map(({ id, deckId }) => [id, deckId]));
}
