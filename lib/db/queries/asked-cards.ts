import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { evidence } from "../schema/evidence.ts";
import { actions } from "../schema/journal.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** What a ruling writes: cards that ask something else from now on, and where they stand. */

export type AskedCard = {
  readonly id: string;
  readonly noteId: string;
  readonly version: number;
  readonly generated: CardContent;
  readonly edited: CardContent | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly homeDeckId: string;
  readonly authorId: string | null;
};

/** Saves what a card asks now, and keeps it beside what it asked before. */
export async function saveAsked(tx: Writer, card: AskedCard, at: number): Promise<void> {
  const { id, noteId, version, generated, edited, fields, homeDeckId, authorId } = card;
  await tx.update(notes).set({ fields, updatedAt: at }).where(eq(notes.id, noteId));
  await tx
    .update(cards)
    .set({ generated, edited, version, homeDeckId, updatedAt: at })
    .where(eq(cards.id, id));
  await tx
    .insert(cardVersions)
    .values({ cardId: id, version, content: edited ?? generated, origin: "ruled", authorId, createdAt: at })
    .onConflictDoNothing();
}

export type ReceiptPlace = typeof evidence.$inferSelect & { readonly document: string };

/** The receipts of cards as they are kept, each card's in order, with the names of their documents. */
export async function receiptRowsOf(
  db: Reader,
  cardIds: readonly string[],
): Promise<readonly ReceiptPlace[]> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ evidence, document: documents.name })
      .from(evidence)
      .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
      .innerJoin(documents, eq(documents.id, documentVersions.documentId))
      .where(and(eq(evidence.ownerKind, "card"), inArray(evidence.ownerId, [...part])))
      .orderBy(asc(evidence.ownerId), asc(evidence.position)),
  );
  return rows.map((row) => ({ ...row.evidence, document: row.document }));
}

/** Moves a card from one deck of its dossier to another, to the same place; a card that was not in it stays out. */
export async function moveCard(tx: Writer, cardId: string, from: string, to: string): Promise<void> {
  const [placed] = await tx
    .select({ position: deckCards.position })
    .from(deckCards)
    .where(and(eq(deckCards.deckId, from), eq(deckCards.cardId, cardId)));
  if (placed === undefined) return;
  await tx.delete(deckCards).where(and(eq(deckCards.deckId, from), eq(deckCards.cardId, cardId)));
  await tx.insert(deckCards).values({ deckId: to, cardId, position: placed.position }).onConflictDoNothing();
}

type DeckRow = Pick<typeof decks.$inferInsert, "id" | "title" | "category" | "position" | "ownerId">;

/** Makes sure that these decks of a dossier are there, also when they had become empty. */
export async function openDecks(
  tx: Writer,
  dossierId: string,
  rows: readonly DeckRow[],
  at: number,
): Promise<void> {
  for (const row of rows) {
    await tx
      .insert(decks)
      .values({ ...row, dossierId, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({ target: decks.id, set: { deletedAt: null, updatedAt: at } });
  }
}

export type Step = typeof actions.$inferSelect;

/** The last thing of a kind that a person did to a subject and has not taken back; null when there is none. */
export async function lastStep(
  db: Reader,
  step: { readonly userId: string; readonly kind: string; readonly subjectId: string },
): Promise<Step | null> {
  const [row] = await db
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.userId, step.userId),
        eq(actions.kind, step.kind),
        eq(actions.subjectId, step.subjectId),
        isNull(actions.undoneAt),
      ),
    )
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(1);
  return row ?? null;
}
