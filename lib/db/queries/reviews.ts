import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lte,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { chainOf, type EventRow, type UnchainedRow } from "../chain.ts";
import { type StateRow, toEvent } from "../event-rows.ts";
import { namesOf, numberedRows, placeholderRows, prepared } from "../prepared.ts";
import { deckCards } from "../schema/decks.ts";
import { cardStates, eventChains, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

/** What an answer is recorded onto: all that has to be read for it, in one statement. */
export type Tail = {
  /** The last checksum of the learner's log; empty before the first event. */
  readonly head: string;
  /** The cached state of the card; null before its first event. */
  readonly state: StateRow | null;
  /** Whether an event of this id was recorded before; `eventById` has it. */
  readonly recorded: boolean;
};

// Every column of a result costs the driver some microseconds, so what is exact in JSON comes as one.
const { userId: _u, cardId: _c, stability: _s, difficulty: _d, ...packed } = getTableColumns(cardStates);
const PACKED = Object.entries(packed);

const PACKED_STATE = {
  known: cardStates.cardId,
  stability: cardStates.stability,
  difficulty: cardStates.difficulty,
  rest: sql<string>`json_array(${sql.join(
    PACKED.map(([, column]) => sql`${column}`),
    sql`, `,
  )})`,
};

// One parameter holds all keys, so one statement serves two answers and a hundred.
const tailStatement = prepared((db: Reader) => {
  const part = (name: string): SQL => sql`key.value ->> ${sql.raw(`'${name}'`)}`;
  return db
    .select({ head: eventChains.head, recorded: reviewEvents.id, ...PACKED_STATE })
    .from(sql`json_each(${sql.placeholder("keys")}) key`)
    .leftJoin(eventChains, eq(eventChains.userId, part("userId")))
    .leftJoin(cardStates, and(eq(cardStates.userId, part("userId")), eq(cardStates.cardId, part("cardId"))))
    .leftJoin(
      reviewEvents,
      and(eq(reviewEvents.userId, part("userId")), eq(reviewEvents.id, part("eventId"))),
    )
    .orderBy(sql`key.id`)
    .prepare();
});

// For one answer, which is the rule, a statement that SQLite compiles in half the time: joins cost more than look-ups.
const oneTailStatement = prepared((db: Reader) => {
  const userId = sql.placeholder("userId");
  return db
    .select({
      head: sql<string | null>`(select head from event_chains where user_id = ${userId})`,
      recorded: sql<
        string | null
      >`(select id from review_events where user_id = ${userId} and id = ${sql.placeholder("eventId")})`,
      ...PACKED_STATE,
    })
    .from(sql`(select 1)`)
    .leftJoin(
      cardStates,
      and(eq(cardStates.userId, userId), eq(cardStates.cardId, sql.placeholder("cardId"))),
    )
    .prepare();
});

export type TailKey = { readonly userId: string; readonly cardId: string; readonly eventId: string };

/** Reads what is needed to record events: inside a write job, because the heads must not move in between. */
export async function tailsOf(db: Reader, keys: readonly TailKey[]): Promise<readonly Tail[]> {
  const [first, second] = keys;
  const rows =
    first && !second
      ? await oneTailStatement(db).all(first)
      : await tailStatement(db).all({ keys: JSON.stringify(keys) });
  return rows.map(({ head, recorded, known, stability, difficulty, rest }, i) => {
    const { userId = "", cardId = "" } = keys[i] ?? {};
    return {
      head: head ?? "",
      recorded: recorded !== null,
      state: known === null ? null : { userId, cardId, stability, difficulty, ...unpacked(rest) },
    };
  });
}

/** `tailsOf` for one event. */
export async function tailOf(db: Reader, key: TailKey): Promise<Tail> {
  const [tail] = await tailsOf(db, [key]);
  return tail ?? { head: "", state: null, recorded: false };
}

/** The columns that came as one JSON array. Its types are those of the columns, which SQLite keeps. */
function unpacked(rest: string): Omit<StateRow, "userId" | "cardId" | "stability" | "difficulty"> {
  const values: unknown = JSON.parse(rest);
  if (!Array.isArray(values)) throw new Error("A packed row is an array.");
  return Object.fromEntries(
    PACKED.map(([name, column], i) => [
      name,
      values[i] === null ? null : column.mapFromDriverValue(values[i]),
    ]),
  ) as Omit<StateRow, "userId" | "cardId" | "stability" | "difficulty">;
}

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
  const encoded = rows.map((row) => ({ ...row, suspended: row.suspended ? 1 : 0 }));
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

/** The cards that stand in one of these decks. */
function inDecks(deckIds: readonly string[] | undefined): SQL | undefined {
  if (deckIds === undefined) return undefined;
  return sql`exists (select 1 from ${deckCards} where ${deckCards.cardId} = ${cardStates.cardId} and ${inArray(deckCards.deckId, [...deckIds])})`;
}

/** Spelt as in the partial indexes, which count only when the words are the same. */
const NOT_SUSPENDED = sql`${cardStates.suspended} = 0`;
const notBuried = (day: string): SQL =>
  sql`(${cardStates.buriedUntil} is null or ${cardStates.buriedUntil} <= ${day})`;

export type DueQuestion = {
  readonly userId: string;
  /** Learning cards due at this instant, review cards due on this study day. */
  readonly now: number;
  readonly day: string;
  readonly limit: number;
  readonly deckIds?: readonly string[] | undefined;
};

/** (Re)learning cards whose moment has come, the longest waiting first. */
export async function learningDueBy(db: Reader, ask: DueQuestion): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, ask.userId),
        lte(cardStates.dueAt, ask.now),
        NOT_SUSPENDED,
        notBuried(ask.day),
        inDecks(ask.deckIds),
      ),
    )
    .orderBy(asc(cardStates.dueAt))
    .limit(ask.limit);
}

/** Review cards whose day has come, the longest overdue first. */
export async function reviewsDueBy(db: Reader, ask: DueQuestion): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(
      and(
        eq(cardStates.userId, ask.userId),
        lte(cardStates.dueDay, ask.day),
        NOT_SUSPENDED,
        notBuried(ask.day),
        inDecks(ask.deckIds),
      ),
    )
    .orderBy(asc(cardStates.dueDay))
    .limit(ask.limit);
}

/** Everything that is due: learning first, then reviews, at most `limit` of each. */
export async function statesDueBy(db: Reader, ask: DueQuestion): Promise<readonly StateRow[]> {
  const [learning, reviews] = await Promise.all([learningDueBy(db, ask), reviewsDueBy(db, ask)]);
  return [...learning, ...reviews];
}

/** The first study day after `day` on which review cards are due, and how many then. */
export async function nextDueDay(
  db: Reader,
  userId: string,
  day: string,
  deckIds?: readonly string[],
): Promise<{ readonly day: string; readonly cards: number } | null> {
  const mine = and(eq(cardStates.userId, userId), NOT_SUSPENDED, inDecks(deckIds));
  // Walks the index of due days and stops at the first card that fits.
  const [first] = await db
    .select({ day: cardStates.dueDay })
    .from(cardStates)
    .where(and(mine, gt(cardStates.dueDay, day)))
    .orderBy(asc(cardStates.dueDay))
    .limit(1);
  if (!first || first.day === null) return null;
  const [many] = await db
    .select({ cards: count() })
    .from(cardStates)
    .where(and(mine, eq(cardStates.dueDay, first.day)));
  return { day: first.day, cards: many?.cards ?? 0 };
}

/** (Re)learning cards that wait for a later moment, the soonest first: the instants at which they come. */
export async function learningAfter(
  db: Reader,
  userId: string,
  now: number,
  limit: number,
): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), gt(cardStates.dueAt, now), NOT_SUSPENDED))
    .orderBy(asc(cardStates.dueAt))
    .limit(limit);
}

/** The events of one study day, as they were recorded: for today's counts and limits. */
export async function eventsOfDay(db: Reader, userId: string, day: string): Promise<readonly UnchainedRow[]> {
  return db
    .select()
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), eq(reviewEvents.studyDay, day)));
}

/** Of these cards, those that were answered before a study day: the others of that day were new on it. */
export async function answeredBefore(
  db: Reader,
  userId: string,
  day: string,
  cardIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (cardIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, userId),
        inArray(reviewEvents.cardId, [...cardIds]),
        eq(reviewEvents.kind, "answered"),
        sql`${reviewEvents.studyDay} < ${day}`,
      ),
    );
  return new Set(rows.flatMap(({ cardId }) => cardId ?? []));
}

/** Every (learner, card) with events, in an order that can be paged: for a rebuild. */
export async function loggedCards(
  db: Reader,
  after: { readonly userId: string; readonly cardId: string } | null,
  limit: number,
): Promise<readonly { readonly userId: string; readonly cardId: string }[]> {
  const rows = await db
    .selectDistinct({ userId: reviewEvents.userId, cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        isNotNull(reviewEvents.cardId),
        after === null
          ? undefined
          : or(
              gt(reviewEvents.userId, after.userId),
              and(eq(reviewEvents.userId, after.userId), gt(reviewEvents.cardId, after.cardId)),
            ),
      ),
    )
    .orderBy(asc(reviewEvents.userId), asc(reviewEvents.cardId))
    .limit(limit);
  return rows.flatMap(({ userId, cardId }) => (cardId === null ? [] : [{ userId, cardId }]));
}

type StateKey = { readonly userId: string; readonly cardId: string };

/** Cached states that no event stands behind: nothing but a fault makes them. */
export async function statesWithoutLog(db: Reader): Promise<readonly StateKey[]> {
  const log = sql`(select 1 from ${reviewEvents} where ${reviewEvents.userId} = ${cardStates.userId} and ${reviewEvents.cardId} = ${cardStates.cardId})`;
  return db
    .select({ userId: cardStates.userId, cardId: cardStates.cardId })
    .from(cardStates)
    .where(sql`not exists ${log}`);
}

/** Forgets cached states. */
export async function deleteStates(tx: Writer, keys: readonly StateKey[]): Promise<void> {
  for (const key of keys) {
    await tx
      .delete(cardStates)
      .where(and(eq(cardStates.userId, key.userId), eq(cardStates.cardId, key.cardId)));
  }
}
