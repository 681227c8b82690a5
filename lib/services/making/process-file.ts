import { existsSync } from "node:fs";
import path from "node:path";
import { environment } from "#lib/services/environment.ts";

/** Where the build puts the scripts that run in processes of their own (`scripts/setup/processes.mjs`). */
const FOLDER = ".next/processes";

export type ProcessName = "reader" | "maker" | "planner" | "memory" | "package";

/** The bundled script of a process. Throws when the build has not made it. */
export function processFile(name: ProcessName): string {
  const file = path.join(environment().root, FOLDER, `${name}.mjs`);
  if (!existsSync(file)) throw new Error(`${file} is missing: the build is not whole. Start with npm start.`);
  return file;
}
