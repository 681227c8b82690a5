import { and, eq, type SQL, sql } from "drizzle-orm";
import { studyGrants } from "../schema/classes.ts";
import { deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/**
 * Whether a teacher gave the deck of this row to a learner, and still does at an instant: what opens later is not theirs
 * yet.
 */
export function grantedDeck(userId: string | null, now: number): SQL {
  if (userId === null) return sql`0`;
  return sql`exists (select 1 from ${studyGrants} where ${studyGrants.userId} = ${userId} and ${studyGrants.deckId} = ${decks.id} and ${studyGrants.endedAt} is null and ${studyGrants.since} <= ${now})`;
}

/** Whether any deck of the dossier of this row was given to a learner: then its documents may be read. */
export function grantedDossier(userId: string | null, now: number): SQL {
  if (userId === null) return sql`0`;
  return sql`exists (select 1 from ${studyGrants} inner join decks given on given.id = ${studyGrants.deckId} where ${studyGrants.userId} = ${userId} and ${studyGrants.endedAt} is null and ${studyGrants.since} <= ${now} and given.dossier_id = ${dossiers.id} and given.deleted_at is null and (${dossiers.publishedAt} is not null or ${dossiers.ownerId} is null))`;
}

/** Whether a learner may read a dossier because a deck of it is assigned to them. */
export async function isGrantedDossier(
  db: Reader,
  dossierId: string,
  userId: string,
  now: number,
): Promise<boolean> {
  const [row] = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), grantedDossier(userId, now)));
  return row !== undefined;
}

export type Granted = { readonly granted: boolean; readonly held: boolean };

/**
 * Of these cards, those that a teacher gave to this learner: still (`granted`), or once (`held`), while their deck was
 * given out for study or not. A card of an assignment that opens later is neither.
 */
export async function grantedCards(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Granted>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({
        cardId: deckCards.cardId,
        live: sql<number>`max(${studyGrants.endedAt} is null and ${decks.deletedAt} is null and ${decks.archivedAt} is null and (${decks.dossierId} is null or ((${dossiers.publishedAt} is not null or ${dossiers.ownerId} is null) and ${dossiers.deletedAt} is null)))`,
      })
      .from(deckCards)
      .innerJoin(
        studyGrants,
        sql`${studyGrants.deckId} = ${deckCards.deckId} and ${studyGrants.userId} = ${userId} and ${studyGrants.since} <= ${now}`,
      )
      .innerJoin(decks, sql`${decks.id} = ${deckCards.deckId}`)
      .leftJoin(dossiers, sql`${dossiers.id} = ${decks.dossierId}`)
      .where(sql`${deckCards.cardId} in (select value from json_each(${JSON.stringify(part)}))`)
      .groupBy(deckCards.cardId),
  );
  return new Map(rows.map(({ cardId, live }) => [cardId, { granted: live === 1, held: true }]));
}
