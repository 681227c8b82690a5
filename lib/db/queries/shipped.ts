import { and, eq, inArray, isNotNull, isNull, max, notInArray, sql } from "drizzle-orm";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";

export type KnownDossier = {
  readonly id: string;
  readonly shippedAs: string | null;
  readonly contentHash: string | null;
  readonly gone: boolean;
};

/** The dossiers that were synced from `decks/`, gone ones as well. */
export async function shippedDossiersIn(db: Reader): Promise<readonly KnownDossier[]> {
  const rows = await db
    .select({
      id: dossiers.id,
      shippedAs: dossiers.shippedAs,
      contentHash: dossiers.contentHash,
      deletedAt: dossiers.deletedAt,
    })
    .from(dossiers)
    .where(isNotNull(dossiers.shippedAs));
  return rows.map(({ deletedAt, ...row }) => ({ ...row, gone: deletedAt !== null }));
}

/** Marks dossiers that no longer ship. Nothing is deleted: what was learnt comes back with them. */
export async function markGone(tx: Writer, dossierIds: readonly string[], at: number): Promise<void> {
  if (dossierIds.length === 0) return;
  await tx
    .update(dossiers)
    .set({ deletedAt: at, updatedAt: at, contentHash: null })
    .where(inArray(dossiers.id, [...dossierIds]));
}

export async function saveDossier(
  tx: Writer,
  row: Pick<typeof dossiers.$inferInsert, "id" | "shippedAs" | "title" | "position" | "contentHash">,
  at: number,
): Promise<void> {
  await tx
    .insert(dossiers)
    .values({ ...row, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: dossiers.id,
      set: { ...row, updatedAt: at, deletedAt: null, version: sql`${dossiers.version} + 1` },
    });
}

export type SourceRow = {
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly sha256: string;
  readonly length: number;
  readonly text: string | null;
};

/** Saves a dossier's documents and answers the version of each by name. A file seen before keeps its version. */
export async function saveDocuments(
  tx: Writer,
  dossierId: string,
  sources: readonly SourceRow[],
  at: number,
  newId: () => string,
): Promise<ReadonlyMap<string, string>> {
  const names = sources.map((source) => source.name);
  const known = await tx
    .select({ id: documents.id, name: documents.name })
    .from(documents)
    .where(eq(documents.dossierId, dossierId));
  await tx
    .update(documents)
    .set({ deletedAt: at, updatedAt: at })
    .where(
      and(
        eq(documents.dossierId, dossierId),
        isNull(documents.deletedAt),
        names.length > 0 ? notInArray(documents.name, names) : undefined,
      ),
    );
  const versions = new Map<string, string>();
  for (const [position, { name, title, format, sha256, length, text }] of sources.entries()) {
    const id = known.find((one) => one.name === name)?.id ?? newId();
    await tx
      .insert(documents)
      .values({ id, dossierId, name, title, position, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({ target: documents.id, set: { title, position, updatedAt: at, deletedAt: null } });
    const earlier = await tx
      .select({ id: documentVersions.id, text: documentVersions.text })
      .from(documentVersions)
      .where(and(eq(documentVersions.documentId, id), eq(documentVersions.bytesSha256, sha256)));
    // A version never changes, so a text that is found later makes a new one.
    const same = earlier.find((one) => text === null || one.text !== null);
    if (same) {
      versions.set(name, same.id);
      continue;
    }
    const [last] = await tx
      .select({ version: max(documentVersions.version) })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, id));
    const versionId = newId();
    await tx.insert(documentVersions).values({
      id: versionId,
      documentId: id,
      version: (last?.version ?? 0) + 1,
      format,
      text,
      length,
      bytesSha256: sha256,
      createdAt: at,
    });
    versions.set(name, versionId);
  }
  return versions;
}
