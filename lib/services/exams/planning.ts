import type { Store } from "#lib/db/store.ts";
import type { SharedPlan } from "#lib/exam/types.ts";
import { processPlanner } from "./plan-in-process.ts";
import type { Planner } from "./planner-job.ts";

/** So many are worked out at once on this server; the others wait their turn. */
const AT_ONCE = 2;
/** What failed is not tried again before this is over. */
const REST_MS = 60_000;

/** What there is of a plan that is being worked out. */
export type Progress =
  | { readonly kind: "done" }
  /** The simple rule's plan is there, the better one not yet. */
  | { readonly kind: "quick"; readonly plan: SharedPlan }
  /** Nothing yet, or it failed. */
  | { readonly kind: "nothing" };

/** Does a piece of work; tells of the quick plan as soon as it has it. */
export type Work = (planner: Planner, onQuick: (plan: SharedPlan) => void) => Promise<void>;

/** The working out of plans on this server. */
export type Planning = {
  /**
   * Does a piece of work unless it is being done already, or failed a moment ago. One at a time for each `whose`: what
   * is out of date by the time its turn comes is left out. Says whether it is on its way.
   */
  start(whose: string, fingerprint: string, now: number, work: Work): boolean;
  /**
   * Waits so long for the end, and then for the quick plan if there is none yet, at most `quickMs` in all. Resolves at
   * once when nothing of this fingerprint is on its way.
   */
  wait(
    whose: string,
    fingerprint: string,
    patience: { readonly bestMs: number; readonly quickMs: number },
  ): Promise<Progress>;
  /** Resolves when nothing runs or waits; for tests. */
  idle(): Promise<void>;
};

type Task = {
  readonly fingerprint: string;
  readonly done: Promise<void>;
  readonly quick: Promise<SharedPlan>;
  /** Set when it is there. */
  here: SharedPlan | null;
  state: "running" | "done" | "failed";
};

declare global {
  var dossierPlanning: WeakMap<Store, Planning> | undefined;
}

/**
 * The one of this process for a store. It hangs on `globalThis`, because the framework loads this module once for pages
 * and once for route handlers. `planner` counts at the first call only: a test gives its own.
 */
export function planningOf(store: Store, planner: Planner = processPlanner): Planning {
  globalThis.dossierPlanning ??= new WeakMap();
  const known = globalThis.dossierPlanning.get(store);
  if (known) return known;
  const planning = newPlanning(planner);
  globalThis.dossierPlanning.set(store, planning);
  return planning;
}

function newPlanning(planner: Planner): Planning {
  const tasks = new Map<string, Task>();
  const failed = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  function start(whose: string, fingerprint: string, now: number, work: Work): boolean {
    const name = `${whose} ${fingerprint}`;
    const before = tasks.get(whose);
    if (before?.fingerprint === fingerprint && before.state === "running") return true;
    const failedAt = failed.get(name);
    if (failedAt !== undefined && now - failedAt < REST_MS) return false;
    const quick = gate<SharedPlan>();
    const done = gate<void>();
    const task: Task = {
      fingerprint,
      done: done.promise,
      quick: quick.promise,
      here: null,
      state: "running",
    };
    tasks.set(whose, task);
    const onQuick = (plan: SharedPlan): void => {
      task.here = plan;
      quick.resolve(plan);
    };
    const run = async (): Promise<void> => {
      await before?.done;
      await inTurn(async () => {
        // Something was answered meanwhile: a newer one follows.
        if (tasks.get(whose) === task) await work(planner, onQuick);
      });
      task.state = "done";
    };
    run()
      .catch((error: unknown) => {
        task.state = "failed";
        if (failed.size > 1_000) failed.clear();
        failed.set(name, now);
        // The simple rule's plan stands in for it.
        console.error("A plan could not be worked out:", error);
      })
      .finally(() => {
        if (tasks.get(whose) === task) tasks.delete(whose);
        done.resolve();
      });
    return true;
  }

  return {
    start,
    async wait(whose, fingerprint, { bestMs, quickMs }) {
      const task = tasks.get(whose);
      if (task?.fingerprint !== fingerprint) return { kind: "nothing" };
      await within(bestMs, task.done);
      if (task.state === "running" && task.here === null)
        await within(quickMs - bestMs, Promise.race([task.done, task.quick]));
      if (task.state === "done") return { kind: "done" };
      return task.here === null ? { kind: "nothing" } : { kind: "quick", plan: task.here };
    },
    async idle() {
      while (tasks.size > 0) await Promise.all([...tasks.values()].map((task) => task.done));
    },
  };
}

/** Resolves with the event or when the time is over. */
async function within(ms: number, event: Promise<unknown>): Promise<void> {
  if (ms <= 0) return;
  const over = gate<void>();
  const timer = setTimeout(over.resolve, ms);
  await Promise.race([event, over.promise]);
  clearTimeout(timer);
}

/** A promise that is resolved from outside. */
function gate<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, resolve: (value) => open(value) };
}
