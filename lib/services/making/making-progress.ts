import { allOpenJobs, type JobRow, latestJobs } from "#lib/db/queries/jobs.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { JobState } from "#lib/db/schema/making.ts";
import type { Preview } from "#lib/decks/made.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";

/** How far the making of a dossier's cards is, as its page shows it. */
export type Progress = {
  readonly jobId: string;
  readonly state: JobState;
  /** reading, comparing, writing, saving; null before it began. */
  readonly phase: string | null;
  readonly done: number;
  readonly total: number;
  /** The first cards of a document that was just read. */
  readonly preview: Preview | null;
  readonly message: string | null;
  /** How the cards changed, counted by kind, once it is done. */
  readonly changes: Readonly<Record<string, number>> | null;
  /** Runs of others that come first. */
  readonly before: number;
};

/** Throws `not-found` for a dossier that is absent or somebody else's; null when its cards were never asked for. */
export async function makingProgress(ctx: Ctx, dossierId: string): Promise<Progress | null> {
  const { read } = ctx.store;
  allow(ctx, "make", await dossierWithOwner(read, dossierId), "dossier");
  const job = (await latestJobs(read, [dossierId])).get(dossierId);
  if (job === undefined) return null;
  const open = job.state === "queued" ? await allOpenJobs(read) : [];
  const place = open.findIndex((one) => one.id === job.id);
  return progressOf(job, Math.max(0, place));
}

export function progressOf(job: JobRow, before: number): Progress {
  const { id, state, phase, done, total, preview, message, changes } = job;
  return { jobId: id, state, phase, done, total, preview, message, changes, before };
}
