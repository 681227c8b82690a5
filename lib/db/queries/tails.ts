import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { StateRow } from "../event-rows.ts";
import { prepared } from "../prepared.ts";
import { cardStates, eventChains, reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

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
