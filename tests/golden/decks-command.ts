import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export type Run = { readonly code: number | null; readonly stderr: string };

/** Runs the decks command as a person would, in its own process. */
export function runDecks(...args: readonly string[]): Run {
  const script = path.join(ROOT, "scripts/decks.ts");
  const run = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { code: run.status, stderr: run.stderr };
}
