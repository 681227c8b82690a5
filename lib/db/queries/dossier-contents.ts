import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import { documents } from "../schema/documents.ts";
import { conflicts } from "../schema/evidence.ts";
import type { Reader } from "../store.ts";

/** The documents and the number of open disagreements of each dossier. */
export async function contentsOfDossiers(
  db: Reader,
  dossierIds: readonly string[],
): Promise<{
  readonly documents: readonly { readonly dossierId: string; readonly id: string; readonly title: string }[];
  readonly conflicts: ReadonlyMap<string, number>;
}> {
  if (dossierIds.length === 0) return { documents: [], conflicts: new Map() };
  const [found, counted] = await Promise.all([
    db
      .select({ dossierId: documents.dossierId, id: documents.id, title: documents.title })
      .from(documents)
      .where(and(inArray(documents.dossierId, [...dossierIds]), isNull(documents.deletedAt)))
      .orderBy(asc(documents.position)),
    db
      .select({ dossierId: conflicts.dossierId, count: count() })
      .from(conflicts)
      .where(and(inArray(conflicts.dossierId, [...dossierIds]), eq(conflicts.status, "open")))
      .groupBy(conflicts.dossierId),
  ]);
  return { documents: found, conflicts: new Map(counted.map((row) => [row.dossierId, row.count])) };
}
