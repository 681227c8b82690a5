import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { engineOptions } from "#lib/services/making/engine.ts";
import { MAKER_LIMITS } from "#lib/services/making/make-in-process.ts";
import { ROOT } from "../setup/operator.ts";
import { bundle } from "../setup/processes.mjs";
import type { Found } from "./generator-process.ts";
import { type Row, whole } from "./table.ts";

/** Twice the text may take this much longer: twice, and what a larger heap costs. */
const TWICE = 2.4;

/**
 * Characters per second, from bytes to decks, on a megabyte of articles of ordinary size, and on two megabytes to show
 * that work grows with the text and not with its square. Beside the time that one waits stands the time that processors
 * were kept busy, which a busy machine measures nearly the same. Loading the code and the language model, the first
 * document, and the first megabyte, which is read while the code is still being compiled, are told apart.
 */
export async function benchGenerator(): Promise<readonly Row[]> {
  const { startUp, once, twice } = await measured();
  const rate = once.length / once.waited;
  const ratio = twice.busy / twice.length / (once.busy / once.length);
  return [
    {
      what: "generator, start-up",
      measured: `${startUp.toFixed(1)} s of processor time`,
      aim: "",
      met: null,
    },
    {
      what: "generator, the first megabyte of a process",
      measured: `${whole(once.length / once.first)} characters / s`,
      aim: "",
      met: null,
    },
    {
      what: `generator, ${whole(once.documents)} made articles, no two about the same, ${whole(once.length)} characters, ${whole(once.cards)} cards`,
      measured: `${whole(rate)} characters / s (${whole(once.length / once.busy)} for each second of processor time)`,
      aim: ">= 300,000",
      met: rate >= 300_000,
    },
    {
      what: `generator, twice as many articles (${whole(twice.length)} characters)`,
      measured: `${(2 * ratio).toFixed(2)} times as long`,
      aim: `<= ${TWICE}`,
      met: 2 * ratio <= TWICE,
    },
  ];
}

/** In one file and in a process of its own, as the server makes dossiers: a loader of TypeScript alone costs a sixth. */
async function measured(): Promise<Found> {
  const parent = path.join(ROOT, ".next");
  mkdirSync(parent, { recursive: true });
  // Inside the project, where its packages are found.
  const folder = mkdtempSync(path.join(parent, "bench-"));
  try {
    await bundle(ROOT, { generator: "scripts/bench/generator-process.ts" }, folder);
    const script = path.join(folder, "generator.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...engineOptions(MAKER_LIMITS.memory),
      script,
    ]);
    return JSON.parse(stdout) as Found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
