import { and, eq, getTableColumns, inArray, isNull } from "drizzle-orm";
import { assignments, assignmentTargets } from "../schema/classes.ts";
import type { Writer } from "../store.ts";

export type CopiedAssignment = Omit<
  typeof assignments.$inferSelect,
  "archivedAt" | "version" | "createdAt" | "updatedAt"
> & { readonly targets: readonly { readonly kind: "class" | "group" | "pupil"; readonly refId: string }[] };

/** A copy begins anew: its version and its times are its own. */
const { archivedAt, version: _v, createdAt: _c, updatedAt: _u, ...columns } = getTableColumns(assignments);

/** The assignments of a class that are not archived, with whom they are for. */
export async function assignmentsToCopy(tx: Writer, classId: string): Promise<readonly CopiedAssignment[]> {
  const rows = await tx
    .select(columns)
    .from(assignments)
    .where(and(eq(assignments.classId, classId), isNull(archivedAt)))
    .orderBy(assignments.opensAt, assignments.id);
  const ids = rows.map((row) => row.id);
  const targets =
    ids.length === 0
      ? []
      : await tx.select().from(assignmentTargets).where(inArray(assignmentTargets.assignmentId, ids));
  return rows.map((row) => ({
    ...row,
    targets: targets.filter((one) => one.assignmentId === row.id).map(({ kind, refId }) => ({ kind, refId })),
  }));
}

/** Adds an assignment with whom it is for. */
export async function addCopiedAssignment(tx: Writer, copy: CopiedAssignment, at: number): Promise<void> {
  const { targets, ...row } = copy;
  await tx.insert(assignments).values({ ...row, createdAt: at, updatedAt: at });
  if (targets.length > 0)
    await tx.insert(assignmentTargets).values(targets.map((one) => ({ ...one, assignmentId: row.id })));
}
