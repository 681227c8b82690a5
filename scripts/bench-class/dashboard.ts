import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { classCardView } from "#lib/services/morning/card-view.ts";
import { gradebookView } from "#lib/services/morning/gradebook-view.ts";
import { morningView } from "#lib/services/morning/morning-view.ts";
import { overviewStamp } from "#lib/services/morning/overview-stamp.ts";
import { pupilView } from "#lib/services/morning/pupil-view.ts";
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
    const first = await measured(() => morningView(ctx, "class"));
    const views: Measured[] = [];
    const stamps: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      views.push(await measured(() => morningView(ctx, "class")));
      stamps.push(await measured(() => overviewStamp(ctx, "class")));
    }
    const pupil = await measured(() => pupilView(ctx, "class", "pupil-07"));
    const card = await measured(() => classCardView(ctx, "class", "card-7"));
    const gradebook = await measured(() => gradebookView(ctx, "class"));
    await store.close();
    return [
      row("overview of a class of 30 with a year of reviews, the first time", [first], 300),
      row("the same, median of nine", views, 300),
      row("the question every three seconds, median of nine", stamps, 50),
      row("the page of a pupil, the first time", [pupil], null),
      row("the page of a card, the first time", [card], null),
      row("the gradebook, with the credit of a year, the first time", [gradebook], 1_000),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On the clock, and of the processor: on a machine with other work the second is what it costs. */
type Measured = { readonly wall: number; readonly processor: number };

async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const before = process.cpuUsage();
  const wall = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
}

function row(what: string, times: readonly Measured[], aim: number | null): Row {
  const wall = median(times.map((one) => one.wall));
  const processor = median(times.map((one) => one.processor));
  return {
    what,
    measured: `${wall.toFixed(0)} ms (${processor.toFixed(0)} ms of processor)`,
    aim: aim === null ? "" : `≤ ${aim} ms`,
    met: aim === null ? null : wall <= aim,
  };
}
