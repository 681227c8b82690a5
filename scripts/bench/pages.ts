import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dayNumber } from "#lib/base/study-time.ts";
import { users } from "#lib/db/schema/people.ts";
import { openStore } from "#lib/db/store.ts";
import { contextFor } from "#lib/services/server.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { ROOT } from "../setup/operator.ts";
import { saveReviewed, seedDeck } from "./seed.ts";
import { median, type Row, timed } from "./table.ts";

const CARDS = 10_000;
const MET = 8_000;
const ROUNDS = 15;

/** What a learner with ten thousand cards, most of them met, waits for on the server: the home page, and a sitting. */
export async function benchPages(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  const url = `file:${path.join(folder, "bench.db")}`;
  const store = await openStore({ url, root: ROOT, purpose: "npm run bench" });
  try {
    await seedDeck(store, CARDS);
    await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 0, lastSeenAt: 0 }));
    const now = Date.now();
    await saveReviewed(store, "ada", MET, dayNumber(now));
    const clock = { zone: "UTC", dayStart: 4 };
    const ctx = contextFor(store, {
      kind: "learner",
      userId: "ada",
      name: null,
      role: "learner",
      clock,
      tokenHash: "",
      lastUsedAt: now,
    });
    const home: number[] = [];
    const sitting: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      home.push(await timed(() => homeView(ctx)));
      sitting.push(await timed(() => nextCards(ctx)));
    }
    const [a, b] = [median(home.slice(3)), median(sitting.slice(3))];
    return [
      { what: "home page of 10,000 cards", measured: `${a.toFixed(0)} ms`, aim: "<= 100 ms", met: a <= 100 },
      { what: "a day's sitting out of 10,000 cards", measured: `${b.toFixed(0)} ms`, aim: "", met: null },
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
