import "./no-network.ts";
import { Console } from "node:console";
import { Writable } from "node:stream";
import { Worker } from "node:worker_threads";
import { DomainError } from "#lib/base/errors.ts";
import type { ChildMessage } from "../child-messages.ts";

export type Tell = (message: ChildMessage) => void;

/**
 * The life of a child: reads its input to the end, does its work, says what came of it, and ends. What libraries print
 * goes nowhere. It ends itself when the process that started it is gone or its time is long over, even in the middle of
 * an endless loop.
 */
export async function serve(work: (input: Uint8Array, tell: Tell) => Promise<unknown>): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, next) => next() });
  globalThis.console = new Console(nowhere);
  watch(Number(process.argv[2]), Number(process.argv[3]));
  const tell: Tell = (message) => {
    process.stdout.write(`${JSON.stringify(message)}\n`);
  };
  try {
    const value = await work(await wholeInput(Number(process.argv[4])), tell);
    tell({ kind: "done", value });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    tell({ kind: "failed", code: error.code, message: error.message, details: error.details });
  }
  // Timers or streams that a library left open must not keep the process.
  process.stdout.write("", () => process.exit(0));
}

/** Straight into one piece of memory of the size that was announced: a large file is there once, not three times. */
async function wholeInput(size: number): Promise<Uint8Array> {
  const whole = Buffer.alloc(size);
  let at = 0;
  for await (const part of process.stdin) if (Buffer.isBuffer(part)) at += part.copy(whole, at);
  if (at !== size) throw new Error("The input is not of the size that was announced.");
  return whole;
}

/** On a thread of its own: the main one may never come back from a hostile document. */
const WATCHER = `
const { workerData: { parent, deadline } } = require("node:worker_threads");
setInterval(() => {
  if (process.ppid !== parent || Date.now() > deadline) process.kill(process.pid, "SIGKILL");
}, 250);`;

function watch(parent: number, wall: number): void {
  const worker = new Worker(WATCHER, {
    eval: true,
    workerData: { parent, deadline: Date.now() + wall + 5_000 },
    resourceLimits: { maxOldGenerationSizeMb: 16, stackSizeMb: 1 },
  });
  worker.unref();
}
