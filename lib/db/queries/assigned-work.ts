import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import { cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { cardStates, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { deckIdsOfDossier, deckTreeIds } from "./grant-writes.ts";

// What was done with the cards of an assignment. Nothing here is asked about other cards: a teacher sees assigned work
// and nothing else.

/** The decks that an assignment names, and the one of its own for single cards; `loose` is that deck's id. */
export async function deckIdsNamed(
  db: Reader | Writer,
  selection: Selection,
  loose: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const part of selection) {
    if (part.kind === "dossier") for (const id of await deckIdsOfDossier(db, part.dossierId)) found.add(id);
    else if (part.kind === "deck") for (const id of await deckTreeIds(db, part.deckId)) found.add(id);
    else found.add(loose);
  }
  return [...found];
}

export type AssignedCard = { readonly id: string; readonly siblings: string; readonly deckId: string };

/** The active cards of these decks, as far as the decks are there and given out, each once and in deck order. */
export async function assignedCards(
  db: Reader | Writer,
  deckIds: readonly string[],
): Promise<readonly AssignedCard[]> {
  if (deckIds.length === 0) return [];
  const rows = await db
    .select({ id: cards.id, siblings: cards.siblings, deckId: deckCards.deckId })
    .from(deckCards)
    .innerJoin(cards, and(eq(cards.id, deckCards.cardId), eq(cards.status, "active")))
    .innerJoin(decks, and(eq(decks.id, deckCards.deckId), isNull(decks.deletedAt), isNull(decks.archivedAt)))
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(
      and(
        sql`${deckCards.deckId} in (select value from json_each(${JSON.stringify(deckIds)}))`,
        sql`(${decks.dossierId} is null or (${dossiers.deletedAt} is null and (${dossiers.ownerId} is null or ${dossiers.publishedAt} is not null)))`,
      ),
    )
    .orderBy(asc(deckCards.position), asc(cards.id));
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** An answer that stands: it was not taken back, or restored since. */
const STANDS = sql`(select coalesce(sum(case turned.kind when 'undone' then 1 when 'redone' then -1 else 0 end), 0) from review_events turned
  where turned.user_id = ${reviewEvents.userId} and turned.target_id = ${reviewEvents.id}) <= 0`;

function answersOf(userIds: readonly string[], cardIds: readonly string[]) {
  return sql`from json_each(${JSON.stringify(userIds)}) pupil
    cross join json_each(${JSON.stringify(cardIds)}) card
    cross join ${reviewEvents} on ${reviewEvents.userId} = pupil.value and ${reviewEvents.cardId} = card.value
    where ${reviewEvents.kind} = 'answered' and ${reviewEvents.movesSchedule} = 1 and ${STANDS}`;
}

/** The cards of these people of which an answer was taken back or restored: few, and only theirs are read one by one. */
function turned(userIds: readonly string[]) {
  return sql`turned as materialized (select distinct e.user_id as user_id, e.card_id as card_id
    from json_each(${JSON.stringify(userIds)}) pupil cross join review_events e on e.user_id = pupil.value
    where e.target_id is not null and e.kind in ('undone', 'redone'))`;
}

/** What some people did with some cards, by the places of the cards in the list that was asked for. */
export type PackedWork = {
  /** The first study day on which a card was answered; a card without one is left out. */
  readonly first: ReadonlyMap<number, string>;
  /** Each day, in order, with the cards that were answered on it. */
  readonly days: readonly { readonly day: string; readonly cards: readonly number[] }[];
};

const NO_WORK: PackedWork = { first: new Map(), days: [] };

/**
 * The first study day on which each of these people answered each of these cards, and every day from one on with the
 * cards that were answered on it. The log's indexes tell it: a year of a class is half a million answers, and the event
 * itself is read only of cards with an answer that was taken back.
 */
export async function workOnCards(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<(userId: string) => PackedWork> {
  const e = reviewEvents;
  const pupils = JSON.stringify(userIds);
  const cards = JSON.stringify(cardIds);
  const counts = sql`${e.kind} = 'answered' and ${e.movesSchedule} = 1 and ((${e.userId}, ${e.cardId}) not in turned or ${STANDS})`;
  // One text for each person, as in morning-work.ts: a value costs the driver more than SQLite.
  const [first, days] = await Promise.all([
    db.all<{ userId: string; packed: string }>(sql`with ${turned(userIds)}
      select userId, json_group_object(place, day) as packed from (
        select pupil.value as userId, card.key as place,
          (select ${e.studyDay} from ${e} where ${e.userId} = pupil.value and ${e.cardId} = card.value and ${counts} order by ${e.studyDay} limit 1) as day
        from json_each(${pupils}) pupil cross join json_each(${cards}) card)
      where day is not null group by userId`),
    db.all<{ userId: string; packed: string }>(sql`with ${turned(userIds)},
      card as materialized (select value as id, key from json_each(${cards}))
      select userId, group_concat(day || ' ' || places, ';') as packed from (
        select ${e.userId} as userId, ${e.studyDay} as day, group_concat(distinct card.key) as places
        from json_each(${pupils}) pupil
        cross join ${e} on ${e.userId} = pupil.value and ${e.studyDay} >= ${since}
        inner join card on card.id = ${e.cardId}
        where ${counts}
        group by ${e.userId}, ${e.studyDay} order by ${e.userId}, ${e.studyDay})
      group by userId`),
  ]);
  const work = new Map<string, PackedWork>();
  for (const { userId, packed } of first) work.set(userId, { ...NO_WORK, first: firstIn(packed) });
  for (const { userId, packed } of days)
    work.set(userId, { first: work.get(userId)?.first ?? NO_WORK.first, days: daysIn(packed) });
  return (userId) => work.get(userId) ?? NO_WORK;
}

/** Safe: the statement above writes one object of days by place, and nothing else. */
function firstIn(packed: string): ReadonlyMap<number, string> {
  const days = JSON.parse(packed) as Readonly<Record<string, string>>;
  return new Map(Object.entries(days).map(([place, day]) => [Number(place), day]));
}

/** "2026-03-02 4,17;2026-03-03 5" */
function daysIn(packed: string): PackedWork["days"] {
  return packed
    .split(";")
    .map((one) => ({ day: one.slice(0, 10), cards: one.slice(11).split(",").map(Number) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The first study day on which each of these people answered each of these cards. */
export async function firstDays(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<readonly { readonly userId: string; readonly cardId: string; readonly day: string }[]> {
  return db.all(sql`select ${reviewEvents.userId} as userId, ${reviewEvents.cardId} as cardId, min(${reviewEvents.studyDay}) as day
    ${answersOf(userIds, cardIds)} group by ${reviewEvents.userId}, ${reviewEvents.cardId}`);
}

/** What is remembered of a card: how strongly, and since which study time. */
export type PackedStrength = {
  readonly card: number;
  readonly stability: number;
  readonly lastStudyTime: number;
};

/** What these people remember of these cards, by the places of the cards; a card that is new to them is left out. */
export async function strengthsAmong(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PackedStrength[]>> {
  const c = cardStates;
  const rows = await db.all<{ userId: string; packed: string }>(sql`
    select ${c.userId} as userId, json_group_array(json_array(card.key, ${c.stability}, ${c.lastStudyTime})) as packed
    from json_each(${JSON.stringify(userIds)}) pupil
    cross join json_each(${JSON.stringify(cardIds)}) card
    cross join ${c} on ${c.userId} = pupil.value and ${c.cardId} = card.value
    where ${c.phase} <> 'new' and ${c.stability} is not null and ${c.lastStudyTime} is not null
    group by ${c.userId}`);
  return new Map(
    rows.map(({ userId, packed }) => [
      userId,
      numbersIn(packed).map(([card = 0, stability = 0, lastStudyTime = 0]) => ({
        card,
        stability,
        lastStudyTime,
      })),
    ]),
  );
}

/** The first answer of a day to a card that was met on an earlier day: what is claimed, or verified, of a memory. */
export type GradedAnswer = {
  /** Its place in the list that was asked for. */
  readonly card: number;
  /** Day number of the study day. */
  readonly day: number;
  readonly rating: number;
  readonly markedBy: "self" | "app" | "other";
  /** The app proposed a mark: something was typed or chosen. */
  readonly proposed: boolean;
};

const MARKERS = ["other", "self", "app"] as const;

/** How these people were graded on these cards, from a study day on: one answer for each card and day. */
export async function gradedAnswers(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, readonly GradedAnswer[]>> {
  const e = reviewEvents;
  const earlier = sql`exists (select 1 from review_events before where before.user_id = ${e.userId} and before.card_id = ${e.cardId}
    and before.study_day < ${e.studyDay} and before.kind = 'answered')`;
  // Of several rows SQLite takes the others from the one that has the least: the first answer of the day.
  const rows = await db.all<{ userId: string; packed: string }>(sql`with ${turned(userIds)},
    card as materialized (select value as id, key from json_each(${JSON.stringify(cardIds)}))
    select userId, json_group_array(json_array(place, day, rating, marker, proposed)) as packed from (
      select ${e.userId} as userId, card.key as place, ${e.studyTime} / 86400000 as day, ${e.rating} as rating,
        case ${e.markedBy} when 'self' then 1 when 'app' then 2 else 0 end as marker, ${e.proposedRating} is not null as proposed, min(${e.effectiveAt})
      from json_each(${JSON.stringify(userIds)}) pupil
      cross join ${e} on ${e.userId} = pupil.value and ${e.studyDay} >= ${since}
      inner join card on card.id = ${e.cardId}
      where ${e.kind} = 'answered' and ${e.movesSchedule} = 1 and ((${e.userId}, ${e.cardId}) not in turned or ${STANDS})
        and ${e.mode} = 'study' and ${earlier}
      group by ${e.userId}, ${e.studyDay}, card.key)
    group by userId`);
  return new Map(
    rows.map(({ userId, packed }) => [
      userId,
      numbersIn(packed).map(([card = 0, day = 0, rating = 0, marker = 0, proposed = 0]) => ({
        card,
        day,
        rating,
        markedBy: MARKERS[marker] ?? "other",
        proposed: proposed === 1,
      })),
    ]),
  );
}

/** Safe: the statements above write arrays of numbers, and nothing else. */
function numbersIn(packed: string): readonly (readonly number[])[] {
  return JSON.parse(packed) as number[][];
}
