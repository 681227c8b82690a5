import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

const ENTRIES = {
  reader: "lib/services/making/process/reader.ts",
  maker: "lib/services/making/process/maker.ts",
  planner: "lib/services/exams/process/planner.ts",
  memory: "lib/services/memory/process/memory.ts",
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
  const { build } = await import("esbuild");
  const folder = path.join(root, ".next", "processes");
  const staging = path.join(folder, `.new-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    await build({
      entryPoints: Object.fromEntries(
        Object.entries(ENTRIES).map(([name, entry]) => [name, path.join(root, entry)]),
      ),
      outdir: staging,
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
        "zod",
        "ts-fsrs",
        "drizzle-orm",
        "@libsql/client",
        "libsql",
      ],
      logLevel: "error",
    });
    for (const name of NAMES) renameSync(path.join(staging, `${name}.mjs`), fileOf(root, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
