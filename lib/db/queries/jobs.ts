import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { dossiers } from "../schema/documents.ts";
import { type JobState, jobs } from "../schema/making.ts";
import type { Reader, Writer } from "../store.ts";

/** The making of cards, one row for each run. */
export type JobRow = typeof jobs.$inferSelect;

/** Still to do or being done. */
export const OPEN: readonly JobState[] = ["queued", "running"];

/** The latest run of each dossier; when one waits behind a running one, the running one. */
export async function latestJobs(
  db: Reader | Writer,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, JobRow>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(jobs)
    .where(
      and(
        inArray(jobs.dossierId, [...dossierIds]),
        sql`${jobs.id} = (select "one"."id" from "jobs" as "one" where "one"."dossier_id" = ${jobs.dossierId} order by "one"."state" = 'running' desc, "one"."created_at" desc, "one"."id" desc limit 1)`,
      ),
    );
  return new Map(rows.map((row) => [row.dossierId, row]));
}

/** A dossier's open runs: at most one that is running and one that waits. */
export async function openJobs(db: Reader | Writer, dossierId: string): Promise<readonly JobRow[]> {
  return db
    .select()
    .from(jobs)
    .where(and(eq(jobs.dossierId, dossierId), inArray(jobs.state, [...OPEN])))
    .orderBy(asc(jobs.createdAt), asc(jobs.id));
}

/** How the latest runs of a dossier ended, the newest first. */
export async function endsOfJobs(
  db: Reader | Writer,
  dossierId: string,
  limit: number,
): Promise<readonly JobState[]> {
  const rows = await db
    .select({ state: jobs.state })
    .from(jobs)
    .where(eq(jobs.dossierId, dossierId))
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit);
  return rows.map((row) => row.state);
}

export type WaitingJob = Pick<JobRow, "id" | "dossierId" | "userId" | "state">;

/** Every open run on this server, the oldest first; those of deleted dossiers as well. */
export async function allOpenJobs(db: Reader | Writer): Promise<readonly WaitingJob[]> {
  return db
    .select({ id: jobs.id, dossierId: jobs.dossierId, userId: jobs.userId, state: jobs.state })
    .from(jobs)
    .innerJoin(dossiers, eq(dossiers.id, jobs.dossierId))
    .where(inArray(jobs.state, [...OPEN]))
    .orderBy(asc(jobs.createdAt), asc(jobs.id));
}

export async function addJob(
  tx: Writer,
  row: Pick<JobRow, "id" | "dossierId" | "userId">,
  at: number,
): Promise<void> {
  await tx.insert(jobs).values({ ...row, state: "queued", createdAt: at });
}

/** Changes an open run; one that ended already stays as it ended. Answers whether it was open. */
export async function changeJob(
  tx: Writer,
  jobId: string,
  set: Partial<Omit<JobRow, "id" | "dossierId" | "userId" | "createdAt">>,
): Promise<boolean> {
  const changed = await tx
    .update(jobs)
    .set(set)
    .where(and(eq(jobs.id, jobId), inArray(jobs.state, [...OPEN])))
    .returning({ id: jobs.id });
  return changed.length > 0;
}
