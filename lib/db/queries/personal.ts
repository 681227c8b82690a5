import { and, asc, count, eq, inArray, max, sql } from "drizzle-orm";
import { type CardContent, cards, cardVersions, decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** What one learner laid over cards: words of their own and tags. */

export type PersonalRow = typeof personalCards.$inferSelect;

/** A learner's own words for these cards, and which of them were taken out of their decks. */
export async function personalOf(
  db: Reader | Writer,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, PersonalRow>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select()
      .from(personalCards)
      .where(and(eq(personalCards.userId, userId), inArray(personalCards.cardId, [...part]))),
  );
  return new Map(rows.map((row) => [row.cardId, row]));
}

/** The cards' own words as they stood when these words of a learner were written over them. */
export async function wordsBeneath(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, CardContent>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cardVersions.cardId, content: cardVersions.content })
      .from(personalCards)
      .innerJoin(
        cardVersions,
        and(
          eq(cardVersions.cardId, personalCards.cardId),
          eq(cardVersions.version, personalCards.cardVersion),
        ),
      )
      .where(and(eq(personalCards.userId, userId), inArray(personalCards.cardId, [...part]))),
  );
  return new Map(rows.map((row) => [row.id, row.content]));
}

export type TagRow = Pick<typeof cardTags.$inferSelect, "cardId" | "tag" | "tagFolded">;

/** A learner's tags on these cards, each card's in alphabetical order. */
export async function tagsOf(
  db: Reader | Writer,
  userId: string,
  cardIds: readonly string[],
): Promise<readonly TagRow[]> {
  return inParts(cardIds, (part) =>
    db
      .select({ cardId: cardTags.cardId, tag: cardTags.tag, tagFolded: cardTags.tagFolded })
      .from(cardTags)
      .where(and(eq(cardTags.userId, userId), inArray(cardTags.cardId, [...part])))
      .orderBy(asc(cardTags.tagFolded)),
  );
}

export type CardOrigin = {
  readonly id: string;
  readonly noteId: string;
  /** Whether a person wrote it as a note; a card of the review desk is none. */
  readonly written: boolean;
  readonly ord: number;
  readonly ownerId: string | null;
};

/** Which note each of these cards is made from, and whose it is (null: it ships). */
export async function originsOf(
  db: Reader | Writer,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, CardOrigin>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({
        id: cards.id,
        noteId: cards.noteId,
        written: sql<number>`coalesce(json_type(${notes.fields}, '$.front'), json_type(${notes.fields}, '$.text'), json_type(${notes.fields}, '$.question'), '') = 'object'`,
        ord: cards.ord,
        dossierId: cards.dossierId,
        dossierOwner: dossiers.ownerId,
        deckOwner: decks.ownerId,
      })
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
      .leftJoin(decks, eq(decks.id, cards.homeDeckId))
      .where(inArray(cards.id, [...part])),
  );
  return new Map(
    rows.map(({ dossierId, dossierOwner, deckOwner, written, ...row }) => [
      row.id,
      { ...row, written: written === 1, ownerId: dossierId === null ? deckOwner : dossierOwner },
    ]),
  );
}

/** Every tag of a learner in alphabetical order, and on how many cards each is. */
export async function tagNamesOf(
  db: Reader,
  userId: string,
): Promise<readonly { readonly tag: string; readonly cards: number }[]> {
  return db
    .select({ tag: max(cardTags.tag), cards: count() })
    .from(cardTags)
    .where(eq(cardTags.userId, userId))
    .groupBy(cardTags.tagFolded)
    .orderBy(asc(cardTags.tagFolded))
    .then((rows) => rows.map(({ tag, cards: tagged }) => ({ tag: tag ?? "", cards: tagged })));
}
