import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { processFile } from "#lib/services/making/process-file.ts";
import { Calculator } from "#lib/services/memory/calculator.ts";
import { runMemoryJob } from "#lib/services/memory/memory-jobs.ts";
import { seedLog } from "#scripts/bench/seed-log.ts";
import { personalWeights, simulatedLog } from "#scripts/bench/simulated-log.ts";
import { withStore } from "../db/with-store.ts";

const withLog = <T>(answers: number, test: (store: Store, calculator: Calculator) => Promise<T>) =>
  withStore(async (store) => {
    await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 1, lastSeenAt: 1 }));
    await seedLog(store, "ada", simulatedLog(personalWeights("ada"), answers, "ada"));
    const calculator = new Calculator(processFile("memory"));
    try {
      return await test(store, calculator);
    } finally {
      await calculator.close();
    }
  });
const FIT = { kind: "fit", userId: "ada", current: DEFAULT_PARAMETERS } as const;

describe("the thread that reckons", () => {
  it("gives what the same job gives here, and says how far it is", () =>
    withLog(1_500, async (store, calculator) => {
      const told: number[] = [];
      const there = await calculator.ask(store.address, FIT, { onProgress: (done) => told.push(done) });
      expect(there).toEqual(await runMemoryJob(store.read, FIT, () => true));
      expect(["better", "not-better"]).toContain(there?.kind);
      expect(told.length).toBeGreaterThan(0);
      const known = { after: 0, judgedAfter: 0, weights: DEFAULT_PARAMETERS };
      const sums = { kind: "sum-up", userId: "ada", known } as const;
      expect(await calculator.ask(store.address, sums)).toEqual(
        await runMemoryJob(store.read, sums, () => true),
      );
    }));

  it("stops at once when nobody wants the answer any more, and goes on with the next job", () =>
    withLog(6_000, async (store, calculator) => {
      const stopping = new AbortController();
      const gone = await calculator.ask(store.address, FIT, {
        signal: stopping.signal,
        onProgress: () => stopping.abort(),
      });
      expect(gone).toBe(null);
      const known = { after: 0, judgedAfter: 0, weights: DEFAULT_PARAMETERS };
      const sums = await calculator.ask(store.address, { kind: "sum-up", userId: "ada", known });
      expect(sums?.predictions.scored).toBeGreaterThan(1_000);
    }));

  it("is begun again after it broke off, and says so to whoever waited", () =>
    withLog(400, async (store, calculator) => {
      const waiting = calculator.ask(store.address, FIT);
      await calculator.close();
      await expect(waiting).rejects.toThrow(/broke off/u);
      expect(await calculator.ask(store.address, FIT)).toMatchObject({ kind: "too-few" });
    }));

  it("leaves the server's other work alone", () =>
    withLog(4_000, async (store, calculator) => {
      const turns: number[] = [];
      let last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        turns.push(now - last);
        last = now;
      }, 5);
      await calculator.ask(store.address, FIT);
      clearInterval(timer);
      // Not a matter of speed: with the fit on this thread there would be one turn or two.
      expect(turns.length).toBeGreaterThan(10);
    }));
});
