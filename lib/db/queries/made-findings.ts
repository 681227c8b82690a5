import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { cards, deckCards, decks, notes } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { claims, conflicts, evidence } from "../schema/evidence.ts";
import type { Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** What was found before, as the saving of a newly made dossier has to know it. */

export type KnownClaim = {
  readonly id: string;
  readonly conflict: string;
  readonly value: string;
  /** The document's name and the words of its receipt; null when the receipt is gone. */
  readonly document: string | null;
  readonly quote: string | null;
};

/** The readings of a dossier's disagreements; `conflict` is the disagreement's id in the deck. */
export async function claimsOfDossier(tx: Writer, dossierId: string): Promise<readonly KnownClaim[]> {
  return tx
    .select({
      id: claims.id,
      conflict: conflicts.stableId,
      value: claims.value,
      document: documents.name,
      quote: evidence.quote,
    })
    .from(claims)
    .innerJoin(conflicts, eq(conflicts.id, claims.conflictId))
    .leftJoin(evidence, and(eq(evidence.ownerKind, "claim"), eq(evidence.ownerId, claims.id)))
    .leftJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
    .leftJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(eq(conflicts.dossierId, dossierId))
    .orderBy(asc(claims.conflictId), asc(claims.position));
}

/** Deletes the receipts of readings, which are gone or about to be. */
export async function dropClaimEvidence(tx: Writer, claimIds: readonly string[]): Promise<void> {
  for (const part of parts(claimIds, 500)) {
    await tx
      .delete(evidence)
      .where(and(eq(evidence.ownerKind, "claim"), inArray(evidence.ownerId, [...part])));
  }
}

/** Where cards stand that no generator made: they keep their places. */
export async function placesByHand(
  tx: Writer,
  dossierId: string,
  generatedKind: string,
): Promise<readonly { readonly deckId: string; readonly cardId: string; readonly position: number }[]> {
  return tx
    .select({ deckId: deckCards.deckId, cardId: deckCards.cardId, position: deckCards.position })
    .from(deckCards)
    .innerJoin(decks, eq(decks.id, deckCards.deckId))
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(and(eq(decks.dossierId, dossierId), ne(notes.kind, generatedKind)));
}
