import { execFile, spawn } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../setup/operator.ts";

const run = promisify(execFile);
/** Scorers list every miss. */
const MOST_OUTPUT = 64_000_000;

/** Runs one of the measuring set's own scorers and gives what it printed. */
export async function scorer(gold: string, name: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(gold, name), ...args], {
    maxBuffer: MOST_OUTPUT,
  });
  return stdout;
}

/** The JSON that a scorer prints first, before its misses. */
export function reportIn(output: string): unknown {
  const end = output.startsWith("{") ? closing(output) : -1;
  return JSON.parse(output.slice(0, end + 1));
}

/** Where the first JSON object of a text ends: the brace that closes it, outside strings. */
function closing(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (quoted) {
      if (letter === "\\") i += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "{") depth += 1;
    else if (letter === "}") {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** A number in a report, by the names on the way to it. Throws when it is not there: the scorers changed. */
export function numberAt(report: unknown, ...names: readonly string[]): number {
  let here: unknown = report;
  for (const name of names)
    here = typeof here === "object" && here !== null ? Reflect.get(here, name) : undefined;
  if (typeof here !== "number") throw new Error(`The scorer's report has no number at ${names.join(".")}.`);
  return here;
}

/** Runs one of our own commands with a file as its input and another for its output. */
export async function ours(
  script: string,
  args: readonly string[],
  files: { readonly input?: string; readonly output?: string } = {},
): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), path.join(ROOT, "scripts", script), ...args],
    {
      cwd: ROOT,
      stdio: [
        files.input === undefined ? "ignore" : "pipe",
        files.output === undefined ? "ignore" : "pipe",
        "ignore",
      ],
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(ROOT, "tsconfig.json") },
    },
  );
  if (files.input !== undefined && child.stdin) createReadStream(files.input).pipe(child.stdin);
  const written =
    files.output === undefined || !child.stdout
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => {
          const out = createWriteStream(files.output ?? "");
          out.once("finish", resolve);
          out.once("error", reject);
          child.stdout?.pipe(out);
        });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  await written;
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
}
