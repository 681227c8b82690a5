import { Worker } from "node:worker_threads";
import type { DatabaseAddress } from "#lib/db/database-url.ts";
import { environment } from "../environment.ts";
import { processFile } from "../making/process-file.ts";
import type { MemoryAnswer, MemoryJob } from "./memory-jobs.ts";

export type Asked = {
  readonly id: number;
  readonly job: MemoryJob;
  readonly address: DatabaseAddress;
  readonly authToken: string | undefined;
  /** One number, shared: 1 stops the job at its next step. */
  readonly stop: SharedArrayBuffer;
};

export type Told =
  | { readonly id: number; readonly kind: "progress"; readonly done: number }
  | { readonly id: number; readonly kind: "stopped" }
  | { readonly id: number; readonly kind: "done"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };

type Waiting = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (done: number) => void;
};

/** The thread that reckons, one job after the other; begun with the first, begun again after a crash. */
export class Calculator {
  readonly #script: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 1;

  constructor(script: string) {
    this.#script = script;
  }

  /**
   * Does a job; null when `signal` stopped it, which takes no longer than one step of it. Throws when the thread broke
   * off: the job can be asked again.
   */
  async ask<K extends MemoryJob["kind"]>(
    address: DatabaseAddress,
    job: Extract<MemoryJob, { kind: K }>,
    {
      signal,
      onProgress = () => {},
    }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number) => void } = {},
  ): Promise<MemoryAnswer[K] | null> {
    if (signal?.aborted) return null;
    const id = this.#next;
    this.#next += 1;
    const stop = new SharedArrayBuffer(4);
    const onAbort = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onProgress });
        const { databaseAuthToken: authToken } = environment();
        const asked: Asked = { id, job, address, authToken, stop };
        this.#started().postMessage(asked);
      });
      // The thread answers a job with a value of that job's kind.
      return value as MemoryAnswer[K] | null;
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#script);
    // A server that wants to stop does not wait for a reckoning.
    worker.unref();
    worker.on("message", (told: Told) => this.#take(told));
    worker.on("error", (error) => this.#broke(worker, error));
    worker.on("exit", () => this.#broke(worker, new Error("The reckoning broke off.")));
    this.#worker = worker;
    return worker;
  }

  #take(told: Told): void {
    const waiting = this.#waiting.get(told.id);
    if (told.kind === "progress") waiting?.onProgress(told.done);
    else if (told.kind === "failed") waiting?.reject(new Error(told.message));
    else waiting?.resolve(told.kind === "done" ? told.value : null);
  }

  #broke(worker: Worker, error: unknown): void {
    if (this.#worker === worker) this.#worker = null;
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(reason);
  }
}

// Pages, routes and the start each get their own copy of a module; the threads are the same for all.
declare global {
  var dossierCalculator: Calculator | undefined;
  var dossierLongCalculator: Calculator | undefined;
}

/** The server's calculator for what somebody waits for at a page. */
export function calculator(): Calculator {
  globalThis.dossierCalculator ??= new Calculator(processFile("memory"));
  return globalThis.dossierCalculator;
}

/** The one for what takes long, fits and first sums, so that nobody's page waits behind it. */
export function longCalculator(): Calculator {
  globalThis.dossierLongCalculator ??= new Calculator(processFile("memory"));
  return globalThis.dossierLongCalculator;
}
