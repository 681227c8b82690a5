import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { morningView } from "#lib/services/morning/morning-view.ts";
import { overviewStamp } from "#lib/services/morning/overview-stamp.ts";
import { median, type Row, timed } from "../bench/table.ts";
import { ROOT } from "../setup/operator.ts";
import { NOW, seedYear } from "./seed-year.ts";

const ROUNDS = 9;

/** How long the overview of a class of thirty with a year of reviews takes, and the question whether it is still true. */
export async function benchDashboard(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  try {
    const file = `file:${path.join(folder, "class.db")}`;
    const store = await openStore({ url: file, root: ROOT, purpose: "npm run bench:class" });
    await seedYear(store);
    const ctx: Ctx = {
      viewer: {
        kind: "learner",
        userId: "teacher",
        name: "teacher",
        role: "teacher",
        clock: { zone: "UTC", dayStart: 4 },
        tokenHash: "",
        lastUsedAt: NOW,
      },
      store,
      now: () => NOW,
      newId: () => "none",
    };
    const first = await timed(() => morningView(ctx, "class"));
    const views: number[] = [];
    const stamps: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      views.push(await timed(() => morningView(ctx, "class")));
      stamps.push(await timed(() => overviewStamp(ctx, "class")));
    }
    await store.close();
    const row = (what: string, value: number, aim: number): Row => ({
      what,
      measured: `${value.toFixed(0)} ms`,
      aim: `≤ ${aim} ms`,
      met: value <= aim,
    });
    return [
      row("overview of a class of 30 with a year of reviews, the first time", first, 300),
      row("the same, median", median(views), 300),
      row("the same, slowest of nine", Math.max(...views), 300),
      row("the question every three seconds, median", median(stamps), 50),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
