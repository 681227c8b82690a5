import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { engineOptions } from "#lib/services/making/engine.ts";
import { MAKER_LIMITS } from "#lib/services/making/make-in-process.ts";
import type { Row } from "../bench/table.ts";
import { ROOT } from "../setup/operator.ts";
import { bundle } from "../setup/processes.mjs";
import type { HostileRow } from "./hostile-process.ts";

/** Part of the names of the rows that are wanted, or null for all; the folder for a profile of each, or null for none. */
export type HostileWanted = { readonly only: string | null; readonly profiles: string | null };

/**
 * Seconds of processor time from a text to its dossier, for a megabyte of each hostile kind, in one file and in a process
 * that is started as the server starts those that make dossiers.
 */
export async function benchHostile({ only, profiles }: HostileWanted): Promise<readonly Row[]> {
  const parent = path.join(ROOT, ".next");
  mkdirSync(parent, { recursive: true });
  // Inside the project, where its packages are found.
  const folder = mkdtempSync(path.join(parent, "bench-"));
  try {
    await bundle(ROOT, { hostile: "scripts/bench-extract/hostile-process.ts" }, folder);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...engineOptions(MAKER_LIMITS.memory),
      path.join(folder, "hostile.mjs"),
      ...(only === null ? [] : ["--only", only]),
      ...(profiles === null ? [] : ["--profiles", path.resolve(profiles)]),
    ]);
    const rows: readonly HostileRow[] = JSON.parse(stdout);
    return rows.map(({ what, most, taken }) => ({
      what,
      measured: `${taken.toFixed(2)} s`,
      aim: `<= ${most} s`,
      met: taken <= most,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
