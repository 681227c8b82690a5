import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { documents, documentVersions } from "../schema/documents.ts";
import { evidence, omissions, rulings } from "../schema/evidence.ts";
import type { Reader, Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** Everything of a dossier that travels with it when it is taken along, and how it is put down again. */

const ROWS = 40;

const latest = sql`${documentVersions.version} = (select max("newer"."version") from "document_versions" as "newer" where "newer"."document_id" = ${documents.id})`;

/** The documents by place, each with the text that was last read of it. */
export async function archivedDocuments(db: Reader, dossierId: string) {
  return db
    .select({ document: documents, version: documentVersions })
    .from(documents)
    .innerJoin(documentVersions, and(eq(documentVersions.documentId, documents.id), latest))
    .where(and(eq(documents.dossierId, dossierId), isNull(documents.deletedAt)))
    .orderBy(asc(documents.position), asc(documents.name));
}

/** The cards with their notes, retired and rejected ones as well. */
export async function archivedCards(db: Reader, dossierId: string) {
  return db
    .select({ card: cards, kind: notes.kind, fields: notes.fields })
    .from(cards)
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(eq(cards.dossierId, dossierId))
    .orderBy(asc(cards.position), asc(cards.stableId));
}

export type ArchivedReceipt = Pick<
  typeof evidence.$inferSelect,
  "ownerId" | "start" | "end" | "quote" | "role"
> & { readonly document: string };

/** The receipts of these cards, in order, with the name of the document each points into. */
export async function archivedReceipts(
  db: Reader,
  cardIds: readonly string[],
): Promise<readonly ArchivedReceipt[]> {
  const found: ArchivedReceipt[] = [];
  for (const part of parts(cardIds, 500)) {
    const rows = await db
      .select({
        ownerId: evidence.ownerId,
        start: evidence.start,
        end: evidence.end,
        quote: evidence.quote,
        role: evidence.role,
        document: documents.name,
      })
      .from(evidence)
      .innerJoin(documentVersions, eq(documentVersions.id, evidence.documentVersionId))
      .innerJoin(documents, eq(documents.id, documentVersions.documentId))
      .where(and(eq(evidence.ownerKind, "card"), inArray(evidence.ownerId, [...part])))
      .orderBy(asc(evidence.ownerId), asc(evidence.position));
    found.push(...rows);
  }
  return found;
}

/** What was left out, in order. */
export async function archivedOmissions(db: Reader, dossierId: string) {
  return db
    .select({
      document: documents.name,
      start: omissions.start,
      end: omissions.end,
      reason: omissions.reason,
      question: omissions.question,
      answer: omissions.answer,
    })
    .from(omissions)
    .innerJoin(documentVersions, eq(documentVersions.id, omissions.documentVersionId))
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(eq(omissions.dossierId, dossierId))
    .orderBy(asc(omissions.position));
}

/** The notes that stand beside rulings, by the ruling's id. */
export async function rulingNotes(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: rulings.id, note: rulings.note })
          .from(rulings)
          .where(inArray(rulings.id, [...ids]));
  return new Map(rows.flatMap(({ id, note }) => (note === null ? [] : [[id, note] as const])));
}

/** Puts down documents with their versions. */
export async function addDocuments(
  tx: Writer,
  rows: readonly {
    readonly document: typeof documents.$inferInsert;
    readonly version: typeof documentVersions.$inferInsert;
  }[],
): Promise<void> {
  for (const { document, version } of rows) {
    await tx.insert(documents).values(document);
    await tx.insert(documentVersions).values(version);
  }
}

/** Puts down notes and their cards; merged ones name their card once all are there. */
export async function addCards(
  tx: Writer,
  rows: readonly {
    readonly note: typeof notes.$inferInsert;
    readonly card: typeof cards.$inferInsert;
  }[],
): Promise<void> {
  for (const part of parts(rows, ROWS)) {
    await tx.insert(notes).values(part.map(({ note }) => note));
    await tx.insert(cards).values(part.map(({ card }) => ({ ...card, mergedInto: null })));
  }
  for (const { card } of rows) {
    if (card.mergedInto == null) continue;
    await tx.update(cards).set({ mergedInto: card.mergedInto }).where(eq(cards.id, card.id));
  }
}
