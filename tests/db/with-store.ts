import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "#lib/db/store.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** A folder that is gone after the test. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-test-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function openIn(folder: string, name = "test.db", patienceMs = 10_000): Promise<Store> {
  return openStore({ url: `file:${path.join(folder, name)}`, root: ROOT, purpose: "a test", patienceMs });
}

let base: Promise<string> | null = null;

/** A migrated, empty file, made once for each test file's process. */
function migratedFile(): Promise<string> {
  base ??= (async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "dossier-base-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const store = await openIn(folder, "base.db");
    await store.close();
    return path.join(folder, "base.db");
  })();
  return base;
}

/** Runs a test on a real database of its own: a copy of a migrated file, closed and deleted afterwards. */
export async function withStore<T>(test: (store: Store) => Promise<T>): Promise<T> {
  const file = await migratedFile();
  return withFolder(async (folder) => {
    copyFileSync(file, path.join(folder, "test.db"));
    const store = await openIn(folder);
    try {
      return await test(store);
    } finally {
      await store.close();
    }
  });
}
