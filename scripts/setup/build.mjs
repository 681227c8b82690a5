import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildProcesses, processesAreBuilt } from "./processes.mjs";
import { runProcess } from "./run-process.mjs";
import { elapsed, say, stop } from "./say.mjs";
import { buildWorker, workerIsBuilt } from "./worker.mjs";

/** What the build is made from. Decks and migrations are read when the server starts, so they are not among it. */
const SOURCES = [
  "app",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "scripts/setup/processes.mjs",
  "scripts/setup/worker.mjs",
];

function* filesUnder(place) {
  if (!existsSync(place)) return;
  const entries = readdirSync(path.dirname(place), { withFileTypes: true });
  const self = entries.find((entry) => entry.name === path.basename(place));
  if (self?.isFile()) yield place;
  if (!self?.isDirectory()) return;
  for (const name of readdirSync(place).sort()) yield* filesUnder(path.join(place, name));
}

/** One hash over every source of the build and the Node line it was built with. */
export function sourceHash(root) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const source of SOURCES) {
    for (const file of filesUnder(path.join(root, source))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/** Builds for production when the sources changed since the last build. Never needs the network. */
export async function ensureBuild(root) {
  const stamp = path.join(root, ".next", "dossier-build.json");
  const hash = sourceHash(root);
  const built = existsSync(path.join(root, ".next", "BUILD_ID")) && processesAreBuilt(root);
  if (existsSync(stamp) && built && workerIsBuilt(root)) {
    try {
      if (JSON.parse(readFileSync(stamp, "utf8")).hash === hash) return;
    } catch {
      // An unreadable stamp is a stale build.
    }
  }
  const since = performance.now();
  say("Building the app …");
  const code = await runProcess(
    process.execPath,
    [path.join(root, "node_modules/next/dist/bin/next"), "build"],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", 2, 2],
    },
  );
  if (code !== 0) stop("The build failed; the reason stands above.");
  await buildProcesses(root);
  await buildWorker(root);
  writeFileSync(stamp, `${JSON.stringify({ hash })}\n`);
  say(`Built in ${elapsed(since)}.`);
}
