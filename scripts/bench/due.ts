import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dayName } from "#lib/base/study-time.ts";
import { reviewsDueBy } from "#lib/db/queries/due.ts";
import { users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { ROOT } from "../setup/operator.ts";
import { saveReviewed } from "./seed.ts";
import { median, type Row, timed } from "./table.ts";

const SMALL = 10_000;
const LARGE = 100_000;
const ROUNDS = 40;
const ASKED = 50;
const TODAY = 20_000;

/** The next due card of a learner with ten thousand cards and of one with a hundred thousand, in turn. */
export async function benchDue(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  try {
    const open = (name: string): Promise<Store> =>
      openStore({ url: `file:${path.join(folder, name)}`, root: ROOT, purpose: "npm run bench" });
    const [small, large] = [await open("small.db"), await open("large.db")];
    await fill(small, SMALL);
    await fill(large, LARGE);
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.small.push((await timed(() => ask(small))) / ASKED);
      times.large.push((await timed(() => ask(large))) / ASKED);
    }
    await small.close();
    await large.close();
    const [a, b] = [median(times.small.slice(5)), median(times.large.slice(5))];
    return [
      { what: "next due card of 10,000", measured: `${(a * 1000).toFixed(0)} µs`, aim: "", met: null },
      {
        what: "next due card of 100,000",
        measured: `${(b * 1000).toFixed(0)} µs = ${(b / a).toFixed(2)} times as long`,
        aim: "<= 1.20",
        met: b / a <= 1.2,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(store: Store): Promise<void> {
  for (let i = 0; i < ASKED; i += 1) {
    await reviewsDueBy(store.read, { userId: "ada", now: 0, day: dayName(TODAY), limit: 1 });
  }
}

async function fill(store: Store, count: number): Promise<void> {
  await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 0, lastSeenAt: 0 }));
  await saveReviewed(store, "ada", count, TODAY);
}
