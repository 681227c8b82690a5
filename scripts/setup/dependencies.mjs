import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runProcess } from "./run-process.mjs";
import { elapsed, say, stop } from "./say.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Packages of other platforms and optional ones stand in the lock file only. */
function mayBeMissing(entry) {
  return Boolean(
    entry.optional || entry.devOptional || entry.peer || entry.extraneous || entry.os || entry.cpu,
  );
}

/**
 * Whether `node_modules` holds what `package-lock.json` says. npm keeps a lock file of what it installed inside
 * `node_modules`.
 */
export function dependenciesAreFresh(root) {
  const installedFile = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = read(path.join(root, "package-lock.json")).packages;
  const installed = read(installedFile).packages;
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === "") continue;
    const found = installed[place];
    if (!found && mayBeMissing(entry)) continue;
    if (found?.version !== entry.version) return false;
  }
  return true;
}

/** Installs the locked dependencies when they are missing or stale. Needs only npm and its registry. */
export async function ensureDependencies(root) {
  if (dependenciesAreFresh(root)) return;
  const since = performance.now();
  say("Installing the locked dependencies (this takes a minute the first time) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const code = await runProcess(npm, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  }).catch((error) =>
    stop(`npm could not be started (${error.message}). Install npm and run the command again.`),
  );
  if (code !== 0) {
    stop(
      "The dependencies could not be installed; npm said why above. Check the network to the npm registry and run the command again.",
    );
  }
  say(`Dependencies installed in ${elapsed(since)}.`);
}
