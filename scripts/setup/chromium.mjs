import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runProcess } from "./run-process.mjs";
import { say } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath() {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, process.platform === "win32" ? `${name}.exe` : name);
      if (folder && isExecutable(file)) return file;
    }
  }
  return null;
}

async function fromPlaywright() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : null;
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.{0,40}debian/mu.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

async function fromDebian() {
  if (!isDebian() || process.getuid?.() !== 0) return null;
  say("Installing Chromium from Debian's packages for the browser tests …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, stdio: ["ignore", "ignore", 2] };
  await runProcess("apt-get", ["update", "-qq"], quiet).catch(() => 1);
  await runProcess("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet).catch(
    () => 1,
  );
  return onPath();
}

/**
 * A Chromium to test with: `CHROMIUM_PATH`, then the PATH, then Playwright's own download, then, on Debian as root, the
 * package manager. Null when there is none.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return isExecutable(named) ? named : null;
  return onPath() ?? (await fromPlaywright()) ?? (await fromDebian());
}

/** What to do when there is no Chromium. */
export function chromiumAdvice() {
  const named = process.env.CHROMIUM_PATH;
  return named
    ? `CHROMIUM_PATH names ${named}, which is not a program. Correct it or unset it.`
    : "The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium), or run `npx playwright install chromium` once, or set CHROMIUM_PATH to its program.";
}
