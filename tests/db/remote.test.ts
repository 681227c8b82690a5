import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { uuidv7 } from "#lib/base/ids.ts";
import { backUp } from "#lib/db/backup.ts";
import { verifyChains } from "#lib/db/chain.ts";
import { users } from "#lib/db/schema/people.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { StoreError } from "#lib/db/store-error.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { browse } from "#lib/services/browse/browse.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { seedDeck } from "#scripts/bench/seed.ts";
import { type HranaServer, startHranaServer } from "../hrana-server.ts";
import { ROOT, withFolder } from "./with-store.ts";

const open = (server: HranaServer, authToken?: string): Promise<Store> =>
  openStore({ url: server.url, authToken, root: ROOT, purpose: "a test", patienceMs: 1_000 });

async function withServer<T>(test: (server: HranaServer) => Promise<T>, token?: string): Promise<T> {
  return withFolder(async (folder) => {
    const server = await startHranaServer(
      path.join(folder, "remote.db"),
      token === undefined ? {} : { token },
    );
    try {
      return await test(server);
    } finally {
      await server.close();
    }
  });
}

const add = (store: Store, id: string): Promise<unknown> =>
  store.write((tx) => tx.insert(users).values({ id, createdAt: 1, lastSeenAt: 1 }));

describe("a database server (http: or libsql:)", () => {
  it("is migrated, is migrated once, and keeps what was written", () =>
    withServer(async (server) => {
      const store = await open(server);
      expect(store.migrated.length).toBeGreaterThan(0);
      await add(store, "ada");
      await store.close();
      const again = await open(server);
      expect(again.migrated).toEqual([]);
      expect(await again.read.$count(users)).toBe(1);
      await again.close();
    }));

  it("takes libsql: addresses", () =>
    withServer(async (server) => {
      const store = await openStore({
        url: `${server.url.replace("http:", "libsql:")}?tls=0`,
        root: ROOT,
        purpose: "a test",
      });
      await add(store, "ada");
      expect(await store.read.$count(users)).toBe(1);
      await store.close();
    }));

  it("commits waiting writes together, and each still fails alone", () =>
    withServer(async (server) => {
      const store = await open(server);
      await add(store, "ada");
      const before = server.requests();
      const results = await Promise.allSettled(["bo", "ada", "cy"].map((id) => add(store, id)));
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      const together = Promise.all(Array.from({ length: 20 }, (_, i) => add(store, `p${i}`)));
      await together;
      expect(await store.read.$count(users)).toBe(23);
      // One round trip for each statement, and one for the commit: not one transaction for each write.
      expect(server.requests() - before).toBeLessThan(40);
      await store.close();
    }));

  it("has the same triggers and foreign keys", () =>
    withServer(async (server) => {
      const store = await open(server);
      await add(store, "ada");
      expect(await store.read.all(sql`select user_id, events from event_chains`)).toEqual([
        { user_id: "ada", events: 0 },
      ]);
      await store.write((tx) => tx.delete(users).where(eq(users.id, "ada")));
      expect(await store.read.all(sql`select user_id from event_chains`)).toEqual([]);
      expect(await verifyChains(store.read)).toEqual({ events: 0, broken: [] });
      await store.close();
    }));

  it("records answers as a file does: once each, checksums and states right, in a few round trips", () =>
    withServer(async (server) => {
      const store = await open(server);
      await seedDeck(store, 5);
      const answer = (n: number, cardId: string) => ({
        id: `00000000-0000-4000-8000-00000000000${n}`,
        kind: "answered",
        cardId,
        cardVersion: 1,
        rating: 3,
        target: null,
        deviceId: "phone",
        deviceSequence: n,
        deviceTime: 1_772_442_000_000 + n * 60_000,
        utcOffsetMinutes: 60,
        zone: "Europe/Paris",
        tookMs: 2_000,
        mode: "study",
        dueShown: null,
      });
      const now = 1_772_450_000_000;
      const send = async (reviews: readonly unknown[]) =>
        recordReviews(
          {
            store,
            viewer: await viewerOf(store, "a token", now),
            now: () => now,
            newId: () => crypto.randomUUID(),
          },
          { deviceId: "phone", sentAt: now, userId: null, reviews },
        );
      const first = [answer(1, "card-0"), answer(2, "card-1"), answer(3, "card-0")];
      expect((await send(first)).accepted).toHaveLength(3);
      const before = server.requests();
      expect((await send([...first, answer(4, "card-2")])).accepted).toHaveLength(4);
      expect(server.requests() - before).toBeLessThan(15);
      expect(await verifyChains(store.read)).toEqual({ events: 4, broken: [] });
      expect(await rebuildStates(store)).toEqual({ cards: 3, changed: 0, removed: 0 });
      await store.close();
    }));

  it("keeps the words of cards up as a file does, finds by them, and takes back what was done to many", () =>
    withServer(async (server) => {
      const store = await open(server);
      await seedDeck(store, 30);
      const now = 1_772_450_000_000;
      const viewer = async () => viewerOf(store, "a token", now);
      const ctx = async () => ({
        store,
        viewer: await viewer(),
        now: () => now,
        newId: () => uuidv7(now, (bytes) => crypto.getRandomValues(bytes)),
      });
      const ids = async (query: string) => {
        const answer = await browse(await ctx(), { query });
        return answer.kind === "found" ? answer.rows.map(({ id }) => id) : [];
      };
      expect(await ids("NUMBER 17")).toEqual(["card-17"]);
      const of = { query: "number", after: "" };
      const done = await changeCards(await ctx(), {
        step: crypto.randomUUID(),
        deed: { kind: "suspended" },
        of,
      });
      expect(done.changed).toHaveLength(30);
      expect(await ids("is:suspended")).toHaveLength(30);
      await undoStep(await ctx(), { step: done.stepId, undo: true });
      expect(await ids("is:suspended")).toEqual([]);
      await store.close();
    }));

  it("may go away for a moment: the write waits and is done once", () =>
    withServer(async (server) => {
      const store = await open(server);
      server.breakOff(true);
      const write = add(store, "ada");
      setTimeout(() => server.breakOff(false), 300);
      await write;
      expect(await store.read.$count(users)).toBe(1);
      await store.close();
    }));

  it("that stays away is an error in words, and nothing is acknowledged", () =>
    withServer(async (server) => {
      const store = await open(server);
      server.breakOff(true);
      await expect(add(store, "ada")).rejects.toThrow(/does not answer/u);
      server.breakOff(false);
      await add(store, "bo");
      expect(await store.read.select({ id: users.id }).from(users)).toEqual([{ id: "bo" }]);
      await store.close();
    }));

  it("is opened with its token, and refused in words without it", () =>
    withServer(async (server) => {
      const store = await open(server, "secret");
      await add(store, "ada");
      await store.close();
      await expect(open(server, "wrong")).rejects.toThrow(StoreError);
    }, "secret"));

  it("has no file to back up, and says so", () =>
    withServer(async (server) => {
      await expect(backUp({ kind: "remote", url: server.url }, "/tmp/never.db")).rejects.toThrow(
        /Use that server's own backups/u,
      );
    }));
});
