import { and, asc, eq, inArray, ne, not, sql } from "drizzle-orm";
import { cards, deckCards, decks, notes } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { claims, conflicts, evidence, rulings } from "../schema/evidence.ts";
import { users } from "../schema/people.ts";
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

export type KnownRuling = {
  readonly conflict: string;
  readonly kind: typeof rulings.$inferSelect.kind;
  readonly value: string | null;
  readonly by: string | null;
  readonly at: number;
};

/** What was ruled on a dossier's disagreements, the oldest first; `conflict` is the disagreement's id in the deck. */
export async function rulingsOfDossier(tx: Writer, dossierId: string): Promise<readonly KnownRuling[]> {
  return tx
    .select({
      conflict: conflicts.stableId,
      kind: rulings.kind,
      value: sql<string | null>`coalesce(${rulings.value}, ${claims.value})`,
      by: users.name,
      at: rulings.createdAt,
    })
    .from(rulings)
    .innerJoin(conflicts, eq(conflicts.id, rulings.conflictId))
    .leftJoin(claims, eq(claims.id, rulings.claimId))
    .leftJoin(users, eq(users.id, rulings.authorId))
    .where(eq(conflicts.dossierId, dossierId))
    .orderBy(asc(rulings.createdAt), asc(rulings.id));
}

/** Deletes the receipts of readings, which are gone or about to be. */
export async function dropClaimEvidence(tx: Writer, claimIds: readonly string[]): Promise<void> {
  for (const part of parts(claimIds, 500)) {
    await tx
      .delete(evidence)
      .where(and(eq(evidence.ownerKind, "claim"), inArray(evidence.ownerId, [...part])));
  }
}

/** A disagreement that was ruled for a reading that nobody makes any more is open again. */
export async function reopenRuled(tx: Writer, dossierId: string, at: number): Promise<void> {
  const chosen = sql`(select coalesce("r"."value", (select "c"."value" from "claims" as "c" where "c"."id" = "r"."claim_id")) from "rulings" as "r" where "r"."conflict_id" = "conflicts"."id" order by "r"."created_at" desc, "r"."id" desc limit 1)`;
  const held = sql`exists (select 1 from "claims" as "held" where "held"."conflict_id" = "conflicts"."id" and "held"."value" = ${chosen})`;
  await tx
    .update(conflicts)
    .set({ status: "open", updatedAt: at })
    .where(and(eq(conflicts.dossierId, dossierId), eq(conflicts.status, "ruled"), not(held)));
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
