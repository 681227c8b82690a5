import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

const ENTRIES = {
  reader: "lib/services/making/process/reader.ts",
  maker: "lib/services/making/process/maker.ts",
  planner: "lib/services/exams/process/planner.ts",
  memory: "lib/services/memory/process/memory.ts",
  package: "lib/services/packages/process/package.ts",
};
const NAMES = Object.keys(ENTRIES);

const fileOf = (root, name) => path.join(root, ".next", "processes", `${name}.mjs`);

export function processesAreBuilt(root) {
  return NAMES.every((name) => existsSync(fileOf(root, name)));
}

/**
 * Bundles the scripts that the server runs in processes of their own, so that they start quickly and need no loader for
 * TypeScript. Packages stay in `node_modules`. A running server keeps working: files are replaced, not rewritten.
 */
export async function buildProcesses(root) {
  const folder = path.join(root, ".next", "processes");
  const staging = path.join(folder, `.new-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    await bundle(root, ENTRIES, staging);
    for (const name of NAMES) renameSync(path.join(staging, `${name}.mjs`), fileOf(root, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Bundles scripts as the server runs them: `entries` by name, from files of the project to `NAME.mjs` in a folder of it. */
export async function bundle(root, entries, folder) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, path.join(root, entry)]),
    ),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Every Node that we run on knows \p{…}. Without this a pattern that has it is built anew each time it is met.
    supported: { "regexp-unicode-property-escapes": true },
    absWorkingDir: root,
    external: [
      "eld/*",
      "wink-nlp",
      "wink-eng-lite-web-model",
      "htmlparser2",
      "unpdf",
      "mammoth",
      "fflate",
      "fzstd",
      "zod",
      "ts-fsrs",
      "drizzle-orm",
      "@libsql/client",
      "libsql",
    ],
    logLevel: "error",
  });
}
