import { and, inArray, isNotNull, lt } from "drizzle-orm";
import { cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import { claims, conflicts, evidence, omissions, rulings } from "../schema/evidence.ts";
import { actions } from "../schema/journal.ts";
import { dossierViews, jobs } from "../schema/making.ts";
import { cardTags, challenges, personalCards } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";

/** Made dossiers that were deleted before an instant, the longest gone first. */
export async function dossiersDeletedBefore(
  db: Reader | Writer,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(isNotNull(dossiers.ownerId), lt(dossiers.deletedAt, before)))
    .orderBy(dossiers.deletedAt)
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * Erases dossiers with their documents, cards and findings. What was answered stays in the log, which names no text. What
 * the foreign keys do is said again, for a server that has them off; receipts have none.
 */
export async function eraseDossiers(tx: Writer, dossierIds: readonly string[]): Promise<void> {
  if (dossierIds.length === 0) return;
  const ids = [...dossierIds];
  const ownDocuments = tx
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.dossierId, ids));
  const ownCards = tx.select({ id: cards.id }).from(cards).where(inArray(cards.dossierId, ids));
  const ownDecks = tx.select({ id: decks.id }).from(decks).where(inArray(decks.dossierId, ids));
  const ownConflicts = tx
    .select({ id: conflicts.id })
    .from(conflicts)
    .where(inArray(conflicts.dossierId, ids));
  const ownVersions = tx
    .select({ id: documentVersions.id })
    .from(documentVersions)
    .where(inArray(documentVersions.documentId, ownDocuments));
  await tx.delete(evidence).where(inArray(evidence.documentVersionId, ownVersions));
  await tx.delete(omissions).where(inArray(omissions.dossierId, ids));
  await tx.delete(rulings).where(inArray(rulings.conflictId, ownConflicts));
  await tx.delete(claims).where(inArray(claims.conflictId, ownConflicts));
  await tx.delete(conflicts).where(inArray(conflicts.dossierId, ids));
  for (const table of [cardVersions, cardTags, personalCards, challenges])
    await tx.delete(table).where(inArray(table.cardId, ownCards));
  await tx.delete(deckCards).where(inArray(deckCards.deckId, ownDecks));
  for (const table of [cards, notes, decks, jobs, dossierViews])
    await tx.delete(table).where(inArray(table.dossierId, ids));
  await tx.delete(documentVersions).where(inArray(documentVersions.documentId, ownDocuments));
  await tx.delete(documents).where(inArray(documents.dossierId, ids));
  await tx.delete(actions).where(inArray(actions.subjectId, ids));
  await tx.delete(dossiers).where(inArray(dossiers.id, ids));
}
