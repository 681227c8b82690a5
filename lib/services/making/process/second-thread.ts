import { Worker } from "node:worker_threads";
import { deferred } from "#lib/base/deferred.ts";
import type { Conflict } from "#lib/conflicts/types.ts";
import type { MakeDocument } from "#lib/decks/made.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { readTogether, type Steps } from "./read-together.ts";
import type { FromComparer, ToComparer } from "./thread-messages.ts";

/** Both threads have all readings; the second goes on to compare them. */
export type Comparing = {
  readonly readings: Promise<readonly DocumentReading[]>;
  readonly conflicts: Promise<readonly Conflict[]>;
};

export type SecondThread = {
  /** One dossier at a time. Rejects when the thread breaks off. */
  readonly begin: (documents: readonly MakeDocument[], steps?: Steps) => Comparing;
  readonly end: () => Promise<unknown>;
};

/** Starts the second thread, whose script is `comparer.ts`; it runs until it is ended. */
export function startSecondThread(script: URL): SecondThread {
  // What libraries print goes nowhere: the output of this process is its answer.
  const worker = new Worker(script, { name: "comparer", stdout: true, stderr: true });
  const broken = deferred<never>();
  worker.on("error", broken.reject);
  worker.on("exit", () => broken.reject(new Error("The second thread ended before its work.")));
  let receive: (message: FromComparer) => void = () => {};
  worker.on("message", (message: FromComparer) => receive(message));
  const send = (message: ToComparer): void => worker.postMessage(message);
  return {
    begin: (documents, steps) => {
      const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      send({ kind: "begin", documents, next });
      const reading = readTogether({ documents, next, send }, steps);
      const found = deferred<readonly Conflict[]>();
      receive = (message) => {
        if (message.kind === "read") reading.receive(message);
        else found.resolve(message.conflicts);
      };
      return {
        readings: unless(broken.promise, reading.done),
        conflicts: unless(broken.promise, found.promise),
      };
    },
    end: () => worker.terminate(),
  };
}

/** The first that settles. That nobody waits for it yet when it fails is no failure of the process. */
function unless<Value>(broken: Promise<never>, wanted: Promise<Value>): Promise<Value> {
  const first = Promise.race([wanted, broken]);
  first.catch(() => {});
  return first;
}
