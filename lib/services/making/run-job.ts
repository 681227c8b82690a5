import { DomainError } from "#lib/base/errors.ts";
import { DEFAULT_DAY_START } from "#lib/base/study-time.ts";
import { changeJob, type WaitingJob } from "#lib/db/queries/jobs.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { Store } from "#lib/db/store.ts";
import type { MakeProgress } from "#lib/decks/made.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { contextFor } from "../server.ts";
import { prepareMaking } from "./prepare-making.ts";
import { saveMade } from "./save-made.ts";
import type { Maker } from "./workers.ts";

/** Progress is written at most so often. */
const EVERY_MS = 250;

type Run = {
  readonly store: Store;
  readonly job: WaitingJob;
  readonly maker: Maker;
  readonly signal: AbortSignal;
  /** Whether the server is ending: then the run stays as it is, to be taken up at the next start. */
  readonly closing: () => boolean;
};

/** Runs one queued job to its end, whatever the end is. Never throws. */
export async function runJob({ store, job, maker, signal, closing }: Run): Promise<void> {
  const ctx = actingFor(store, job.userId);
  try {
    allow(ctx, "make", await dossierWithOwner(store.read, job.dossierId), "dossier");
    const set = { state: "running" as const, phase: "reading", startedAt: ctx.now() };
    if (!(await store.write((tx) => changeJob(tx, job.id, set)))) return;
    const { input, versions, hash } = await prepareMaking(store.read, job.dossierId);
    const notes = progressNotes(store, job.id, ctx.now);
    const made = await maker(input, { onProgress: notes.note, signal });
    signal.throwIfAborted();
    notes.note({ phase: "saving", done: 0, total: 1, at: null, preview: null });
    await notes.settled();
    await saveMade(ctx, { dossierId: job.dossierId, jobId: job.id, made, versions, hash });
  } catch (error) {
    if (closing()) return;
    await end(store, job, ctx, signal.aborted ? null : sentenceFor(error, job));
  }
}

async function end(store: Store, { id }: WaitingJob, ctx: Ctx, message: string | null): Promise<void> {
  const state = message === null ? ("cancelled" as const) : ("failed" as const);
  try {
    await store.write((tx) => changeJob(tx, id, { state, message, preview: null, endedAt: ctx.now() }));
  } catch (error) {
    console.error(`The end of run ${id} could not be written:`, error);
  }
}

function sentenceFor(error: unknown, { id }: WaitingJob): string {
  if (error instanceof DomainError) return error.message;
  const reference = id.slice(-8);
  console.error(`Run ${reference} failed:`, error);
  return `Something went wrong while the cards were made (${reference}). Nothing was changed; start it again.`;
}

/** Writes the latest progress, seldom enough that nobody waits behind it. */
function progressNotes(store: Store, jobId: string, now: () => number) {
  let latest: MakeProgress | null = null;
  let last = -EVERY_MS;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  // Shown until the next one: the first cards of a document stay readable.
  let preview: MakeProgress["preview"] = null;

  const flush = (): void => {
    timer = null;
    if (latest === null) return;
    const { phase, done, total } = latest;
    latest = null;
    last = now();
    writing = store
      .write((tx) => changeJob(tx, jobId, { phase, done, total, preview }))
      .catch((error: unknown) => console.error(`Progress of run ${jobId} could not be written:`, error));
  };
  return {
    note: (progress: MakeProgress): void => {
      latest = progress;
      preview = progress.preview ?? preview;
      if (timer === null) timer = setTimeout(flush, Math.max(0, last + EVERY_MS - now()));
    },
    settled: async (): Promise<void> => {
      if (timer !== null) clearTimeout(timer);
      flush();
      await writing;
    },
  };
}

/** The context of a run: it may do what the person who started it may do, whoever is signed in by now. */
function actingFor(store: Store, userId: string): Ctx {
  return contextFor(store, {
    kind: "learner",
    userId,
    name: null,
    role: "learner",
    clock: { zone: "UTC", dayStart: DEFAULT_DAY_START },
    tokenHash: "",
    lastUsedAt: 0,
  });
}
