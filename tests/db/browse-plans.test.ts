import { createClient } from "@libsql/client";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { describe, expect, it } from "vitest";
import { plainText } from "#lib/db/plain-text.ts";
import { foundAfter } from "#lib/db/queries/browse-found.ts";
import type { Store } from "#lib/db/store.ts";
import { type BrowseQuestion, browse, browseCount } from "#lib/services/browse/browse.ts";
import { browseDocuments } from "#lib/services/browse/browse-documents.ts";
import type { Ctx } from "#lib/services/context.ts";
import { collection } from "./services/browse-fixtures.ts";
import { withStore } from "./with-store.ts";

/** The plans of every statement that a verb asks, as SQLite tells them. */
async function plansOf(store: Store, ask: (reading: Store) => Promise<unknown>): Promise<string> {
  if (store.address.kind !== "file") throw new Error("This test is about a file.");
  const asked: { readonly query: string; readonly params: readonly unknown[] }[] = [];
  const client = createClient({ url: store.address.url });
  const logger = { logQuery: (query: string, params: readonly unknown[]) => asked.push({ query, params }) };
  const reading: Store = Object.create(store, { read: { value: drizzle(client, { logger }) } });
  await ask(reading);
  const plans: string[] = [];
  for (const { query, params } of asked) {
    const args = params.map((one) => (typeof one === "number" || one === null ? one : plainText(one)));
    const { rows } = await client.execute({ sql: `explain query plan ${query}`, args });
    plans.push(...rows.map((row) => plainText(row.detail)));
  }
  client.close();
  expect(asked.length).toBeGreaterThan(0);
  return plans.join("\n");
}

function as(ctx: Ctx, store: Store): Ctx {
  return { ...ctx, store };
}

const READ_THROUGH = /^SCAN (?:cards|card_states|card_texts|review_events|evidence|document_versions)\b/mu;

describe("what is looked for is found by an index", () => {
  it.each<BrowseQuestion>([
    {},
    { query: "mill" },
    { query: "mi" },
    { query: "deck:sea is:due" },
    { query: "rated:7 -tag:none" },
    { query: "re:mill" },
    { query: "mi", sort: "stability" },
    { sort: "due" },
    { sort: "due", descending: true, offset: 1 },
    { sort: "recall", descending: true },
    { sort: "answer", limit: 1 },
    { sort: "question", descending: true, offset: 2 },
  ])("%j reads no table of cards, states or answers through", (question) =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await plansOf(store, (reading) => browse(as(ada, reading), question))).not.toMatch(READ_THROUGH);
      const count = { query: question.query ?? "" };
      expect(await plansOf(store, (reading) => browseCount(as(ada, reading), count))).not.toMatch(
        READ_THROUGH,
      );
    }),
  );

  it("a word is looked up in the full-text table", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) => browse(as(ada, reading), { query: "mill" }));
      expect(plans).toMatch(/SCAN w VIRTUAL TABLE INDEX/u);
      expect(await plansOf(store, (reading) => browseDocuments(as(ada, reading), { query: "mill" }))).toMatch(
        /SCAN w VIRTUAL TABLE INDEX/u,
      );
    }));

  it("what is too short for the full-text table is looked up among the beginnings of what it holds", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) => browse(as(ada, reading), { query: "mi" }));
      expect(plans).toMatch(/SCAN t VIRTUAL TABLE INDEX/u);
      expect(plans).toMatch(/SCAN w VIRTUAL TABLE INDEX/u);
    }));

  it("a count and a deed on all that is found go along by id, and sort nothing", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      for (const query of ["mi", "is:new", "tag:none -mill", "deck:sea"]) {
        const plans = await plansOf(store, (reading) => browseCount(as(ada, reading), { query }));
        expect(plans, query).toMatch(
          /SEARCH cards USING COVERING INDEX cards_active \(id>\?\)|SEARCH cards USING INDEX \S+ \(id>\?\)/u,
        );
        expect(plans.slice(plans.indexOf("CO-ROUTINE portion")), query).not.toContain("TEMP B-TREE");
      }
      const { viewer, deckIds } = { viewer: { userId: "ada", ownWords: false }, deckIds: ["sea"] };
      const asked = {
        viewer,
        deckIds,
        condition: sql`1`,
        scanned: sql`1`,
        along: { some: sql`1`, most: sql`1` },
        walked: sql`1`,
        needed: [],
        looksAt: "nothing",
        looksAtMemory: false,
        sideBySide: false,
        counted: "at-once",
        now: 0,
      } as const;
      const plans = await plansOf(store, (reading) => foundAfter(reading.read, asked, "", 500));
      expect(plans).not.toContain("TEMP B-TREE FOR ORDER BY");
    }));

  it("by recall, states and cards are read side by side from narrow indexes, and no words of a card", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) => browse(as(ada, reading), { sort: "recall", limit: 1 }));
      expect(plans).toMatch(
        /SEARCH card_states USING COVERING INDEX card_states_figures \(user_id=\?\)\nSEARCH cards USING COVERING INDEX cards_active \(id=\?\)/u,
      );
    }));

  it("by question, the words are walked in their order", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) =>
        browse(as(ada, reading), { sort: "question", limit: 1 }),
      );
      expect(plans).toMatch(/SCAN w USING COVERING INDEX card_texts_question/u);
    }));

  it("what is due first is found by walking the indexes of dues, not by sorting", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) => browse(as(ada, reading), { sort: "due", limit: 1 }));
      // Only cards that are due together are put in order.
      expect(plans).toMatch(
        /SEARCH card_states USING INDEX card_states_due_at[\s\S]{1,600}USE TEMP B-TREE FOR RIGHT PART OF ORDER BY/u,
      );
    }));

  it("the order of the shelf is walked deck by deck", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) => browse(as(ada, reading), { limit: 1 }));
      expect(plans).toMatch(
        /SEARCH cards USING COVERING INDEX cards_home \(home_deck_id=\? AND status=\?\)/u,
      );
    }));

  it.each(["is:new", "flag:3", "-is:suspended -mi", "is:new or prop:reps>3"])(
    "%s is looked for in narrow indexes side by side, where the decks hold most cards",
    (query) =>
      withStore(async (store) => {
        const { ada } = await collection(store);
        const plans = await plansOf(store, (reading) => browse(as(ada, reading), { query, sort: "added" }));
        expect(plans).toMatch(/SCAN cards USING INDEX cards_active\n/u);
        expect(plans).toMatch(
          /SEARCH card_states USING COVERING INDEX card_states_figures \(user_id=\? AND card_id=\?\)/u,
        );
      }),
  );

  it("what is denied is looked up by the numbers of the texts", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      const plans = await plansOf(store, (reading) =>
        browse(as(ada, reading), { query: "-mill", sort: "category" }),
      );
      expect(plans).toMatch(/SCAN card_words VIRTUAL TABLE INDEX/u);
      expect(plans).toMatch(/SEARCH x USING COVERING INDEX card_texts_card \(card_id=\?\)/u);
    }));
});
