import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { claims, conflicts, evidence, omissions, rulings } from "../schema/evidence.ts";
import type { Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** Rows that go out in one statement: well under the number of values that one may have. */
const ROWS = 50;

/** Replaces the receipts of these owners. */
export async function saveEvidence(
  tx: Writer,
  ownerKind: "card" | "claim",
  ownerIds: readonly string[],
  rows: readonly (typeof evidence.$inferInsert)[],
): Promise<void> {
  for (const part of parts(ownerIds, 500)) {
    await tx
      .delete(evidence)
      .where(and(eq(evidence.ownerKind, ownerKind), inArray(evidence.ownerId, [...part])));
  }
  for (const part of parts(rows, ROWS)) await tx.insert(evidence).values([...part]);
}

export type ConflictRows = {
  readonly conflict: Pick<
    typeof conflicts.$inferInsert,
    "id" | "stableId" | "topic" | "slot" | "position" | "witnesses"
  >;
  readonly claims: readonly Pick<typeof claims.$inferInsert, "id" | "position" | "value">[];
};

/** What a person decided stays; one that was gone and is found again is as the latest ruling left it. */
const statusNow = sql`case ${conflicts.status} when 'gone' then coalesce((select case ${rulings.kind} when 'for' then 'ruled' else ${rulings.kind} end from ${rulings} where ${rulings.conflictId} = ${conflicts.id} order by ${rulings.createdAt} desc, ${rulings.id} desc limit 1), 'open') else ${conflicts.status} end`;
/** Further than any disagreement has readings. */
const AWAY = 1_000_000;

/** Saves a dossier's disagreements; one that is no longer found is marked, with what was ruled on it. */
export async function saveConflicts(
  tx: Writer,
  dossierId: string,
  rows: readonly ConflictRows[],
  at: number,
): Promise<void> {
  const ids = rows.map(({ conflict }) => conflict.id);
  await tx
    .update(conflicts)
    .set({ status: "gone", updatedAt: at })
    .where(
      and(eq(conflicts.dossierId, dossierId), ids.length > 0 ? notInArray(conflicts.id, ids) : undefined),
    );
  for (const { conflict, claims: readings } of rows) {
    const { topic, slot, position, witnesses } = conflict;
    await tx
      .insert(conflicts)
      .values({ ...conflict, dossierId, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({
        target: conflicts.id,
        set: { topic, slot, position, witnesses, updatedAt: at, status: statusNow },
      });
    const kept = readings.map((reading) => reading.id);
    // No two readings share a place, also while they change places.
    await tx
      .update(claims)
      .set({ position: sql`${claims.position} + ${AWAY}` })
      .where(eq(claims.conflictId, conflict.id));
    await tx.delete(claims).where(and(eq(claims.conflictId, conflict.id), notInArray(claims.id, kept)));
    for (const reading of readings) {
      await tx
        .insert(claims)
        .values({ ...reading, conflictId: conflict.id })
        .onConflictDoUpdate({ target: claims.id, set: { position: reading.position, value: reading.value } });
    }
  }
}

/** Says anew what was left out of a dossier. */
export async function saveOmissions(
  tx: Writer,
  dossierId: string,
  rows: readonly Omit<typeof omissions.$inferInsert, "dossierId">[],
): Promise<void> {
  await tx.delete(omissions).where(eq(omissions.dossierId, dossierId));
  for (const part of parts(rows, ROWS))
    await tx.insert(omissions).values(part.map((row) => ({ ...row, dossierId })));
}
