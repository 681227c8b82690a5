import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { verifyChains } from "#lib/db/chain.ts";
import { plainText } from "#lib/db/plain-text.ts";
import { openStore } from "#lib/db/store.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { ROOT } from "../setup/operator.ts";
import type { Outbox } from "./outbox.ts";

export type Found = {
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  /** Stored although nobody sent them. */
  readonly foreign: number;
  readonly faults: readonly string[];
};

/**
 * Looks at a copy of what a killed process left, by another program than the store: every accepted answer once, nothing
 * that was never sent, no damage.
 */
export async function check(file: string, boxes: readonly Outbox[]): Promise<Found> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-check-"));
  const copy = path.join(folder, "copy.db");
  for (const ending of ["", "-wal"])
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
  const client = createClient({ url: `file:${copy}` });
  try {
    const faults: string[] = [];
    for (const pragma of ["integrity_check", "foreign_key_check"]) {
      const { rows } = await client.execute(`pragma ${pragma}`);
      const said = rows.map((row) => plainText(row[0])).join("; ");
      if (said !== "ok" && said !== "") faults.push(`${pragma}: ${said.slice(0, 200)}`);
    }
    const { broken } = await verifyChains(drizzle(client));
    if (broken.length > 0) faults.push(`checksums broken for ${broken.length} learners`);
    const counts = new Map<string, number>();
    const { rows } = await client.execute("select id, count(*) as times from review_events group by id");
    for (const row of rows) counts.set(plainText(row.id), Number(row.times));
    const accepted = boxes.flatMap((box) => [...box.accepted]);
    const made = new Set(boxes.flatMap((box) => [...box.made]));
    return {
      stored: counts.size,
      lost: accepted.filter((id) => !counts.has(id)).length,
      doubled: [...counts.values()].filter((times) => times > 1).length,
      foreign: [...counts.keys()].filter((id) => !made.has(id)).length,
      faults,
    };
  } finally {
    client.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many cached states differ from what their log says; there must be none, because both are written together. */
export async function wrongStates(url: string): Promise<number> {
  const store = await openStore({ url, root: ROOT, purpose: "npm run torture" });
  try {
    const { changed, removed } = await rebuildStates(store);
    return changed + removed;
  } finally {
    await store.close();
  }
}

/** Whether anything was found that must not be. */
export function isBad({ lost, doubled, foreign, faults }: Found): boolean {
  return lost > 0 || doubled > 0 || foreign > 0 || faults.length > 0;
}
