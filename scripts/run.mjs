#!/usr/bin/env node
// npm run NAME: installs what is missing, then runs one of the project's own commands.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/node-version.mjs";
import { runProcess } from "./setup/run-process.mjs";

/** Documents are read by patterns, each again and again: see `lib/services/making/engine.ts`. */
const COMPILED_PATTERNS = "--no-regexp-tier-up";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [command = "", ...args] = process.argv.slice(2);

requireNode();
await ensureDependencies(root);

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
if (command === "verify") {
  const { runChecks } = await import("./test/checks.mjs");
  process.exitCode = (await runChecks(root, { browser: false })) ? 0 : 1;
} else if (command === "next") {
  // The development server runs the same processes; a change to them is taken in at its next start.
  const { buildProcesses } = await import("./setup/processes.mjs");
  await buildProcesses(root);
  process.exitCode = await runProcess(
    process.execPath,
    [path.join(root, "node_modules/next/dist/bin/next"), ...args],
    { env, cwd: root },
  );
} else {
  // The caller's folder stays the working folder, so that file arguments mean what they say.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await runProcess(
    process.execPath,
    // Reading documents makes much that is soon forgotten: more room for the young, from the start, halves the work of
    // forgetting it.
    [
      "--min-semi-space-size=64",
      "--max-semi-space-size=64",
      ...(nodeTakes(COMPILED_PATTERNS) ? [COMPILED_PATTERNS] : []),
      "--import",
      import.meta.resolve("tsx"),
      path.join(root, command),
      ...args,
    ],
    { env: { ...env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") }, cwd },
  );
}

/** Node does not start with an option that its engine does not know, as a later one may not. */
function nodeTakes(option) {
  return spawnSync(process.execPath, [option, "--version"], { stdio: "ignore" }).status === 0;
}
