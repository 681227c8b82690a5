import { allOpenJobs, type WaitingJob } from "#lib/db/queries/jobs.ts";
import type { Store } from "#lib/db/store.ts";
import { makeInProcess } from "./make-in-process.ts";
import { runJob } from "./run-job.ts";
import type { Maker } from "./workers.ts";

/** So many runs at once on this server, and one for each person (docs: quotas). */
const AT_ONCE = 2;

/** The making of cards on this server: what is queued in the database is run, a little at a time. */
export type Making = {
  /** Looks for runs that wait and starts what may start; call it whenever one was queued. */
  wake(): void;
  /** Stops a run if it is running here. */
  stop(jobId: string): void;
  /** Stops everything without marking it, for a server that ends: the next start takes it up again. */
  shutDown(): void;
  /** Resolves when nothing is running or waiting; for tests. */
  idle(): Promise<void>;
};

declare global {
  var dossierMaking: WeakMap<Store, Making> | undefined;
}

/**
 * The one queue of this process for a store. It hangs on `globalThis`, because the framework loads this module once for
 * pages and once for route handlers. `maker` counts at the first call only: a test gives its own.
 */
export function makingOf(store: Store, maker: Maker = makeInProcess): Making {
  globalThis.dossierMaking ??= new WeakMap();
  const known = globalThis.dossierMaking.get(store);
  if (known) return known;
  const making = newMaking(store, maker);
  globalThis.dossierMaking.set(store, making);
  return making;
}

type Running = { readonly job: WaitingJob; readonly abort: AbortController; readonly done: Promise<void> };

function newMaking(store: Store, maker: Maker): Making {
  const running = new Map<string, Running>();
  let looking: Promise<void> | null = null;
  let again = false;
  let closed = false;

  function mayStart(job: WaitingJob): boolean {
    const others = [...running.values()];
    return (
      job.state === "queued" &&
      others.length < AT_ONCE &&
      others.every(({ job: other }) => other.userId !== job.userId && other.dossierId !== job.dossierId)
    );
  }

  function start(job: WaitingJob): void {
    const abort = new AbortController();
    const done = runJob({ store, job, maker, signal: abort.signal, closing: () => closed }).finally(() => {
      running.delete(job.id);
      wake();
    });
    running.set(job.id, { job, abort, done });
  }

  async function look(): Promise<void> {
    do {
      again = false;
      for (const job of await allOpenJobs(store.read))
        if (!closed && !running.has(job.id) && mayStart(job)) start(job);
    } while (again && !closed);
  }

  function wake(): void {
    again = true;
    if (closed || looking) return;
    looking = look()
      .catch((error: unknown) => console.error("The queue of runs could not be read:", error))
      .finally(() => {
        looking = null;
      });
  }

  async function idle(): Promise<void> {
    while (looking !== null || running.size > 0) {
      await looking;
      await Promise.all([...running.values()].map((one) => one.done));
    }
  }

  return {
    wake,
    idle,
    stop: (jobId) => running.get(jobId)?.abort.abort(),
    shutDown: () => {
      closed = true;
      for (const { abort } of running.values()) abort.abort();
    },
  };
}
