import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

const NAMES = ["reader", "maker"];

const fileOf = (root, name) => path.join(root, ".next", "processes", `${name}.mjs`);

export function processesAreBuilt(root) {
  return NAMES.every((name) => existsSync(fileOf(root, name)));
}

/**
 * Bundles the scripts that the server runs in processes of their own, so that they start quickly and need no loader for
 * TypeScript. Packages stay in `node_modules`. A running server keeps working: files are replaced, not rewritten.
 */
export async function buildProcesses(root) {
  const { build } = await import("esbuild");
  const folder = path.join(root, ".next", "processes");
  const staging = path.join(folder, `.new-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    await build({
      entryPoints: Object.fromEntries(
        NAMES.map((name) => [name, path.join(root, "lib/services/making/process", `${name}.ts`)]),
      ),
      outdir: staging,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      absWorkingDir: root,
      external: [
        "eld/*",
        "wink-nlp",
        "wink-eng-lite-web-model",
        "htmlparser2",
        "unpdf",
        "mammoth",
        "fflate",
        "zod",
      ],
      logLevel: "error",
    });
    for (const name of NAMES) renameSync(path.join(staging, `${name}.mjs`), fileOf(root, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
