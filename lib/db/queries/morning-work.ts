import { sql } from "drizzle-orm";
import { cardStates, reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

// A class is thousands of rows, and every value of a row costs the driver more than SQLite needs to find it. So what is
// read for a class comes as one JSON text for each pupil, with cards by their place in the list that was asked for.

/** What is known of a pupil's memory of one card. Day numbers are study days since 1970. */
export type PackedState = {
  readonly card: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly lastDay: number;
  readonly dueDay: number;
  readonly lapses: number;
  /** Answers so far that moved it. */
  readonly answers: number;
  readonly suspended: boolean;
};

export type Packed<T> = ReadonlyMap<string, readonly T[]>;

/** What these pupils know of these cards; a card that was not met is left out. */
export async function statesOfClass(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<Packed<PackedState>> {
  const day = sql`(${cardStates.lastStudyTime} / 86400000)`;
  const due = sql`coalesce(cast(julianday(${cardStates.dueDay}) - 2440587.5 as integer), ${day})`;
  const rows = await db.all<{ userId: string; packed: string }>(sql`
    select ${cardStates.userId} as userId, json_group_array(json_array(card.key, ${cardStates.stability}, ${cardStates.difficulty}, ${day}, ${due}, ${cardStates.lapses}, ${cardStates.suspended}, ${cardStates.answers})) as packed
    from json_each(${JSON.stringify(userIds)}) pupil
    cross join json_each(${JSON.stringify(cardIds)}) card
    cross join ${cardStates} on ${cardStates.userId} = pupil.value and ${cardStates.cardId} = card.value
    where ${cardStates.stability} is not null
    group by ${cardStates.userId}`);
  return unpacked(rows, (values) => {
    const at = (place: number): number => values[place] ?? 0;
    return {
      card: at(0),
      stability: at(1),
      difficulty: at(2),
      lastDay: at(3),
      dueDay: at(4),
      lapses: at(5),
      suspended: at(6) === 1,
      answers: at(7),
    };
  });
}

/** One answer that stands. */
export type PackedAnswer = {
  readonly card: number;
  /** Day number of the study day it counts for. */
  readonly day: number;
  readonly rating: number;
  /** Marked by the app or a teacher. */
  readonly verified: boolean;
  /**
   * Marked by the app, on a card that came up by itself: not in a quiz, an exam or a starter, which choose their cards.
   */
  readonly audited: boolean;
  /** What the memory model expected of it just before, 0 to 1; null where nobody asked. */
  readonly predicted: number | null;
  /** What the app proposed before the pupil had the last word; 0 when it did not. */
  readonly proposed: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tookMs: number;
  readonly moves: boolean;
};

/** The answers of these pupils to these cards since a study day, those that were taken back left out. */
export async function answersOfClass(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<Packed<PackedAnswer>> {
  const e = reviewEvents;
  const target = sql`case when ${e.kind} = 'answered' then null else coalesce((select target.seq from ${e} target where target.user_id = ${e.userId} and target.id = ${e.targetId}), 0) end`;
  const rows = await db.all<{ userId: string; packed: string }>(sql`
    with card as materialized (select value as id, key from json_each(${JSON.stringify(cardIds)}))
    select ${e.userId} as userId,
      json_group_array(json_array(card.key, cast(julianday(${e.studyDay}) - 2440587.5 as integer), coalesce(${e.rating}, 0), case when ${e.markedBy} = 'app' and ${e.attemptId} is null then 2 when ${e.markedBy} in ('app', 'teacher') then 1 else 0 end, coalesce(${e.proposedRating}, 0), ${e.effectiveAt}, coalesce(${e.tookMs}, 0), ${e.movesSchedule}, ${e.seq}, ${target}, ${e.kind} = 'redone', case when ${e.markedBy} = 'app' then json_extract(${e.details}, '$.predicted') end)) as packed
    from json_each(${JSON.stringify(userIds)}) pupil
    cross join ${e} on ${e.userId} = pupil.value and ${e.studyDay} >= ${since}
    inner join card on card.id = ${e.cardId}
    where ${e.kind} in ('answered', 'undone', 'redone')
    group by ${e.userId}`);
  return new Map([...unpacked(rows, sentOf)].map(([userId, sent]) => [userId, standing(sent)]));
}

type Sent = PackedAnswer & { readonly seq: number; readonly target: number | null; readonly redone: boolean };

function sentOf(values: readonly (number | null)[]): Sent {
  const at = (place: number): number => values[place] ?? 0;
  return {
    card: at(0),
    day: at(1),
    rating: at(2),
    verified: at(3) > 0,
    audited: at(3) === 2,
    proposed: at(4),
    at: at(5),
    tookMs: at(6),
    moves: at(7) === 1,
    seq: at(8),
    target: values[9] ?? null,
    redone: at(10) === 1,
    predicted: values[11] ?? null,
  };
}

/** Of each answer the last word counts: taken back, or restored after that. */
function standing(sent: readonly Sent[]): readonly PackedAnswer[] {
  const gone = new Set<number>();
  const words = sent.filter(({ target }) => target !== null).sort((a, b) => a.at - b.at || a.seq - b.seq);
  for (const { target, redone } of words) {
    if (redone) gone.delete(target ?? 0);
    else gone.add(target ?? 0);
  }
  return sent.filter(({ target, seq }) => target === null && !gone.has(seq));
}

/** How far each pupil's work on these cards has come, in a few numbers that change with every answer. */
export async function stampsOfClass(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<readonly { readonly userId: string; readonly answers: number; readonly last: number }[]> {
  return db.all(sql`
    select ${cardStates.userId} as userId, sum(${cardStates.answers}) as answers, max(${cardStates.lastEffectiveAt}) + count(*) as last
    from json_each(${JSON.stringify(userIds)}) pupil
    cross join json_each(${JSON.stringify(cardIds)}) card
    cross join ${cardStates} on ${cardStates.userId} = pupil.value and ${cardStates.cardId} = card.value
    group by ${cardStates.userId}
    order by ${cardStates.userId}`);
}

/** On how many study days since one each pupil answered some of these cards; from `most` on nobody counts further. */
export async function daysOfClass(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
  most: number,
): Promise<ReadonlyMap<string, number>> {
  const e = reviewEvents;
  // From day to day along the index, and on each only until an answer to one of the cards is found.
  const rows = await db.all<{ userId: string; days: number }>(sql`
    with recursive card as materialized (select value as id from json_each(${JSON.stringify(cardIds)})),
    day(pupil, name, before) as (
      select value, (select min(study_day) from ${e} where user_id = value and study_day >= ${since}), 0 from json_each(${JSON.stringify(userIds)})
      union all
      select pupil, (select min(study_day) from ${e} where user_id = pupil and study_day > name),
        before + exists (select 1 from ${e} where user_id = pupil and study_day = name and kind = 'answered' and card_id in (select id from card))
      from day where name is not null and before < ${most}
    )
    select pupil as userId, max(before) as days from day group by pupil`);
  return new Map(rows.map(({ userId, days }) => [userId, days]));
}

function unpacked<T>(
  rows: readonly { readonly userId: string; readonly packed: string }[],
  read: (values: readonly (number | null)[]) => T,
): Packed<T> {
  return new Map(rows.map(({ userId, packed }) => [userId, numbersIn(packed).map(read)]));
}

/** Safe: the statements above write arrays of numbers and nulls, and nothing else. */
function numbersIn(packed: string): readonly (readonly (number | null)[])[] {
  return JSON.parse(packed) as (number | null)[][];
}
