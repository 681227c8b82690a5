import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dayName } from "#lib/base/study-time.ts";
import type { StateRow } from "#lib/db/event-rows.ts";
import { reviewsDueBy } from "#lib/db/queries/due.ts";
import { saveStates } from "#lib/db/queries/reviews.ts";
import { users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { ROOT } from "../setup/operator.ts";
import { cardName } from "./seed.ts";
import { median, type Row, timed } from "./table.ts";

const SMALL = 10_000;
const LARGE = 100_000;
const ROUNDS = 40;
const ASKED = 50;
const TODAY = 20_000;
const AT_ONCE = 1_000;

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

/** Cards in review with due days spread over two years around today, as a long-time learner has them. */
async function fill(store: Store, count: number): Promise<void> {
  await store.write((tx) => tx.insert(users).values({ id: "ada", createdAt: 0, lastSeenAt: 0 }));
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, i) => stateOf(from + i));
    await store.write((tx) => saveStates(tx, rows));
  }
}

function stateOf(i: number): StateRow {
  return {
    userId: "ada",
    cardId: cardName(i),
    phase: "review",
    dueAt: null,
    dueDay: dayName(TODAY - 30 + ((i * 7_919) % 700)),
    stability: 20 + (i % 100),
    difficulty: 5,
    step: 0,
    intervalDays: 20,
    lastStudyTime: 0,
    reps: 5,
    lapses: 0,
    suspended: i % 50 === 0,
    buriedUntil: null,
    answers: 5,
    lastEventId: `event-${i}`,
    lastEffectiveAt: 0,
    lastDeviceId: "device",
    lastDeviceSequence: i,
    schedulerVersion: "bench",
    parametersId: null,
  };
}
