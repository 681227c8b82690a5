import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { Calculator } from "#lib/services/memory/calculator.ts";
import { memoryView } from "#lib/services/memory/memory-view.ts";
import { predictionsView } from "#lib/services/memory/predictions-view.ts";
import { contextFor } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { buildProcesses } from "#scripts/setup/processes.mjs";
import { seedDeck } from "../bench/seed.ts";
import { seedLog, seedStates } from "../bench/seed-log.ts";
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
    await seedStates(store, "ada", log);
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
  // What the page asks: the figures, and how right the predictions were.
  const look = async (): Promise<void> => {
    await memoryView(ctx, "all", calculator);
    await predictionsView(ctx, calculator);
  };
  const first = await disturbing(look);
  const again = [await disturbing(look), await disturbing(look), await disturbing(look)];
  const answered = await timed(async () => {
    await recordReviews(ctx, { deviceId: "bench", sentAt: now, reviews: [ANSWER(now)] });
    await look();
  });
  const quickest = Math.min(...again.map(({ ms }) => ms));
  const fit = { kind: "fit", userId: "ada", current: DEFAULT_PARAMETERS } as const;
  const whole = await disturbing(() => calculator.ask(store.address, fit));
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
  return [
    {
      what: `statistics of ${size} answers, first time (sums made; the page says how far it is)`,
      measured: `${(first.ms / 1000).toFixed(1)} s`,
      aim: "",
      met: null,
    },
    {
      what: `statistics of ${size} answers`,
      measured: `${quickest.toFixed(0)} ms, ${(quickest / MOST_MS).toFixed(2)} of the aim`,
      aim: "<= 1,000 ms",
      met: quickest <= MOST_MS,
    },
    {
      what: "the same after one more answer, with recording it",
      measured: `${answered.toFixed(0)} ms`,
      aim: "",
      met: null,
    },
    {
      what: `fit of the same in the thread, with reading`,
      measured: `${(whole.ms / 1000).toFixed(1)} s`,
      aim: "",
      met: null,
    },
    ...[
      { meanwhile: "first sums", p99: first.p99 },
      { meanwhile: "looks", p99: Math.max(...again.map((one) => one.p99)) },
      { meanwhile: "the fit", p99: whole.p99 },
    ].map(({ meanwhile, p99 }) => ({
      what: `event-loop delay of the server during ${meanwhile}, p99`,
      measured: `${p99.toFixed(1)} ms`,
      aim: "<= 50 ms",
      met: p99 <= 50,
    })),
    {
      what: "from Stop to stopped",
      measured: `${stopped.toFixed(0)} ms`,
      aim: "<= 100 ms",
      met: stopped <= 100,
    },
  ];
}

const MOST_MS = 1_000;

/** How long something takes, and what the server's other requests notice of it meanwhile, in milliseconds. */
async function disturbing(
  work: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly p99: number }> {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const ms = await timed(work);
  delay.disable();
  return { ms, p99: delay.percentile(99) / 1e6 };
}

const ANSWER = (at: number) => ({
  id: "2b1c6a52-6d0e-4a52-9a3e-0f0d7b0c9a11",
  kind: "answered",
  cardId: "card-0",
  cardVersion: 1,
  rating: 3,
  deviceId: "bench",
  deviceSequence: 1,
  deviceTime: at,
  utcOffsetMinutes: 0,
  zone: "UTC",
  tookMs: 6_000,
  mode: "study",
  dueShown: null,
});
