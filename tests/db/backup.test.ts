import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@libsql/client";
import { asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { backUp, restore } from "#lib/db/backup.ts";
import { databaseAddress } from "#lib/db/database-url.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { openIn, withFolder } from "./with-store.ts";

const name = (i: number): string => `p${String(i).padStart(5, "0")}`;
const add = (store: Store, i: number): Promise<unknown> =>
  store.write((tx) => tx.insert(users).values({ id: name(i), createdAt: i, lastSeenAt: i }));
const at = (folder: string, file = "test.db") => databaseAddress(`file:${file}`, folder);

describe("a backup", () => {
  it("made while people write is one moment of the database: nothing acknowledged before is missing, no gap", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      let acknowledged = 0;
      let going = true;
      const writer = (async () => {
        for (let i = 0; going; i += 1) {
          await add(store, i);
          acknowledged = i + 1;
        }
      })();
      for (let copy = 0; copy < 5; copy += 1) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        const before = acknowledged;
        const file = path.join(folder, `copy${copy}.db`);
        await backUp(at(folder), file);
        const opened = await openIn(folder, `copy${copy}.db`);
        const found = await opened.read.select({ id: users.id }).from(users).orderBy(asc(users.id));
        await opened.close();
        expect(found.length).toBeGreaterThanOrEqual(before);
        expect(found.map(({ id }) => id)).toEqual(found.map((_, i) => name(i)));
      }
      going = false;
      await writer;
      await store.close();
    }));

  it("never replaces a file, and leaves nothing half-made", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      writeFileSync(path.join(folder, "precious"), "mine");
      await expect(backUp(at(folder), path.join(folder, "precious"))).rejects.toThrow(/exists already/u);
      expect(readFileSync(path.join(folder, "precious"), "utf8")).toBe("mine");
      await store.close();
      await expect(backUp(at(folder, "nowhere.db"), path.join(folder, "b.db"))).rejects.toThrow(
        /There is no database/u,
      );
      expect(readdirSync(folder).filter((file) => file.includes("unfinished"))).toEqual([]);
    }));

  it("made without a server notices nothing amiss at the next start, even after a kill", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      for (const ending of ["", "-wal", "-shm", ".holder"])
        copyFileSync(path.join(folder, `test.db${ending}`), path.join(folder, `killed.db${ending}`));
      await store.close();
      await backUp(at(folder, "killed.db"), path.join(folder, "b.db"));
      const again = await openIn(folder, "killed.db");
      expect(await again.read.$count(users)).toBe(1);
      await again.close();
    }));
});

describe("restoring", () => {
  it("brings back exactly what was copied, and keeps what was there", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      await backUp(at(folder), path.join(folder, "b.db"));
      await add(store, 2);
      await store.close();
      const { kept } = await restore(at(folder), path.join(folder, "b.db"), 1_790_000_000_000);
      const restored = await openIn(folder);
      expect((await restored.read.select({ id: users.id }).from(users)).map(({ id }) => id)).toEqual([
        name(1),
      ]);
      await restored.close();
      const old = createClient({ url: `file:${kept}` });
      expect((await old.execute("select count(*) as people from users")).rows[0]?.people).toBe(2);
      old.close();
    }));

  it("by copying the file works too, when the old log is put away", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      await backUp(at(folder), path.join(folder, "b.db"));
      await store.close();
      for (const ending of ["", "-wal", "-shm", ".holder"])
        rmSync(path.join(folder, `test.db${ending}`), { force: true });
      copyFileSync(path.join(folder, "b.db"), path.join(folder, "test.db"));
      const restored = await openIn(folder);
      expect(await restored.read.$count(users)).toBe(1);
      await restored.close();
    }));

  it("over a database whose old log stays behind is refused instead of mixed", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      await backUp(at(folder), path.join(folder, "b.db"));
      await add(store, 2);
      copyFileSync(path.join(folder, "test.db-wal"), path.join(folder, "old-wal"));
      await store.close();
      copyFileSync(path.join(folder, "b.db"), path.join(folder, "test.db"));
      copyFileSync(path.join(folder, "old-wal"), path.join(folder, "test.db-wal"));
      await expect(openIn(folder)).rejects.toThrow(/belongs to another database/u);
    }));

  it("mends a database that cannot be opened any more", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      await backUp(at(folder), path.join(folder, "b.db"));
      await store.close();
      writeFileSync(path.join(folder, "test.db"), "");
      await restore(at(folder), path.join(folder, "b.db"), 1_790_000_000_000);
      const restored = await openIn(folder);
      expect(await restored.read.$count(users)).toBe(1);
      await restored.close();
    }));

  it("refuses while a server runs, and refuses a file that is no backup, before anything is touched", () =>
    withFolder(async (folder) => {
      const store = await openIn(folder);
      await add(store, 1);
      const backup = path.join(folder, "b.db");
      await backUp(at(folder), backup);
      await expect(restore(at(folder), backup, 1)).rejects.toThrow(/in use by a test/u);
      await store.close();
      writeFileSync(
        path.join(folder, "letter.txt"),
        "Dear all, this is a letter and not a backup of anything.",
      );
      await expect(restore(at(folder), path.join(folder, "letter.txt"), 1)).rejects.toThrow(
        /not a SQLite database/u,
      );
      await expect(restore(at(folder), path.join(folder, "nothing.db"), 1)).rejects.toThrow(
        /There is no file/u,
      );
      expect(existsSync(path.join(folder, "test.db"))).toBe(true);
      const again = await openIn(folder);
      expect(await again.read.$count(users)).toBe(1);
      await again.close();
    }));
});
