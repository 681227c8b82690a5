import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Claim, Conflict, Witnesses } from "#lib/conflicts/types.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { type ConflictStatus, claims, conflicts, evidence, rulings } from "../schema/evidence.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type ConflictClaim = Claim & {
  readonly id: string;
  readonly documentId: string;
  readonly versionId: string;
};

/** A disagreement as it was found, and where it stands. `stableId` is its id in the deck. */
export type DisagreementRow = {
  readonly id: string;
  readonly stableId: string;
  readonly topic: string;
  readonly slot: Conflict["slot"];
  readonly status: ConflictStatus;
  readonly witnesses: readonly Witnesses[] | null;
  readonly claims: readonly ConflictClaim[];
};

/** The disagreements of a dossier that are still found, in order, each with its claims and their receipts. */
export async function disagreementsOf(db: Reader, dossierId: string): Promise<readonly DisagreementRow[]> {
  const rows = await db
    .select({
      id: conflicts.id,
      stableId: conflicts.stableId,
      topic: conflicts.topic,
      slot: conflicts.slot,
      status: conflicts.status,
      witnesses: conflicts.witnesses,
      claimId: claims.id,
      value: claims.value,
      documentId: documents.id,
      document: documents.name,
      versionId: evidence.documentVersionId,
      start: evidence.start,
      end: evidence.end,
      quote: evidence.quote,
    })
    .from(conflicts)
    .innerJoin(claims, eq(claims.conflictId, conflicts.id))
    .innerJoin(evidence, and(eq(evidence.ownerKind, "claim"), eq(evidence.ownerId, claims.id)))
    .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(conflicts.dossierId, dossierId), ne(conflicts.status, "gone")))
    .orderBy(asc(conflicts.position), asc(conflicts.id), asc(claims.position), asc(evidence.position));
  const found = new Map<string, DisagreementRow & { readonly claims: ConflictClaim[] }>();
  for (const { id, stableId, topic, slot, status, witnesses, claimId, ...claim } of rows) {
    const known = found.get(id) ?? { id, stableId, topic, slot, status, witnesses, claims: [] };
    known.claims.push({ id: claimId, ...claim });
    found.set(id, known);
  }
  return [...found.values()];
}

export type RulingRow = {
  readonly id: string;
  readonly conflictId: string;
  /** The id of the disagreement in the deck. */
  readonly conflict: string;
  readonly kind: typeof rulings.$inferSelect.kind;
  readonly value: string | null;
  readonly authorId: string | null;
  /** The author's name; null for a guest, and for somebody who is gone. */
  readonly by: string | null;
  readonly at: number;
};

/** Everything that was ruled on a dossier's disagreements, the oldest first. */
export async function rulingsOf(db: Reader, dossierId: string): Promise<readonly RulingRow[]> {
  return db
    .select({
      id: rulings.id,
      conflictId: rulings.conflictId,
      conflict: conflicts.stableId,
      kind: rulings.kind,
      // Older rulings named the claim alone.
      value: sql<string | null>`coalesce(${rulings.value}, ${claims.value})`,
      authorId: rulings.authorId,
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

export async function addRulings(tx: Writer, rows: readonly (typeof rulings.$inferInsert)[]): Promise<void> {
  for (const row of rows) await tx.insert(rulings).values(row);
}

export async function setStatus(
  tx: Writer,
  conflictId: string,
  status: ConflictStatus,
  at: number,
): Promise<void> {
  await tx.update(conflicts).set({ status, updatedAt: at }).where(eq(conflicts.id, conflictId));
}
