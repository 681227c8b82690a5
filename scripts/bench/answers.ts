import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { uuidv7 } from "#lib/base/ids.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import type { Ctx } from "#lib/services/context.ts";
import { contextFor } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { ROOT } from "../setup/operator.ts";
import { cardName, seedDeck } from "./seed.ts";
import { median, type Row, timed, whole } from "./table.ts";

const CARDS = 500;
const ROUNDS = 24;
const WARM_UP = 4;
const SINGLE = 60;
const WAITING = 50;
const BATCHES = 4;
const newId = (): string => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

/**
 * Answers recorded per second through the service (reading and checking, Drizzle, checksum, fold, commit), beside the
 * bare client writing the same two rows into the same tables of the same file in one batch. The rounds take turns, so
 * that whatever else the machine does weighs on both.
 */
export async function benchAnswers(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "dossier-bench-"));
  const url = `file:${path.join(folder, "bench.db")}`;
  const store = await openStore({ url, root: ROOT, purpose: "npm run bench" });
  const bare = createClient({ url, concurrency: 1, timeout: 1_000 });
  try {
    await seedDeck(store, CARDS);
    const record = await recorder(store);
    const write = await bareWriter(store, bare);
    const singles: number[] = [];
    const waiting: number[] = [];
    const batches: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const single = (await timed(() => inTurn(SINGLE, record))) / SINGLE;
      const batch = (await timed(() => inTurn(SINGLE, write))) / SINGLE;
      const together = await timed(() =>
        inTurn(BATCHES, () => Promise.all(Array.from({ length: WAITING }, record))),
      );
      if (round < WARM_UP) continue;
      singles.push(single);
      batches.push(batch);
      waiting.push(together / (BATCHES * WAITING));
    }
    const base = 1000 / median(batches);
    const alone = 1000 / median(singles);
    const grouped = 1000 / median(waiting);
    return [
      { what: "bare client, two statements in a batch", measured: `${whole(base)} / s`, aim: "", met: null },
      {
        what: "answers through the service, one by one",
        measured: `${whole(alone)} / s = ${(alone / base).toFixed(2)} of bare`,
        aim: ">= 0.60",
        met: alone / base >= 0.6,
      },
      {
        what: `answers through the service, ${WAITING} waiting`,
        measured: `${whole(grouped)} / s = ${(grouped / base).toFixed(2)} of bare`,
        aim: ">= 3.00",
        met: grouped / base >= 3,
      },
    ];
  } finally {
    bare.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i += 1) await work();
}

/** A learner who answers card after card, each in a batch of its own, as one request does. */
async function recorder(store: Store): Promise<() => Promise<unknown>> {
  const token = "a token of the bench";
  let sequence = 0;
  const batch = (): unknown => {
    sequence += 1;
    const deviceTime = Date.now();
    const review = {
      id: newId(),
      kind: "answered",
      cardId: cardName(sequence % CARDS),
      cardVersion: 1,
      rating: 3,
      target: null,
      deviceId: "device",
      deviceSequence: sequence,
      deviceTime,
      utcOffsetMinutes: 0,
      zone: "UTC",
      tookMs: 2_000,
      mode: "study",
      dueShown: null,
    };
    return { deviceId: "device", sentAt: deviceTime, userId: null, reviews: [review] };
  };
  await recordReviews(contextFor(store, await viewerOf(store, token, Date.now())), batch());
  const ctx: Ctx = contextFor(store, await viewerOf(store, token, Date.now()));
  return () => recordReviews(ctx, batch());
}

/** The same two rows by hand: an event and a state, copied from what the service wrote, under ids of their own. */
async function bareWriter(store: Store, client: Client): Promise<() => Promise<unknown>> {
  await client.execute("pragma synchronous = full");
  await client.execute("pragma secure_delete = on");
  await client.execute("insert into users (id, created_at, last_seen_at) values ('bare', 0, 0)");
  const event = await rowOf(client, "review_events");
  const state = await rowOf(client, "card_states");
  const insert = `insert into review_events (${Object.keys(event).join(", ")}) values (${marks(event)})`;
  const updates = Object.keys(state).filter((name) => name !== "user_id" && name !== "card_id");
  const upsert = `insert into card_states (${Object.keys(state).join(", ")}) values (${marks(state)})
    on conflict (user_id, card_id) do update set ${updates.map((name) => `${name} = excluded.${name}`).join(", ")}`;
  if (store.address.kind !== "file") throw new Error("The bench is about a file.");
  let sequence = 0;
  return () => {
    sequence += 1;
    const own = { user_id: "bare", card_id: cardName(sequence % CARDS) };
    return client.batch(
      [
        { sql: insert, args: Object.values({ ...event, ...own, id: newId() }) },
        { sql: upsert, args: Object.values({ ...state, ...own }) },
      ],
      "write",
    );
  };
}

type Plain = Readonly<Record<string, string | number | null>>;

async function rowOf(client: Client, table: "review_events" | "card_states"): Promise<Plain> {
  const { columns, rows } = await client.execute(`select * from ${table} limit 1`);
  const entries = columns
    .filter((name) => name !== "seq")
    .map((name): [string, string | number | null] => {
      const value = rows[0]?.[name];
      return [name, typeof value === "string" || typeof value === "number" ? value : null];
    });
  return Object.fromEntries(entries);
}

const marks = (row: Plain): string =>
  Object.keys(row)
    .map(() => "?")
    .join(", ");
