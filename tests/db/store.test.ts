import path from "node:path";
import { createClient } from "@libsql/client";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store, Writer } from "#lib/db/store.ts";
import { StoreError } from "#lib/db/store-error.ts";
import { openIn, withFolder, withStore } from "./with-store.ts";

const person = (id: string): typeof users.$inferInsert => ({ id, createdAt: 1, lastSeenAt: 1 });
const add = (store: Store, id: string): Promise<string> =>
  store.write(async (tx) => {
    await tx.insert(users).values(person(id));
    return id;
  });
const ids = async (store: Store): Promise<readonly string[]> =>
  (await store.read.select({ id: users.id }).from(users).orderBy(users.id)).map(({ id }) => id);

describe("the write queue", () => {
  it("answers after the commit: what it promised is there after a second opening", async () => {
    await withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, "ada");
      await store.close();
      const again = await openIn(folder);
      expect(await ids(again)).toEqual(["ada"]);
      await again.close();
    });
  });

  it("commits 500 writes that come at once, none busy, and leaves the event loop free", async () => {
    await withStore(async (store) => {
      const delays: number[] = [];
      let last = performance.now();
      const clock = setInterval(() => {
        delays.push(performance.now() - last - 5);
        last = performance.now();
      }, 5);
      await Promise.all(Array.from({ length: 500 }, (_, i) => add(store, `p${i}`)));
      clearInterval(clock);
      expect(await store.read.$count(users)).toBe(500);
      // Two writers that wait for each other hold this thread for the whole of the busy time, five seconds.
      expect(Math.max(...delays, 0)).toBeLessThan(4_000);
    });
  });

  it("takes a lone null and a lone blob for the values that they are", async () => {
    await withStore(async (store) => {
      await store.write(async (tx) => {
        await tx.insert(users).values({ ...person("ada"), name: "Ada" });
        await tx.run(sql`update users set name = ${null}`);
      });
      const [row] = await store.read.select().from(users);
      expect(row?.name).toBeNull();
      await store.write((tx) => tx.run(sql`update users set name = hex(${Buffer.from([1, 255])})`));
      const [after] = await store.read.select().from(users);
      expect(after?.name).toBe("01FF");
    });
  });

  it("lets each waiting job fail alone", async () => {
    await withStore(async (store) => {
      await add(store, "ada");
      const results = await Promise.allSettled(["bo", "ada", "cy", "ada", "di"].map((id) => add(store, id)));
      expect(results.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(await ids(store)).toEqual(["ada", "bo", "cy", "di"]);
    });
  });

  it("undoes all of a job that throws, also what it wrote before", async () => {
    await withStore(async (store) => {
      const failing = store.write(async (tx) => {
        await tx.insert(users).values(person("bo"));
        throw new DomainError("conflict", "no");
      });
      const [first, second] = await Promise.allSettled([failing, add(store, "cy")]);
      expect(first).toMatchObject({ status: "rejected", reason: { code: "conflict" } });
      expect(second?.status).toBe("fulfilled");
      expect(await ids(store)).toEqual(["cy"]);
    });
  });

  it("goes on after hundreds of failed jobs: the connection stays able to commit", async () => {
    await withStore(async (store) => {
      await add(store, "ada");
      for (let i = 0; i < 200; i += 1) await expect(add(store, "ada")).rejects.toThrow();
      await Promise.allSettled(Array.from({ length: 100 }, () => add(store, "ada")));
      await add(store, "bo");
      expect(await ids(store)).toEqual(["ada", "bo"]);
    });
  });

  it("hands waiting items of one kind to their work together, and each alone when one of them fails", async () => {
    await withStore(async (store) => {
      const calls: number[] = [];
      const work = async (tx: Writer, items: readonly string[]): Promise<readonly string[]> => {
        calls.push(items.length);
        await tx.insert(users).values(items.map(person));
        return items.map((item) => item.toUpperCase());
      };
      const results = await Promise.all(["a", "b", "c"].map((item) => store.writeTogether(work, item)));
      expect(results).toEqual(["A", "B", "C"]);
      expect(calls).toEqual([3]);
      const mixed = await Promise.allSettled(["d", "a", "e"].map((item) => store.writeTogether(work, item)));
      expect(mixed.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(calls).toEqual([3, 3, 1, 1, 1]);
      expect(await ids(store)).toEqual(["a", "b", "c", "d", "e"]);
    });
  });

  it("keeps order: a job sees what the jobs before it in the group wrote", async () => {
    await withStore(async (store) => {
      const counts = await Promise.all(
        [1, 2, 3].map((i) =>
          store.write(async (tx) => {
            await tx.insert(users).values(person(`p${i}`));
            return tx.$count(users);
          }),
        ),
      );
      expect(counts).toEqual([1, 2, 3]);
    });
  });

  it("waits out another program's lock without stopping the event loop, then commits a hundred jobs", async () => {
    await withFolder(async (folder) => {
      const store = await openIn(folder);
      const other = createClient({ url: `file:${path.join(folder, "test.db")}` });
      const held = await other.transaction("write");
      let ticks = 0;
      const clock = setInterval(() => {
        ticks += 1;
      }, 20);
      const writes = Promise.all(Array.from({ length: 100 }, (_, i) => add(store, `p${i}`)));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await held.rollback();
      await writes;
      clearInterval(clock);
      expect(ticks).toBeGreaterThan(20);
      expect(await store.read.$count(users)).toBe(100);
      other.close();
      await store.close();
    });
  });

  it("gives up on a busy database after ten seconds with a sentence, and works again afterwards", {
    timeout: 30_000,
  }, async () => {
    await withFolder(async (folder) => {
      const store = await openIn(folder, "test.db", 500);
      const other = createClient({ url: `file:${path.join(folder, "test.db")}` });
      const held = await other.transaction("write");
      await expect(add(store, "ada")).rejects.toThrow(StoreError);
      await held.rollback();
      await add(store, "bo");
      expect(await ids(store)).toEqual(["bo"]);
      other.close();
      await store.close();
    });
  });

  it("refuses a statement outside its job", async () => {
    await withStore(async (store) => {
      const escaped = await store.write(async (tx) => Promise.resolve({ tx }));
      await expect(escaped.tx.insert(users).values(person("ada"))).rejects.toThrow();
      expect(await ids(store)).toEqual([]);
    });
  });

  it("finishes what it accepted when it is closed, and accepts nothing afterwards", async () => {
    await withFolder(async (folder) => {
      const store = await openIn(folder);
      const last = add(store, "ada");
      await store.close();
      expect(await last).toBe("ada");
      await expect(add(store, "bo")).rejects.toThrow(StoreError);
    });
  });
});

describe("the connections", () => {
  it("keep their settings, also in an open transaction and after a failure", async () => {
    await withStore(async (store) => {
      const settings = (): Promise<unknown> =>
        store.write(async (tx) => {
          const value = async (name: string): Promise<unknown> => {
            const [row] = await tx.all<Record<string, unknown>>(sql.raw(`pragma ${name}`));
            return Object.values(row ?? {})[0];
          };
          return [
            await value("synchronous"),
            await value("secure_delete"),
            await value("foreign_keys"),
            await value("journal_mode"),
          ];
        });
      expect(await settings()).toEqual([2, 1, 1, "wal"]);
      await store.write(() => Promise.reject(new Error("no"))).catch(() => {});
      expect(await settings()).toEqual([2, 1, 1, "wal"]);
    });
  });

  it("let the reader read only", async () => {
    await withStore(async (store) => {
      await expect(store.read.all(sql`delete from users`)).rejects.toThrow();
    });
  });

  it("let pages read while a job writes, and see it after its commit", async () => {
    await withStore(async (store) => {
      const during = await store.write(async (tx) => {
        await tx.insert(users).values(person("ada"));
        return ids(store);
      });
      expect(during).toEqual([]);
      expect(await ids(store)).toEqual(["ada"]);
    });
  });

  it("open with the SQLite that was tested, and say so", async () => {
    await withStore(async (store) => {
      expect(store.description).toMatch(/^SQLite 3\.\d+\.\d+, file /u);
    });
  });
});

describe("the lock", () => {
  it("refuses a second opening with words that name the holder", async () => {
    await withFolder(async (folder) => {
      const store = await openIn(folder);
      await expect(openIn(folder)).rejects.toThrow(
        /in use by a test \(process \d+, since .*\)\. Stop it first/u,
      );
      await add(store, "ada");
      await store.close();
      const again = await openIn(folder);
      expect(await ids(again)).toEqual(["ada"]);
      await again.close();
    });
  });
});

describe("erasing a learner", () => {
  it("takes everything that hangs on the row with it", async () => {
    await withStore(async (store) => {
      await add(store, "ada");
      await store.write((tx) => tx.delete(users).where(eq(users.id, "ada")));
      expect(await ids(store)).toEqual([]);
      expect(await store.read.all(sql`select * from event_chains`)).toEqual([]);
    });
  });
});
