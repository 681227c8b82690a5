import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Category } from "#lib/cards/types.ts";
import { type CardContent, cards } from "../schema/decks.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { grantedDossier } from "./grants.ts";
import { inParts } from "./in-parts.ts";

/** What a row of the table is made of, besides the learner's state and layer. */
export type FoundCard = {
  readonly id: string;
  readonly version: number;
  readonly deckId: string;
  readonly category: Category | null;
  readonly content: CardContent;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** These cards, in any order. */
export async function foundCards(db: Reader, ids: readonly string[]): Promise<readonly FoundCard[]> {
  const rows = await inParts(ids, (part) =>
    db
      .select({
        id: cards.id,
        version: cards.version,
        deckId: cards.homeDeckId,
        category: cards.category,
        edited: cards.edited,
        generated: cards.generated,
        createdAt: cards.createdAt,
        updatedAt: cards.updatedAt,
      })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return rows.flatMap(({ edited, generated, ...row }) => {
    const content = edited ?? generated;
    return content ? [{ ...row, content }] : [];
  });
}

/** The titles of the documents that these cards cite, in the order of their receipts. */
export async function citedTitles(
  db: Reader,
  ids: readonly string[],
): Promise<readonly { readonly cardId: string; readonly title: string }[]> {
  return inParts(ids, (part) =>
    db
      .select({ cardId: evidence.ownerId, title: documents.title })
      .from(evidence)
      .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
      .innerJoin(documents, eq(documents.id, documentVersions.documentId))
      .where(and(eq(evidence.ownerKind, "card"), inArray(evidence.ownerId, [...part])))
      .orderBy(asc(evidence.ownerId), asc(evidence.position)),
  );
}

/** Every tag of a learner, as it is compared and as it was written once. */
export async function tagNames(
  db: Reader,
  userId: string,
): Promise<readonly { readonly tag: string; readonly folded: string }[]> {
  return db
    .select({ tag: sql<string>`min(${cardTags.tag})`, folded: cardTags.tagFolded })
    .from(cardTags)
    .where(eq(cardTags.userId, userId))
    .groupBy(cardTags.tagFolded)
    .orderBy(asc(cardTags.tagFolded));
}

/** Whether a learner has laid words of their own over any card. */
export async function hasOwnWords(db: Reader, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ cardId: personalCards.cardId })
    .from(personalCards)
    .where(and(eq(personalCards.userId, userId), isNotNull(personalCards.content)))
    .limit(1);
  return row !== undefined;
}

/** What a learner may read: what ships, their own, and what they are assigned a deck of. */
function openDossier(userId: string, now: number): SQL | undefined {
  const theirs = or(isNull(dossiers.ownerId), eq(dossiers.ownerId, userId), grantedDossier(userId, now));
  return and(isNull(dossiers.deletedAt), theirs);
}

/** The dossiers and documents that a learner may read. */
export async function readableDocuments(
  db: Reader,
  userId: string,
  now: number,
): Promise<
  readonly {
    readonly id: string;
    readonly title: string;
    readonly name: string;
    readonly dossierId: string;
    readonly dossierTitle: string;
  }[]
> {
  return db
    .select({
      id: documents.id,
      title: documents.title,
      name: documents.name,
      dossierId: dossiers.id,
      dossierTitle: dossiers.title,
    })
    .from(documents)
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .where(and(openDossier(userId, now), isNull(documents.deletedAt)))
    .orderBy(asc(dossiers.position), asc(dossiers.title), asc(documents.position));
}

/** The last version of each of these documents that the full-text table finds, in order. */
export async function documentsHolding(
  db: Reader,
  documentIds: readonly string[],
  words: string,
  limit: number,
): Promise<readonly { readonly versionId: string; readonly documentId: string }[]> {
  return db.all(
    sql`select v.id as versionId, v.document_id as documentId from document_words w
      join document_texts x on x.id = w.rowid
      join ${documentVersions} v on v.id = x.version_id
      where document_words match ${words}
        and v.document_id in (select value from json_each(${JSON.stringify(documentIds)}))
        and not exists (select 1 from ${documentVersions} n where n.document_id = v.document_id and n.version > v.version)
      order by (select i.key from json_each(${JSON.stringify(documentIds)}) i where i.value = v.document_id)
      limit ${limit}`,
  );
}

/** What cards quote from those of these documents whose text is not here: all that can be searched of them. */
export async function quotedWithoutText(
  db: Reader,
  documentIds: readonly string[],
  limit: number,
): Promise<
  readonly {
    readonly documentId: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[]
> {
  return db
    .selectDistinct({
      documentId: documentVersions.documentId,
      start: evidence.start,
      end: evidence.end,
      quote: sql<string>`coalesce(${evidence.displayQuote}, ${evidence.quote})`,
    })
    .from(documentVersions)
    .innerJoin(evidence, eq(evidence.documentVersionId, documentVersions.id))
    .where(
      and(
        sql`${documentVersions.documentId} in (select value from json_each(${JSON.stringify(documentIds)}))`,
        isNull(documentVersions.text),
        eq(evidence.ownerKind, "card"),
      ),
    )
    .orderBy(asc(documentVersions.documentId), asc(evidence.start))
    .limit(limit);
}

/** Whether no more than so many cards have what the full-text table is asked for, in everybody's words. */
export async function areFewTexts(db: Reader, asked: SQL | string, most: number): Promise<boolean> {
  const [row] = await db.all<{ readonly found: number }>(
    sql`select count(*) as found from (select 1 from card_words where card_words match ${asked} limit ${most + 1})`,
  );
  return (row?.found ?? 0) <= most;
}

/** The deck of the card that a learner answered last; null before the first answer. */
export async function lastStudiedDeck(db: Reader, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ deckId: cards.homeDeckId })
    .from(reviewEvents)
    .innerJoin(cards, eq(cards.id, reviewEvents.cardId))
    .where(
      and(
        eq(reviewEvents.userId, userId),
        eq(reviewEvents.kind, "answered"),
        eq(
          reviewEvents.studyDay,
          sql`(select max(d.study_day) from review_events d where d.user_id = ${userId})`,
        ),
      ),
    )
    .orderBy(sql`${reviewEvents.effectiveAt} desc`)
    .limit(1);
  return row?.deckId ?? null;
}
