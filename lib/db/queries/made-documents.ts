import { and, asc, count, desc, eq, gt, isNull, max, sql } from "drizzle-orm";
import type { DocumentReport } from "#lib/decks/made.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";

/** The documents of dossiers that people make in the app, and their versions. */

export type MadeDocument = {
  readonly id: string;
  readonly dossierId: string;
  readonly name: string;
  readonly title: string;
  readonly author: string | null;
  readonly dated: string | null;
  readonly link: string | null;
  readonly problem: string | null;
  readonly report: DocumentReport | null;
  readonly position: number;
  readonly removed: boolean;
  readonly versionId: string;
  readonly version: number;
  readonly format: string;
  readonly length: number | null;
  readonly pages: readonly number[] | null;
  readonly bytesSha256: string | null;
};

const latest = sql`${documentVersions.version} = (select max("newer"."version") from "document_versions" as "newer" where "newer"."document_id" = ${documents.id})`;

const columns = {
  id: documents.id,
  dossierId: documents.dossierId,
  name: documents.name,
  title: documents.title,
  author: documents.author,
  dated: documents.dated,
  link: documents.link,
  problem: documents.problem,
  report: documents.report,
  position: documents.position,
  removed: sql<boolean>`${documents.deletedAt} is not null`.mapWith(Boolean),
  versionId: documentVersions.id,
  version: documentVersions.version,
  format: documentVersions.format,
  length: documentVersions.length,
  pages: documentVersions.pages,
  bytesSha256: documentVersions.bytesSha256,
};

/** A dossier's documents by place, each as it was last read, without the texts; removed ones as well where asked. */
export async function documentsOfDossier(
  db: Reader | Writer,
  dossierId: string,
  { removed = false }: { readonly removed?: boolean } = {},
): Promise<readonly MadeDocument[]> {
  return db
    .select(columns)
    .from(documents)
    .innerJoin(documentVersions, and(eq(documentVersions.documentId, documents.id), latest))
    .where(and(eq(documents.dossierId, dossierId), removed ? undefined : isNull(documents.deletedAt)))
    .orderBy(asc(documents.position), asc(documents.id));
}

/** A document as it was last read and whose it is, removed or not; null when there is none. */
export async function madeDocument(
  db: Reader | Writer,
  documentId: string,
): Promise<(MadeDocument & { readonly ownerId: string | null }) | null> {
  const [row] = await db
    .select({ ...columns, ownerId: dossiers.ownerId })
    .from(documents)
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.id, documentId), isNull(dossiers.deletedAt)))
    .orderBy(desc(documentVersions.version))
    .limit(1);
  return row ?? null;
}

/** The texts of a dossier's live documents as last read, by version id. */
export async function textsOfDossier(db: Reader, dossierId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ versionId: documentVersions.id, text: documentVersions.text })
    .from(documents)
    .innerJoin(documentVersions, and(eq(documentVersions.documentId, documents.id), latest))
    .where(and(eq(documents.dossierId, dossierId), isNull(documents.deletedAt)));
  return new Map(rows.flatMap(({ versionId, text }) => (text === null ? [] : [[versionId, text] as const])));
}

export type NewVersion = Omit<typeof documentVersions.$inferInsert, "documentId" | "version">;

/** Keeps a document as it was read now, beside the earlier readings of it. */
export async function addVersion(tx: Writer, documentId: string, version: NewVersion): Promise<void> {
  const [last] = await tx
    .select({ version: max(documentVersions.version) })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId));
  await tx.insert(documentVersions).values({ ...version, documentId, version: (last?.version ?? 0) + 1 });
}

export async function addDocument(
  tx: Writer,
  row: Pick<
    typeof documents.$inferInsert,
    "id" | "dossierId" | "name" | "title" | "author" | "dated" | "link" | "position" | "problem"
  >,
  at: number,
): Promise<void> {
  await tx.insert(documents).values({ ...row, createdAt: at, updatedAt: at });
}

export async function changeDocument(
  tx: Writer,
  documentId: string,
  set: Partial<
    Pick<
      typeof documents.$inferInsert,
      "title" | "author" | "dated" | "link" | "deletedAt" | "position" | "report" | "problem"
    >
  >,
  at: number,
): Promise<void> {
  await tx
    .update(documents)
    .set({ ...set, updatedAt: at })
    .where(eq(documents.id, documentId));
}

/** What a person has on this server: UTF-16 units of text in all versions, and versions read since an instant. */
export async function keptBy(
  db: Writer | Reader,
  userId: string,
  since: number,
): Promise<{ readonly characters: number; readonly recent: number }> {
  const owned = eq(dossiers.ownerId, userId);
  const [all] = await db
    .select({ characters: sql<number>`coalesce(sum(${documentVersions.length}), 0)`.mapWith(Number) })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .where(owned);
  const [recent] = await db
    .select({ count: count() })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .innerJoin(dossiers, eq(dossiers.id, documents.dossierId))
    .where(and(owned, gt(documentVersions.createdAt, since)));
  return { characters: all?.characters ?? 0, recent: recent?.count ?? 0 };
}
