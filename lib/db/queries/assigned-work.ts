import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import type { StateRow } from "../event-rows.ts";
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

/** The first study day on which each of these people answered each of these cards. */
export async function firstDays(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<readonly { readonly userId: string; readonly cardId: string; readonly day: string }[]> {
  return db.all(sql`select ${reviewEvents.userId} as userId, ${reviewEvents.cardId} as cardId, min(${reviewEvents.studyDay}) as day
    ${answersOf(userIds, cardIds)} group by ${reviewEvents.userId}, ${reviewEvents.cardId}`);
}

/** Each day from one on, on which each of these people answered some of these cards: how many answers, how many cards. */
export async function workDays(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<
  readonly {
    readonly userId: string;
    readonly day: string;
    readonly answers: number;
    readonly cards: number;
  }[]
> {
  // The plus keeps the planner from walking all days of a person for each card.
  return db.all(sql`select ${reviewEvents.userId} as userId, ${reviewEvents.studyDay} as day, count(*) as answers, count(distinct ${reviewEvents.cardId}) as cards
    ${answersOf(userIds, cardIds)} and +${reviewEvents.studyDay} >= ${since} group by ${reviewEvents.userId}, ${reviewEvents.studyDay}`);
}

/** What these people know of these cards. */
export async function statesAmong(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(
      and(
        sql`${cardStates.userId} in (select value from json_each(${JSON.stringify(userIds)}))`,
        sql`${cardStates.cardId} in (select value from json_each(${JSON.stringify(cardIds)}))`,
      ),
    );
}

/** The first answer of a day to a card that was met on an earlier day: what is claimed, or verified, of a memory. */
export type GradedAnswer = {
  readonly userId: string;
  readonly cardId: string;
  readonly day: string;
  readonly rating: number;
  /** self, app, teacher. */
  readonly markedBy: string | null;
  /** What the app proposed; null where nothing was typed or chosen. */
  readonly proposed: number | null;
};

/** How these people were graded on these cards, from a study day on: one answer for each card and day. */
export async function gradedAnswers(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since: string,
): Promise<readonly GradedAnswer[]> {
  const e = reviewEvents;
  const earlier = sql`exists (select 1 from review_events before where before.user_id = ${e.userId} and before.card_id = ${e.cardId}
    and before.kind = 'answered' and +before.study_day < ${e.studyDay})`;
  // The plus keeps the planner to the index of the card: that of days would be walked for every card anew.
  // Of several rows SQLite takes the others from the one that has the least: the first answer of the day.
  return db.all(sql`select ${e.userId} as userId, ${e.cardId} as cardId, ${e.studyDay} as day, ${e.rating} as rating,
      ${e.markedBy} as markedBy, ${e.proposedRating} as proposed, min(${e.effectiveAt}) as first
    ${answersOf(userIds, cardIds)} and ${e.mode} = 'study' and +${e.studyDay} >= ${since} and ${earlier}
    group by ${e.userId}, ${e.cardId}, ${e.studyDay}`);
}
