import { type AnyColumn, and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { cardTags, personalCards } from "../schema/own.ts";
import type { Writer } from "../store.ts";
import { inParts, parts } from "./in-parts.ts";

/** What a step of the journal can change, table by table: rows are read and written by the fields that a step names. */

type Fields<Table, Name extends keyof Table> = { readonly [K in Name]?: Table[K] };
export type DeckFields = Fields<
  typeof decks.$inferSelect,
  "title" | "parentId" | "position" | "archivedAt" | "deletedAt"
>;
export type NoteFields = Fields<typeof notes.$inferSelect, "kind" | "fields" | "deletedAt">;
export type CardFields = Fields<
  typeof cards.$inferSelect,
  "edited" | "status" | "homeDeckId" | "decision" | "decisionReason" | "decidedAt" | "decidedBy"
>;
export type PersonalFields = Pick<typeof personalCards.$inferSelect, "content" | "cardVersion" | "hiddenAt">;

/** Rows in one statement. */
const AT_ONCE = 400;

const deckColumns = {
  id: decks.id,
  title: decks.title,
  parentId: decks.parentId,
  position: decks.position,
  archivedAt: decks.archivedAt,
  deletedAt: decks.deletedAt,
};
const noteColumns = { id: notes.id, kind: notes.kind, fields: notes.fields, deletedAt: notes.deletedAt };
const cardColumns = {
  id: cards.id,
  edited: cards.edited,
  generated: cards.generated,
  version: cards.version,
  status: cards.status,
  homeDeckId: cards.homeDeckId,
  decision: cards.decision,
  decisionReason: cards.decisionReason,
  decidedAt: cards.decidedAt,
  decidedBy: cards.decidedBy,
};

export async function decksNow(db: Writer, ids: readonly string[]) {
  return inParts(ids, (part) =>
    db
      .select(deckColumns)
      .from(decks)
      .where(inArray(decks.id, [...part])),
  );
}

export async function notesNow(db: Writer, ids: readonly string[]) {
  return inParts(ids, (part) =>
    db
      .select(noteColumns)
      .from(notes)
      .where(inArray(notes.id, [...part])),
  );
}

export async function cardsNow(db: Writer, ids: readonly string[]) {
  return inParts(ids, (part) =>
    db
      .select(cardColumns)
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
}

/** Writes the same fields of several decks. */
export async function setDecks(
  tx: Writer,
  ids: readonly string[],
  set: DeckFields,
  at: number,
): Promise<void> {
  const values = { ...set, updatedAt: at, version: sql`${decks.version} + 1` };
  for (const part of parts(ids, AT_ONCE))
    await tx
      .update(decks)
      .set(values)
      .where(inArray(decks.id, [...part]));
}

/** Writes the same fields of several notes. */
export async function setNotes(
  tx: Writer,
  ids: readonly string[],
  set: NoteFields,
  at: number,
): Promise<void> {
  const values = { ...set, updatedAt: at, version: sql`${notes.version} + 1` };
  for (const part of parts(ids, AT_ONCE))
    await tx
      .update(notes)
      .set(values)
      .where(inArray(notes.id, [...part]));
}

/** Writes the same fields of several cards, none of which asks something else by it. */
export async function setCards(
  tx: Writer,
  ids: readonly string[],
  set: CardFields,
  at: number,
): Promise<void> {
  const values = { ...set, updatedAt: at };
  for (const part of parts(ids, AT_ONCE))
    await tx
      .update(cards)
      .set(values)
      .where(inArray(cards.id, [...part]));
}

/** Gives a card other words: its version counts up, and they are kept beside the earlier ones. */
export async function rewordCard(
  tx: Writer,
  id: string,
  set: CardFields,
  wording: {
    readonly version: number;
    readonly content: CardContent;
    readonly authorId: string;
    readonly at: number;
  },
): Promise<void> {
  const { version, content, authorId, at } = wording;
  await tx
    .update(cards)
    .set({ ...set, version, updatedAt: at })
    .where(eq(cards.id, id));
  await tx
    .insert(cardVersions)
    .values({ cardId: id, version, content, origin: "edited", authorId, createdAt: at })
    .onConflictDoNothing();
}

/** Two ids that name a row together. */
export type Pair = readonly [string, string];

/** As many pairs as one likes in one statement, looked up by the index. */
function amongPairs(first: AnyColumn, second: AnyColumn, pairs: readonly Pair[]): SQL {
  return sql`(${first}, ${second}) in (select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${JSON.stringify(pairs)}))`;
}

export async function placesNow(db: Writer, pairs: readonly Pair[]) {
  if (pairs.length === 0) return [];
  return db
    .select()
    .from(deckCards)
    .where(amongPairs(deckCards.deckId, deckCards.cardId, pairs));
}

/**
 * Puts cards into decks at places, or where the place is null takes them out. What stands in its home deck has the same
 * place in its own row, by which decks are listed and cards are sorted.
 */
export async function setPlaces(
  tx: Writer,
  rows: readonly { readonly pair: Pair; readonly position: number | null }[],
): Promise<void> {
  const out = rows.filter((row) => row.position === null).map((row) => row.pair);
  if (out.length > 0) await tx.delete(deckCards).where(amongPairs(deckCards.deckId, deckCards.cardId, out));
  const placed = rows.flatMap(({ pair: [deckId, cardId], position }) =>
    position === null ? [] : [{ deckId, cardId, position }],
  );
  for (const part of parts(placed, AT_ONCE)) {
    await tx
      .insert(deckCards)
      .values([...part])
      .onConflictDoUpdate({
        target: [deckCards.deckId, deckCards.cardId],
        set: { position: sql`excluded.position` },
      });
    const pairs = part.map(({ deckId, cardId }): Pair => [cardId, deckId]);
    const here = sql`(select ${deckCards.position} from ${deckCards} where ${deckCards.deckId} = ${cards.homeDeckId} and ${deckCards.cardId} = ${cards.id})`;
    await tx
      .update(cards)
      .set({ position: here })
      .where(amongPairs(cards.id, cards.homeDeckId, pairs));
  }
}

/** A learner's tags, by card and folded tag. */
export async function tagsNow(db: Writer, userId: string, pairs: readonly Pair[]) {
  if (pairs.length === 0) return [];
  return db
    .select()
    .from(cardTags)
    .where(and(eq(cardTags.userId, userId), amongPairs(cardTags.cardId, cardTags.tagFolded, pairs)));
}

/** Gives cards tags as they are written, or where that is null takes them away. */
export async function setTags(
  tx: Writer,
  userId: string,
  rows: readonly { readonly pair: Pair; readonly tag: string | null }[],
): Promise<void> {
  const out = rows.filter((row) => row.tag === null).map((row) => row.pair);
  if (out.length > 0)
    await tx
      .delete(cardTags)
      .where(and(eq(cardTags.userId, userId), amongPairs(cardTags.cardId, cardTags.tagFolded, out)));
  const given = rows.flatMap(({ pair: [cardId, tagFolded], tag }) =>
    tag === null ? [] : [{ userId, cardId, tagFolded, tag }],
  );
  for (const part of parts(given, AT_ONCE)) {
    await tx
      .insert(cardTags)
      .values([...part])
      .onConflictDoUpdate({
        target: [cardTags.userId, cardTags.cardId, cardTags.tagFolded],
        set: { tag: sql`excluded.tag` },
      });
  }
}

export async function personalNow(db: Writer, userId: string, cardIds: readonly string[]) {
  return inParts(cardIds, (part) =>
    db
      .select()
      .from(personalCards)
      .where(and(eq(personalCards.userId, userId), inArray(personalCards.cardId, [...part]))),
  );
}

/** What a learner laid over cards; null takes it all away. */
export async function setPersonal(
  tx: Writer,
  userId: string,
  rows: readonly { readonly cardId: string; readonly layer: PersonalFields | null }[],
  at: number,
): Promise<void> {
  const out = rows.filter((row) => row.layer === null).map((row) => row.cardId);
  for (const part of parts(out, AT_ONCE))
    await tx
      .delete(personalCards)
      .where(and(eq(personalCards.userId, userId), inArray(personalCards.cardId, [...part])));
  const kept = rows.flatMap(({ cardId, layer }) =>
    layer === null ? [] : [{ userId, cardId, ...layer, updatedAt: at }],
  );
  for (const part of parts(kept, AT_ONCE)) {
    await tx
      .insert(personalCards)
      .values([...part])
      .onConflictDoUpdate({
        target: [personalCards.userId, personalCards.cardId],
        set: {
          content: sql`excluded.content`,
          cardVersion: sql`excluded.card_version`,
          hiddenAt: sql`excluded.hidden_at`,
          updatedAt: at,
        },
      });
  }
}
