import { and, asc, eq, getTableColumns, inArray, or, type SQL, sql } from "drizzle-orm";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { chainOf, type EventRow, type UnchainedRow } from "../chain.ts";
import { type StateRow, toEvent } from "../event-rows.ts";
import { namesOf, numberedRows, placeholderRows, prepared } from "../prepared.ts";
import { cardStates, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** A recorded event, to compare with one that comes again under its id. */
export async function eventById(db: Reader, userId: string, id: string): Promise<UnchainedRow | null> {
  const [row] = await db
    .select()
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), eq(reviewEvents.id, id)));
  return row ?? null;
}

/** So many rows are written by one statement at most: below SQLite's limit on parameters, and prepared once. */
const ROWS_AT_ONCE = 10;

const { seq: _seq, ...EVENT_COLUMNS } = getTableColumns(reviewEvents);
const eventRows = (rows: number) =>
  prepared((db: Writer) =>
    db
      .insert(reviewEvents)
      .values(placeholderRows<Omit<EventRow, "seq">>(namesOf(EVENT_COLUMNS), rows))
      .prepare(),
  );
const insertOne = eventRows(1);
const insertMany = eventRows(ROWS_AT_ONCE);

/**
 * Appends events of one learner behind the head of the log, and returns the new head. Only for events that `tailsOf` did
 * not find, each once: the database ignores an id that it has, and the checksums behind it would then be wrong.
 */
export async function appendEvents(tx: Writer, rows: readonly UnchainedRow[], head: string): Promise<string> {
  let last = head;
  const chained = rows.map((row) => {
    last = chainOf(last, row);
    return {
      ...row,
      movesSchedule: row.movesSchedule ? 1 : 0,
      details: row.details === null ? null : JSON.stringify(row.details),
      chain: last,
    };
  });
  await inPortions(chained, (many) => (many ? insertMany(tx) : insertOne(tx)));
  return last;
}

/** `appendEvents` for one event. */
export function appendEvent(tx: Writer, row: UnchainedRow, head: string): Promise<string> {
  return appendEvents(tx, [row], head);
}

const stateRows = (rows: number) =>
  prepared((db: Writer) =>
    db
      .insert(cardStates)
      .values(placeholderRows<StateRow>(namesOf(getTableColumns(cardStates)), rows))
      .onConflictDoUpdate({ target: [cardStates.userId, cardStates.cardId], set: excluded() })
      .prepare(),
  );
const saveOne = stateRows(1);
const saveMany = stateRows(ROWS_AT_ONCE);

/** Writes the cached states of cards, over those that are there. */
export async function saveStates(tx: Writer, rows: readonly StateRow[]): Promise<void> {
  const encoded = rows.map((row) => ({
    ...row,
    suspended: row.suspended ? 1 : 0,
    marked: row.marked ? 1 : 0,
  }));
  await inPortions(encoded, (many) => (many ? saveMany(tx) : saveOne(tx)));
}

/** `saveStates` for one card. */
export function saveState(tx: Writer, row: StateRow): Promise<void> {
  return saveStates(tx, [row]);
}

type Statement = { run(values: Record<string, unknown>): Promise<unknown> };

/** Runs a statement of many rows as often as it is filled, then that of one row. All are sent before any is awaited. */
async function inPortions(
  rows: readonly Record<string, unknown>[],
  statement: (many: boolean) => Statement,
): Promise<void> {
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  const sent: Promise<unknown>[] = [];
  for (let at = 0; at < whole; at += ROWS_AT_ONCE) {
    sent.push(statement(true).run(numberedRows(rows.slice(at, at + ROWS_AT_ONCE))));
  }
  for (const row of rows.slice(whole)) sent.push(statement(false).run(numberedRows([row])));
  await Promise.all(sent);
}

function excluded(): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(cardStates)).filter(
    ([name]) => name !== "userId" && name !== "cardId",
  );
  return Object.fromEntries(
    columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
}

/** A card's events as the fold reads them, in order of arrival. */
export async function eventsOf(db: Reader, userId: string, cardId: string): Promise<readonly ReviewEvent[]> {
  const rows = await eventsStatement(db).all({ userId, cardId });
  return rows.flatMap((row) => toEvent(row) ?? []);
}

const eventsStatement = prepared((db: Reader) =>
  db
    .select()
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, sql.placeholder("userId")),
        eq(reviewEvents.cardId, sql.placeholder("cardId")),
      ),
    )
    .orderBy(asc(reviewEvents.seq))
    .prepare(),
);

/** The cached states of a learner's cards; of these cards only, when they are named. */
export async function statesOf(
  db: Reader,
  userId: string,
  cardIds?: readonly string[],
): Promise<readonly StateRow[]> {
  if (cardIds?.length === 0) return [];
  return db
    .select()
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, userId),
        cardIds === undefined ? undefined : inArray(cardStates.cardId, [...cardIds]),
      ),
    );
}

/** The events of some cards as the fold reads them, each card's in order of arrival. */
export async function eventsOfCards(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<readonly ReviewEvent[]> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select()
      .from(reviewEvents)
      .where(and(eq(reviewEvents.userId, userId), inArray(reviewEvents.cardId, [...part])))
      .orderBy(asc(reviewEvents.seq)),
  );
  return rows.flatMap((row) => toEvent(row) ?? []);
}

/** The ids of the events of some cards. */
export async function eventIdsOfCards(
  db: Reader | Writer,
  userId: string,
  cardIds: readonly string[],
): Promise<readonly { readonly id: string; readonly cardId: string | null }[]> {
  return inParts(cardIds, (part) =>
    db
      .select({ id: reviewEvents.id, cardId: reviewEvents.cardId })
      .from(reviewEvents)
      .where(and(eq(reviewEvents.userId, userId), inArray(reviewEvents.cardId, [...part]))),
  );
}

/** The events of one study day, as they were recorded: for today's counts and limits. */
export async function eventsOfDay(db: Reader, userId: string, day: string): Promise<readonly UnchainedRow[]> {
  return db
    .select()
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), eq(reviewEvents.studyDay, day)));
}

/**
 * Of these cards, those that were no longer new when a study day began: answered, or given a day, and not begun anew
 * since. What was taken back does not count.
 */
export async function metBefore(
  db: Reader,
  userId: string,
  day: string,
  cardIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (cardIds.length === 0) return new Set();
  const { kind, effectiveAt } = reviewEvents;
  // 1 where the last that was said of an event takes it back.
  const takenBack = sql`(select max(turn.seq * 2 + (turn.kind = 'undone')) % 2 from review_events turn where turn.user_id = ${reviewEvents.userId} and turn.target_id = ${reviewEvents.id})`;
  const met = sql`max(case when ${kind} <> 'reset' then ${effectiveAt} end)`;
  const anew = sql`max(case when ${kind} = 'reset' then ${effectiveAt} end)`;
  const rows = await db
    .select({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, userId),
        inArray(reviewEvents.cardId, [...cardIds]),
        sql`${reviewEvents.studyDay} < ${day}`,
        or(
          and(eq(kind, "answered"), eq(reviewEvents.movesSchedule, true)),
          inArray(kind, ["due-set", "reset"]),
        ),
        sql`coalesce(${takenBack}, 0) = 0`,
      ),
    )
    .groupBy(reviewEvents.cardId)
    .having(sql`${met} > coalesce(${anew}, 0)`);
  return new Set(rows.flatMap(({ cardId }) => cardId ?? []));
}
