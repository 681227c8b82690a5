import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { Calculator } from "#lib/services/memory/calculator.ts";
import { memoryView } from "#lib/services/memory/memory-view.ts";
import { contextFor } from "#lib/services/server.ts";
import { buildProcesses } from "#scripts/setup/processes.mjs";
import { seedDeck } from "../bench/seed.ts";
import { seedLog } from "../bench/seed-log.ts";
import { personalWeights, simulatedLog } from "../bench/simulated-log.ts";
import { type Row, timed } from "../bench/table.ts";
import { ROOT } from "../setup/operator.ts";

const CLOCK = { zone: "UTC", dayStart: 4 };

/** The thread beside a server: how long a page waits over a long log, how soon a fit stops, what others notice. */
export async function benchServer(answers: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  const store = await openStore({
    url: `file:${path.join(folder, "bench.db")}`,
    root: ROOT,
    purpose: "npm run bench:memory",
  });
  await buildProcesses(ROOT);
  const calculator = new Calculator(path.join(ROOT, ".next/processes/memory.mjs"));
  try {
    await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 0, lastSeenAt: 0 }));
    const log = simulatedLog(
      personalWeights("ada"),
      answers,
      "ada",
      Math.max(20, Math.round(answers / 6_000)),
    );
    await seedDeck(store, log.starts.length);
    await seedLog(store, "ada", log);
    return await measured(store, calculator, answers, (lastDay(log.days) + 1) * 86_400_000);
  } finally {
    await calculator.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A spread of a million days is more than one call takes. */
const lastDay = (days: Int32Array): number => days.reduce((last, day) => Math.max(last, day), 0);

async function measured(
  store: Store,
  calculator: Calculator,
  answers: number,
  now: number,
): Promise<readonly Row[]> {
  const viewer = {
    kind: "learner",
    userId: "ada",
    name: null,
    role: "learner",
    clock: CLOCK,
    tokenHash: "",
    lastUsedAt: now,
  } as const;
  const ctx = { ...contextFor(store, viewer), now: () => now };
  const size = answers.toLocaleString("en-GB");
  const first = await timed(() => memoryView(ctx, "all", calculator));
  const again = Math.min(
    await timed(() => memoryView(ctx, "all", calculator)),
    await timed(() => memoryView(ctx, "all", calculator)),
  );
  const fit = { kind: "fit", userId: "ada", current: DEFAULT_PARAMETERS } as const;
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const whole = await timed(() => calculator.ask(store.address, fit));
  delay.disable();
  const stopping = new AbortController();
  let began = (): void => {};
  const beginning = new Promise<void>((resolve) => {
    began = resolve;
  });
  // The reading is two fifths of it; behind that it fits.
  const running = calculator.ask(store.address, fit, {
    signal: stopping.signal,
    onProgress: (done) => done > 0.5 && began(),
  });
  await Promise.race([beginning, running]);
  const stopped = await timed(() => {
    stopping.abort();
    return running;
  });
  if ((await running) !== null) throw new Error("The fit was done before it could be stopped.");
  const p99 = delay.percentile(99) / 1e6;
  return [
    {
      what: `statistics of ${size} answers, first time (sums made)`,
      measured: `${(first / 1000).toFixed(1)} s`,
      aim: "",
      met: null,
    },
    {
      what: `statistics of ${size} answers`,
      measured: `${again.toFixed(0)} ms`,
      aim: "<= 1,000 ms",
      met: again <= 1_000,
    },
    {
      what: `fit of the same in the thread, with reading`,
      measured: `${(whole / 1000).toFixed(1)} s`,
      aim: "",
      met: null,
    },
    {
      what: "event-loop delay of the server meanwhile, p99",
      measured: `${p99.toFixed(1)} ms`,
      aim: "<= 50 ms",
      met: p99 <= 50,
    },
    {
      what: "from Stop to stopped",
      measured: `${stopped.toFixed(0)} ms`,
      aim: "<= 100 ms",
      met: stopped <= 100,
    },
  ];
}
