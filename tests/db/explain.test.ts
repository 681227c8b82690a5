import { createClient } from "@libsql/client";
import { sql } from "drizzle-orm";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql";
import { describe, expect, it } from "vitest";
import { plainText } from "#lib/db/plain-text.ts";
import { learningDueBy, nextDueDay, reviewsDueBy } from "#lib/db/queries/due.ts";
import { examsTakenBy } from "#lib/db/queries/exams.ts";
import { lastTouched, logLength } from "#lib/db/queries/log-length.ts";
import { placesOf, unseenIn } from "#lib/db/queries/placed-cards.ts";
import { eventById, eventsOf, eventsOfDay, metBefore, statesOf } from "#lib/db/queries/reviews.ts";
import { tailOf } from "#lib/db/queries/tails.ts";
import { decks } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import type { Reader, Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { batch, card, holder, sent, synced } from "./services/fixtures.ts";
import { withFolder, withStore } from "./with-store.ts";

/** The plans of every statement that a question asks, as SQLite tells them. */
async function plansOf(store: Store, ask: (db: Reader) => Promise<unknown>): Promise<readonly string[]> {
  const asked: { readonly query: string; readonly params: readonly unknown[] }[] = [];
  if (store.address.kind !== "file") throw new Error("This test is about a file.");
  const client = createClient({ url: store.address.url });
  const db: LibSQLDatabase = drizzle(client, {
    logger: { logQuery: (query, params) => asked.push({ query, params }) },
  });
  await ask(db);
  const plans: string[] = [];
  for (const { query, params } of asked) {
    const args = params.map((param) =>
      typeof param === "number" || param === null ? param : plainText(param),
    );
    const { rows } = await client.execute({ sql: `explain query plan ${query}`, args });
    plans.push(...rows.map((row) => plainText(row.detail)));
  }
  client.close();
  expect(asked.length).toBeGreaterThan(0);
  return plans;
}

const due = { userId: "ada", now: 1, day: "2026-02-01", limit: 10 };
const HOT: readonly (readonly [string, RegExp, (db: Reader) => Promise<unknown>])[] = [
  [
    "learning cards that are due",
    /USING INDEX card_states_due_at \(user_id=\? AND due_at<\?\)/u,
    (db) => learningDueBy(db, due),
  ],
  [
    "reviews that are due",
    /USING INDEX card_states_due_day \(user_id=\? AND due_day<\?\)/u,
    (db) => reviewsDueBy(db, due),
  ],
  [
    "the next day with reviews",
    /USING (?:COVERING )?INDEX card_states_due_day/u,
    (db) => nextDueDay(db, "ada", "2026-02-01"),
  ],
  [
    "a card's events",
    /USING INDEX review_events_card \(user_id=\? AND card_id=\?\)/u,
    (db) => eventsOf(db, "ada", "c"),
  ],
  [
    "an event by its id",
    /USING INDEX review_events_key \(user_id=\? AND id=\?\)/u,
    (db) => eventById(db, "ada", "e"),
  ],
  [
    "a day's events",
    /USING INDEX review_events_day \(user_id=\? AND study_day=\?\)/u,
    (db) => eventsOfDay(db, "ada", "2026-02-01"),
  ],
  ["how long a log is", /USING INDEX sqlite_autoindex_event_chains_1/u, (db) => logLength(db, "ada")],
  [
    "cards that were no longer new before a day",
    /USING (?:COVERING )?INDEX review_events_(?:card|day)/u,
    (db) => metBefore(db, "ada", "2026-02-01", ["c"]),
  ],
  [
    "a learner's states",
    /USING INDEX sqlite_autoindex_card_states_1 \(user_id=\?/u,
    (db) => statesOf(db, "ada", ["c"]),
  ],
  [
    "the exams that a learner takes, for every start page",
    /USING INDEX exams_owner \(owner_id=\?\)[\s\S]*class_members_user \(user_id=\? AND state=\?\)[\s\S]*USING INDEX exams_class \(class_id=\?\)/u,
    (db) => examsTakenBy(db, "ada"),
  ],
  [
    "the tail that an answer is recorded onto",
    /USING INDEX review_events_key|USING COVERING INDEX review_events_key/u,
    (db) => tailOf(db, { userId: "ada", cardId: "c", eventId: "e" }),
  ],
];

describe("the hot questions are answered from an index, without reading a table through or sorting", () => {
  it.each(HOT)("%s", (_name, index, ask) =>
    withStore(async (store) => {
      const plans = await plansOf(store, ask);
      expect(plans.join("\n")).toMatch(index);
      expect(plans.filter((plan) => /^SCAN (?!key\b|CONSTANT|\(subquery)/u.test(plan))).toEqual([]);
      // Those of one card are a few dozen: its index is in the order of days, which is asked of whole classes.
      if (ask === HOT[3]?.[2]) return;
      expect(
        plans.filter((plan) => /TEMP B-TREE FOR (?:ORDER|GROUP)/u.test(plan) && !/key/u.test(plans.join())),
      ).toEqual([]);
    }),
  );

  it("what was recorded last is told from a learner's own events, without anybody else's and without their rows", () =>
    withStore(async (store) => {
      const plans = (await plansOf(store, (db) => lastTouched(db, "ada", 3))).join("\n");
      expect(plans).toMatch(/SEARCH review_events USING COVERING INDEX review_events_\w+ \(user_id=\?\)/u);
    }));

  it("the next new cards are found by walking decks in their order, not by sorting them", () =>
    withStore(async (store) => {
      await store.write(async (tx) => {
        const row = { title: "The mill", createdAt: 0, updatedAt: 0 };
        await tx.insert(dossiers).values({ ...row, id: "mill" });
        await tx.insert(decks).values({ ...row, id: "dates", dossierId: "mill" });
      });
      const plans = (await plansOf(store, (db) => unseenIn(db, ["dates"], "ada", 20))).join("\n");
      expect(plans).toMatch(/SEARCH deck_cards USING COVERING INDEX deck_cards_order \(deck_id=\?\)/u);
      expect(plans).toMatch(
        /SEARCH card_states USING INDEX sqlite_autoindex_card_states_1 \(user_id=\? AND card_id=\?\)/u,
      );
      expect(plans).not.toMatch(/TEMP B-TREE/u);
    }));

  it("where some cards stand is looked up by the cards, however large their decks", () =>
    withStore(async (store) => {
      const many = Array.from({ length: 260 }, (_, i) => `card-${i}`);
      const plans = await plansOf(store, (db) => placesOf(db, many, ["dates", "quotes"], "ada"));
      expect(plans.join("\n")).toMatch(/SEARCH cards USING INDEX sqlite_autoindex_cards_1 \(id=\?\)/u);
      expect(plans.join("\n")).not.toMatch(/deck_cards_order/u);
    }));

  it.each([
    ["home", (ctx: Ctx) => homeView(ctx)],
    ["study", (ctx: Ctx) => nextCards(ctx)],
    ["a deck", (ctx: Ctx) => deckView(ctx, "mill-date")],
  ] as const)("%s reads no table of cards, states or answers through", (_name, page) =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1), card(2)]);
        await recordReviews(await holder(store, "ada"), batch([sent("card-1"), sent("card-2")]));
        const { viewer, now, newId } = await holder(store, "ada");
        expect(viewer.kind).toBe("learner");
        const plans = await plansOf(store, async (db) => {
          const reading: Store = Object.create(store, { read: { value: db } });
          await page({ viewer, now, newId, store: reading });
        });
        expect(
          plans.filter((plan) =>
            /^SCAN (?:review_events|card_states|cards|deck_cards|evidence)\b/u.test(plan),
          ),
        ).toEqual([]);
      }),
    ),
  );

  it("the log is checked in order of arrival, page by page", () =>
    withStore(async (store) => {
      const plan = await store.read.all<{ detail: string }>(
        sql`explain query plan select * from review_events where seq > 5 and +user_id = 'ada' order by seq limit 10`,
      );
      expect(plan.map(({ detail }) => detail)).toEqual([
        "SEARCH review_events USING INTEGER PRIMARY KEY (rowid>?)",
      ]);
    }));
});
