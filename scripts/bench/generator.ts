import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../setup/operator.ts";
import { bundle } from "../setup/processes.mjs";
import { madeDocuments } from "./made-documents.ts";
import { median, type Row, whole } from "./table.ts";

const CHARACTERS = 1_100_000;
/** The middle of so many: the first ones are spent on compiling, which is start-up too. */
const ROUNDS = 5;
/** Twice the text may take this much longer: twice, and what a larger heap costs. */
const TWICE = 2.4;

/**
 * Characters per second, from bytes to decks, on a megabyte of articles of ordinary size, and on two megabytes to show
 * that work grows with the text and not with its square. Beside the time that one waits stands the time that processors
 * were kept busy, which a busy machine measures nearly the same. Loading the code and the language model, the first
 * document, and the first megabyte, which is read while the code is still being compiled, are told apart.
 */
export async function benchGenerator(): Promise<readonly Row[]> {
  const pipeline = await bundled();
  try {
    return await measured(pipeline.load);
  } finally {
    pipeline.remove();
  }
}

async function measured(load: () => Promise<Run>): Promise<readonly Row[]> {
  const begin = processorTime();
  const run = await load();
  run(["The mill was sold in 1871."]);
  const startUp = processorTime() - begin;
  const once = measure(run, madeDocuments(CHARACTERS), ROUNDS);
  const twice = measure(run, madeDocuments(2 * CHARACTERS), 1);
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

type Run = (texts: readonly string[]) => number;

function measure(run: Run, texts: readonly string[], rounds: number) {
  const times: { readonly waited: number; readonly busy: number }[] = [];
  let cards = 0;
  for (let round = 0; round < rounds; round += 1) {
    const since = { at: performance.now(), busy: processorTime() };
    cards = run(texts);
    times.push({ waited: (performance.now() - since.at) / 1000, busy: processorTime() - since.busy });
  }
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return {
    documents: texts.length,
    length,
    cards,
    waited: median(times.map((one) => one.waited)),
    busy: median(times.map((one) => one.busy)),
    first: times[0]?.waited ?? Number.NaN,
  };
}

/** Seconds that this process has kept processors busy, the collection of garbage included. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** The pipeline in one file, as the server runs it: a loader of TypeScript names every function anew, and costs a sixth. */
async function bundled(): Promise<{ readonly load: () => Promise<Run>; readonly remove: () => void }> {
  const parent = path.join(ROOT, ".next");
  mkdirSync(parent, { recursive: true });
  // Inside the project, where its packages are found.
  const folder = mkdtempSync(path.join(parent, "bench-"));
  await bundle(ROOT, { pipeline: "scripts/bench/pipeline.ts" }, folder);
  return {
    load: async () => {
      const { run }: { run: Run } = await import(pathToFileURL(path.join(folder, "pipeline.mjs")).href);
      return run;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
