// A thread of its own for long reckonings: the server's other requests notice nothing. It reads by a connection that
// cannot write, and gives back values.
import { parentPort } from "node:worker_threads";
import { openReading } from "#lib/db/open-reader.ts";
import type { Asked, Told } from "../calculator.ts";
import { runMemoryJob } from "../memory-jobs.ts";

const PROGRESS_EVERY_MS = 100;

let reading: ReturnType<typeof openReading> | null = null;

async function answer({ id, job, address, authToken, stop }: Asked): Promise<Told> {
  const flag = new Int32Array(stop);
  let last = 0;
  const onProgress = (done: number): boolean => {
    const now = performance.now();
    if (now - last > PROGRESS_EVERY_MS) {
      last = now;
      tell({ id, kind: "progress", done });
    }
    return Atomics.load(flag, 0) === 0;
  };
  try {
    reading ??= openReading(address, authToken);
    const { read } = await reading;
    const value = Atomics.load(flag, 0) === 0 ? await runMemoryJob(read, job, onProgress) : null;
    return value === null ? { id, kind: "stopped" } : { id, kind: "done", value };
  } catch (error) {
    // A connection that failed once is not trusted again.
    const failed = reading;
    reading = null;
    void failed?.then(
      ({ close }) => close(),
      () => {},
    );
    return { id, kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

let queue: Promise<void> = Promise.resolve();
parentPort?.on("message", (asked: Asked) => {
  queue = queue.then(async () => tell(await answer(asked)));
});
