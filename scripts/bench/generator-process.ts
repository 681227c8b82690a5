import { madeDocuments } from "./made-documents.ts";
import { median } from "./table.ts";

// Measures the pipeline in a process of its own, which is started like those that make a server's dossiers, and says
// what it found as JSON.

const CHARACTERS = 1_100_000;
/** The middle of so many: the first ones are spent on compiling, which is start-up too. */
const ROUNDS = 5;

export type Measured = {
  readonly documents: number;
  readonly length: number;
  readonly cards: number;
  /** Seconds of a round, the middle of all: that one waits, and that processors are kept busy. */
  readonly waited: number;
  readonly busy: number;
  /** Seconds that one waits for the first. */
  readonly first: number;
};

export type Found = {
  /** Seconds of processor time until the first document is read. */
  readonly startUp: number;
  readonly once: Measured;
  readonly twice: Measured;
};

type Run = (texts: readonly string[]) => number;

const begin = processorTime();
const { run } = await import("./pipeline.ts");
run(["The mill was sold in 1871."]);
const startUp = processorTime() - begin;
const found: Found = {
  startUp,
  once: measure(run, madeDocuments(CHARACTERS), ROUNDS),
  twice: measure(run, madeDocuments(2 * CHARACTERS), 1),
};
console.log(JSON.stringify(found));

function measure(pipeline: Run, texts: readonly string[], rounds: number): Measured {
  const times: { readonly waited: number; readonly busy: number }[] = [];
  let cards = 0;
  for (let round = 0; round < rounds; round += 1) {
    const since = { at: performance.now(), busy: processorTime() };
    cards = pipeline(texts);
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
