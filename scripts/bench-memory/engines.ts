import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Row } from "../bench/table.ts";

const run = promisify(execFile);

type Once = { readonly wall: number; readonly cpu: number; readonly rss: number; readonly loss: number };

async function once(engine: "ours" | "binding", answers: number): Promise<Once | null> {
  try {
    const script = path.join(import.meta.dirname, "fit-once.ts");
    const { stdout } = await run(process.execPath, ["--import", "tsx", script, engine, String(answers)]);
    // Our own script writes the line.
    return JSON.parse(stdout) as Once;
  } catch {
    return null;
  }
}

/** Our fit beside the native one of fsrs-rs, each in a process of its own on the same log. */
export async function benchEngines(answers: number): Promise<readonly Row[]> {
  const [ours, native] = [await once("ours", answers), await once("binding", answers)];
  const words = (one: Once | null): string =>
    one === null
      ? "not installed (npm install --no-save @open-spaced-repetition/binding@0.5.0)"
      : `${one.wall.toFixed(0)} ms, ${one.cpu.toFixed(0)} ms of processor, ${one.rss.toFixed(0)} MB, log loss ${one.loss.toFixed(4)}`;
  const size = answers.toLocaleString("en-GB");
  return [
    { what: `fit of ${size} answers, ours`, measured: words(ours), aim: "", met: null },
    { what: `fit of ${size} answers, native (fsrs-rs)`, measured: words(native), aim: "", met: null },
    {
      what: "log loss on fresh answers, ours less native",
      measured: ours && native ? (ours.loss - native.loss).toFixed(4) : "–",
      aim: "<= 0.0010",
      met: ours && native ? ours.loss - native.loss <= 0.001 : null,
    },
  ];
}
