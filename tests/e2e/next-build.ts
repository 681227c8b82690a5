import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildWorker } from "../../scripts/setup/worker.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TEXT = /\.(?:js|mjs|cjs|css|json|html|rsc|txt|map|meta|body|nft)$|\/BUILD_ID$/u;

/**
 * Runs a test with a folder that holds the next build: the same app under another name, none of whose scripts or styles
 * has an address in common with the build of the project.
 */
export async function withNextBuild(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-next-"));
  try {
    for (const name of readdirSync(ROOT)) {
      if (name === ".next" || name === ".git" || name === "test-results") continue;
      symlinkSync(path.join(ROOT, name), path.join(folder, name));
    }
    const from = path.join(ROOT, ".next");
    cpSync(from, path.join(folder, ".next"), {
      recursive: true,
      filter: (source) => source !== path.join(from, "cache"),
    });
    const id = readFileSync(path.join(from, "BUILD_ID"), "utf8").trim();
    rename(path.join(folder, ".next"), (text) =>
      text
        .replaceAll(id, `${id}-next`)
        .replaceAll(/static\/chunks\/(?=[\w~.-]{6})/gu, "static/chunks/next-")
        .replaceAll(ROOT, folder),
    );
    const chunks = path.join(folder, ".next/static/chunks");
    for (const name of readdirSync(chunks))
      renameSync(path.join(chunks, name), path.join(chunks, `next-${name}`));
    renameSync(path.join(folder, ".next/static", id), path.join(folder, ".next/static", `${id}-next`));
    await buildWorker(folder);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes every text of a folder anew. */
function rename(folder: string, anew: (text: string) => string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) rename(file, anew);
    else if (TEXT.test(file)) {
      const text = readFileSync(file, "utf8");
      const changed = anew(text);
      if (changed !== text) writeFileSync(file, changed);
    }
  }
}
