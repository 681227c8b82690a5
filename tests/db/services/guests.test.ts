import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { sessions, users } from "#lib/db/schema/people.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { EMPTY_GUEST_DAYS, expireGuests, UNSEEN_GUEST_DAYS } from "#lib/services/account/expire-guests.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2)]);
      return test(store);
    }),
  );

const begin = async (store: Store, token: string, address: string | null, now = NOW) =>
  recordReviews(context(store, await viewerOf(store, token, now, { address }), now), batch([sent("card-1")]));

/** What every table with people's rows holds, so that a new one is not forgotten when someone is erased. */
async function rowsOf(store: Store, userId: string): Promise<number> {
  const tables = await store.read.all<{ name: string; column: string }>(
    sql`select m.name as name, c.name as "column" from sqlite_schema m join pragma_table_info(m.name) c
        where m.type = 'table' and c.name in ('user_id', 'owner_id')`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(8);
  let rows = 0;
  for (const { name, column } of tables) {
    const [row] = await store.read.all<{ n: number }>(
      sql`select count(*) as n from ${sql.identifier(name)} where ${sql.identifier(column)} = ${userId}`,
    );
    rows += row?.n ?? 0;
  }
  return rows;
}

describe("new guests at one address", () => {
  it("are let in by the class, four classes at once, and then wait a moment", () =>
    withCards(async (store) => {
      for (let i = 0; i < 120; i += 1) await begin(store, `pupil ${i}`, "10.0.0.7");
      const refused = begin(store, "one too many", "10.0.0.7");
      await expect(refused).rejects.toMatchObject({ code: "limit", details: { retryAfter: "1" } });
      expect(await store.read.$count(users)).toBe(120);
      // Elsewhere, a second later, and without a known address everybody may.
      await begin(store, "elsewhere", "10.0.0.8");
      await begin(store, "a second later", "10.0.0.7", NOW + 1_000);
      await begin(store, "nobody knows where", null);
      expect(await store.read.$count(users)).toBe(123);
    }));

  it("are not shut out for hours when the server's clock is set back", () =>
    withCards(async (store) => {
      await begin(store, "ahead", "10.0.0.5", NOW + 24 * 3_600_000);
      const refused = begin(store, "corrected", "10.0.0.5");
      await expect(refused).rejects.toMatchObject({ code: "limit", details: { retryAfter: "1" } });
      expect((await begin(store, "corrected", "10.0.0.5", NOW + 1_000)).accepted).toHaveLength(1);
    }));

  it("do not hold up those who are learners already", () =>
    withCards(async (store) => {
      await begin(store, "early", "10.0.0.9");
      for (let i = 0; i < 119; i += 1) await begin(store, `pupil ${i}`, "10.0.0.9");
      await expect(begin(store, "late", "10.0.0.9")).rejects.toMatchObject({ code: "limit" });
      expect((await begin(store, "early", "10.0.0.9")).accepted).toHaveLength(1);
    }));
});

describe("guests whose time is over", () => {
  it("are erased with their log and sessions, and nobody else is", () =>
    withCards(async (store) => {
      const gone = await begin(store, "gone", null, NOW - (UNSEEN_GUEST_DAYS + 1) * DAY);
      const stays = await begin(store, "stays", null, NOW - (UNSEEN_GUEST_DAYS - 1) * DAY);
      expect(await rowsOf(store, gone.userId)).toBeGreaterThanOrEqual(4);
      expect(await expireGuests(context(store, { kind: "visitor", key: null }))).toBe(1);
      expect(await rowsOf(store, gone.userId)).toBe(0);
      expect(await store.read.$count(reviewEvents)).toBe(1);
      expect(await store.read.$count(sessions)).toBe(1);
      expect((await holder(store, "stays")).viewer).toMatchObject({ userId: stays.userId });
      // The cookie of one who comes back is a visitor's again, and starts anew.
      expect((await viewerOf(store, "gone", NOW)).kind).toBe("visitor");
    }));

  it("are those without an answer after a week, but never people with a name", () =>
    withCards(async (store) => {
      const at = (days: number) => ({ createdAt: NOW - days * DAY, lastSeenAt: NOW - days * DAY });
      await store.write((tx) =>
        tx.insert(users).values([
          { id: "empty", ...at(EMPTY_GUEST_DAYS + 1) },
          { id: "fresh", ...at(EMPTY_GUEST_DAYS - 1) },
          { id: "named", name: "Ada", nameFolded: "ada", ...at(1_000) },
          { id: "teacher", role: "teacher", ...at(1_000) },
        ]),
      );
      expect(await expireGuests(context(store, { kind: "visitor", key: null }))).toBe(1);
      expect(await expireGuests(context(store, { kind: "visitor", key: null }))).toBe(0);
      const left = await store.read.select({ id: users.id }).from(users).orderBy(users.id);
      expect(left.map((row) => row.id)).toEqual(["fresh", "named", "teacher"]);
    }));

  it("are erased however many there are", () =>
    withCards(async (store) => {
      const old = NOW - 30 * DAY;
      const rows = Array.from({ length: 130 }, (_, i) => ({
        id: `guest-${i}`,
        createdAt: old,
        lastSeenAt: old,
      }));
      await store.write((tx) => tx.insert(users).values(rows));
      expect(await expireGuests(context(store, { kind: "visitor", key: null }))).toBe(130);
    }));
});
