import "./no-network.ts";
import { parentPort } from "node:worker_threads";
import { findConflicts } from "#lib/conflicts/find-conflicts.ts";
import { type ReadingTogether, readTogether } from "./read-together.ts";
import type { FromComparer, ToComparer } from "./thread-messages.ts";

// The second thread of the process that makes a dossier: it reads its share of the documents and finds what they
// disagree about, while the first thread reads the others and words what they say.

const port = parentPort;
if (port === null) throw new Error("This script is a thread of another.");

const send = (message: FromComparer): void => port.postMessage(message);

let reading: ReadingTogether | null = null;

port.on("message", (message: ToComparer) => {
  if (message.kind === "read") {
    reading?.receive(message);
    return;
  }
  const { documents, next } = message;
  reading = readTogether({ documents, next, send });
  // What fails here ends the thread, which the first one learns.
  void reading.done.then((readings) => send({ kind: "found", conflicts: findConflicts(readings) }));
});
