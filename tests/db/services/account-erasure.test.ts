import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { unzipSync } from "fflate";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { verifyChains } from "#lib/db/chain.ts";
import { userColumns } from "#lib/db/queries/user-tables.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { deleteAccount } from "#lib/services/account/delete-account.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { takeAlong } from "#lib/services/account/take-along.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { openIn, withFolder, withStore } from "../with-store.ts";
import { account, browser, PASSWORD, withCards } from "./account-fixtures.ts";
import { batch, card, holder, NOW, sent, synced } from "./fixtures.ts";

const CANARY = "canary-4f1d9a";

type Column = { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number };

/** Columns that hold an id of a person without a foreign key, each with the reason why erasing need not find it. */
const NAMED_OTHERWISE: ReadonlySet<string> = new Set([
  // Whose log it is stands beside it; who recorded the answer is an id that means nothing once its person is gone.
  "review_events.recorded_by",
  // "self", "app", "teacher".
  "review_events.marked_by",
  "quiz_answers.marked_by",
]);

/** Puts a row that is full of the canary into every table that names people, the way a forgotten verb might. */
function fillEveryTable(
  file: string,
  userId: string,
  columns: readonly { table: string; column: string }[],
): void {
  const db = new Database(file);
  db.exec("pragma foreign_keys = off");
  db.exec("pragma recursive_triggers = off");
  for (const table of new Set(columns.map((one) => one.table))) {
    if (["event_chains", "users", "review_events"].includes(table)) continue;
    const own = columns.filter((one) => one.table === table).map((one) => one.column);
    const info = db.prepare(`pragma table_info("${table}")`).all() as Column[];
    const names = info.map((one) => `"${one.name}"`).join(", ");
    const values = info.map(({ name, type }) => {
      if (own.includes(name)) return userId;
      if (/int|real/iu.test(type)) return 7;
      // A JSON text, because triggers look into some.
      return /blob/iu.test(type) ? Buffer.from(CANARY) : `{"x":"${CANARY} ${table} ${name}"}`;
    });
    db.prepare(`insert or ignore into "${table}" (${names}) values (${info.map(() => "?").join(", ")})`).run(
      values,
    );
  }
  db.close();
}

const bytesOf = (file: string): string => (existsSync(file) ? readFileSync(file).toString("latin1") : "");

describe("an account that is deleted", () => {
  it("leaves nothing in the file or the log beside it: not its name, its words, its answers or its id", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await withFolder((decks) => synced(store, decks, [card(1)]));
      const ctx = await account(store, `${CANARY} Meier`);
      const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
      const marking = { by: "self", proposed: 3, response: `${CANARY} typed` };
      await recordReviews(ctx, batch([sent("card-1", { marking } as object)]));
      await createDeck(ctx, { title: `${CANARY} deck` });
      const file = path.join(folder, "test.db");
      fillEveryTable(file, userId, await userColumns(store.read));
      // The connection sees what another wrote; the file has it.
      await store.fold();
      expect(bytesOf(file)).toContain(CANARY);
      expect(bytesOf(file)).toContain(userId);

      await deleteAccount(ctx, { password: PASSWORD }, { address: null });
      expect(bytesOf(`${file}-wal`)).toBe("");
      const left = new Set(bytesOf(file).match(new RegExp(`.{0,40}(?:${CANARY}|${userId}).{0,60}`, "gu")));
      // Rows that are not this person's outlive them, without the name.
      expect([...left].filter((text) => text.includes(userId))).toEqual([]);
      expect(bytesOf(file)).not.toContain(`${CANARY} Meier`);
      expect(bytesOf(file)).not.toContain(`${CANARY} typed`);
      expect(bytesOf(file)).not.toContain(`${CANARY} deck`);
      await store.close();
    }));

  it("is gone from every table that names people, of today and of tomorrow", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      const ctx = await account(store, "Anna");
      const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
      const columns = await userColumns(store.read);
      expect(columns.length).toBeGreaterThan(25);
      fillEveryTable(path.join(folder, "test.db"), userId, columns);
      await deleteAccount(ctx, { password: PASSWORD }, { address: null });
      for (const { table, column } of columns) {
        const [row] = await store.read.all<{ n: number }>(
          sql`select count(*) as n from ${sql.identifier(table)} where ${sql.identifier(column)} = ${userId}`,
        );
        expect(row?.n, `${table}.${column}`).toBe(0);
      }
      await store.close();
    }));

  it("can be forgotten in no table: whatever looks like a person's id refers to people", () =>
    withStore(async (store) => {
      const known = new Set((await userColumns(store.read)).map((one) => `${one.table}.${one.column}`));
      const all = await store.read.all<{ table: string; column: string }>(
        sql`select m.name as "table", c.name as "column" from sqlite_schema m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite%'`,
      );
      const personal =
        /^(?:.*_)?(?:user|owner|author|actor|learner|pupil|teacher|person|subject|member)_id$|_by$/u;
      const loose = all
        .filter((one) => personal.test(one.column))
        .map((one) => `${one.table}.${one.column}`)
        .filter((name) => !known.has(name) && !NAMED_OTHERWISE.has(name))
        // Of several tables: named by their kind, and erased with what they name.
        .filter((name) => !["actions.subject_id", "evidence.owner_id"].includes(name));
      expect(loose).toEqual([]);
    }));

  it("was never asked for more than docs/retention.md says: a new column needs its line there first", () =>
    withStore(async (store) => {
      const columns = await store.read.all<{ name: string }>(
        sql`select name from pragma_table_info('users')`,
      );
      const names = "name sign_in_name name_folded password_hash password_temporary".split(" ");
      const study = "zone day_start habits".split(" ");
      const keeping = "id role disabled_at created_at last_seen_at".split(" ");
      expect(columns.map((one) => one.name).sort()).toEqual([...names, ...study, ...keeping].sort());
    }));

  it("asks for the password, and leaves everybody else's log whole", () =>
    withCards(async (store) => {
      const anna = await account(store, "Anna");
      const ben = await account(store, "Ben");
      for (const ctx of [anna, ben]) await recordReviews(ctx, batch([sent("card-1")]));
      await expect(deleteAccount(anna, { password: "not it" }, { address: null })).rejects.toMatchObject({
        code: "invalid",
      });
      await deleteAccount(anna, { password: PASSWORD }, { address: null });
      expect(await store.read.$count(users)).toBe(1);
      expect(await verifyChains(store.read)).toEqual({ events: 1, broken: [] });
      expect((await holder(store, "Anna!")).viewer.kind).toBe("visitor");
      const again = signIn(await holder(store, "x"), { name: "Anna", password: PASSWORD }, browser("y"));
      await expect(again).rejects.toMatchObject({ code: "invalid" });
    }));

  it("may be a guest's, who has no password", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      await deleteAccount(await holder(store, "guest"), {}, { address: null });
      expect(await store.read.$count(users)).toBe(0);
    }));
});

async function taken(store: Store, token: string, now = NOW): Promise<Readonly<Record<string, string>>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await takeAlong(await holder(store, token, now))) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

describe("what one takes along", () => {
  it("has every answer, card and thing of one's own, nothing of others, and no key", () =>
    withCards(async (store) => {
      const anna = await account(store, "Anna");
      const ben = await account(store, "Ben");
      await createDeck(ben, { title: "Of Ben" });
      await createDeck(anna, { title: "Of Anna" });
      const given = [sent("card-1"), sent("card-2", { rating: 1 })];
      await recordReviews(anna, batch(given));
      await recordReviews(ben, batch([sent("card-3")]));
      const files = await taken(store, "Anna!");
      const events: readonly { id: string }[] = JSON.parse(files["data/review_events.json"] ?? "");
      expect(events.map((one) => one.id)).toEqual(given.map((one) => one.id));
      expect(files["answers.csv"]?.split("\r\n")).toHaveLength(4);
      expect(files["cards.csv"]).toContain("In which year was thing 1 built?");
      const everything = Object.values(files).join("\n");
      expect(everything).toContain("Of Anna");
      expect(everything).not.toContain("Of Ben");
      expect(everything).not.toMatch(/argon2|password_hash|token_hash/u);
      for (const { table, onDelete } of await userColumns(store.read))
        if (onDelete === "cascade") expect(Object.keys(files)).toContain(`data/${table}.json`);
    }));

  it("asks for the password again after a while; a guest has none", () =>
    withCards(async (store) => {
      await account(store, "Anna");
      await expect(taken(store, "Anna!", NOW + 31 * 60_000)).rejects.toMatchObject({ code: "stale" });
      await recordReviews(await holder(store, "guest"), batch([sent("card-1")]));
      expect(Object.keys(await taken(store, "guest"))).toContain("answers.csv");
    }));
});
