import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";

const fileOf = (root) => path.join(root, ".next", "worker", "sw.js");

export function workerIsBuilt(root) {
  return existsSync(fileOf(root));
}

/**
 * Bundles the service worker with the name of the build beside it and the list of its files: all scripts, styles and
 * fonts, so that a page of this build finds every part of it also when the server has the next one.
 */
export async function buildWorker(root) {
  const { build } = await import("esbuild");
  const folder = path.dirname(fileOf(root));
  mkdirSync(folder, { recursive: true });
  const staged = path.join(folder, `.new-${process.pid}.js`);
  const id = readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8").trim();
  await build({
    entryPoints: [path.join(root, "app/_worker/worker.ts")],
    outfile: staged,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    define: { BUILD: JSON.stringify({ id, files: filesOf(root) }) },
    absWorkingDir: root,
    logLevel: "error",
  });
  renameSync(staged, fileOf(root));
}

/** Addresses of the build's files, without the polyfills that only browsers without service workers load. */
function filesOf(root) {
  const folder = path.join(root, ".next", "static");
  const manifest = JSON.parse(readFileSync(path.join(root, ".next", "build-manifest.json"), "utf8"));
  const polyfills = new Set(manifest.polyfillFiles ?? []);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => /\.(?:js|css|woff2)$/u.test(name) && !polyfills.has(`static/${name}`))
    .sort()
    .map((name) => `/_next/static/${name}`);
}
