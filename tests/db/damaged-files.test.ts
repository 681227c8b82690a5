import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { createClient } from "@libsql/client";
import { describe, expect, it } from "vitest";
import { takeLock } from "#lib/db/lock.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { StoreError } from "#lib/db/store-error.ts";
import { openIn, withFolder } from "./with-store.ts";

const add = (store: Store, id: string): Promise<unknown> =>
  store.write((tx) => tx.insert(users).values({ id, createdAt: 1, lastSeenAt: 1 }));

/** A closed database with some rows in it. */
async function made(folder: string, name = "test.db"): Promise<string> {
  const store = await openIn(folder, name);
  for (let i = 0; i < 30; i += 1) await add(store, `p${i}`);
  await store.close();
  return path.join(folder, name);
}

/** The files of a database as a killed process leaves them: the last writes are in the log only. */
async function killed(folder: string, to: string): Promise<string> {
  const store = await openIn(folder, "living.db");
  await add(store, "last");
  const from = path.join(folder, "living.db");
  for (const ending of ["", "-wal", "-shm", ".holder"]) copyFileSync(from + ending, to + ending);
  await store.close();
  return to;
}

/** Opening must fail with words and leave every byte as it was. */
async function refused(folder: string, words: RegExp): Promise<void> {
  const file = path.join(folder, "test.db");
  const before = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
  const since = performance.now();
  const error = await openIn(folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(String(error)).toMatch(words);
  // Whoever waits for a lock or tries again and again takes longer, on any machine.
  expect(performance.now() - since).toBeLessThan(20_000);
  if (before) expect(readFileSync(file).equals(before)).toBe(true);
}

/** What a kill leaves between the two writes of a frame: its header is there, its page is still one of the round before. */
async function tornFrame(folder: string): Promise<string> {
  const file = await made(folder, "whole.db");
  const client = createClient({ url: `file:${file}` });
  const wal = `${file}-wal`;
  const grow = (): Promise<unknown> =>
    client.execute("insert into users (id, created_at, last_seen_at) values (hex(randomblob(9000)), 1, 1)");
  await client.execute("pragma journal_mode = wal");
  await client.execute("update users set last_seen_at = 2 where id = 'p1'");
  await grow();
  const before = readFileSync(wal);
  await client.execute("pragma wal_checkpoint(restart)");
  const folded = readFileSync(file);
  await grow();
  const after = readFileSync(wal);
  client.close();
  const header = 32 + 24;
  const torn = Buffer.concat([after.subarray(0, header), before.subarray(header)]);
  // Only a first page is looked into; the page that stands there now is another one.
  expect(torn.readUInt32BE(32)).toBe(1);
  expect(before.readUInt32BE(32)).not.toBe(1);
  const to = path.join(folder, "test.db");
  writeFileSync(to, folded);
  writeFileSync(`${to}-wal`, torn);
  return to;
}

describe("the write-ahead log of a killed process", () => {
  it("may end in half a frame: that was acknowledged to nobody, and everything before it is there", () =>
    withFolder(async (folder) => {
      await tornFrame(folder);
      const store = await openIn(folder);
      expect(await store.read.$count(users)).toBe(31);
      await store.close();
    }));

  it("is said to be folded before it goes, so that a kill at the very end is not taken for a lost log", () =>
    withFolder(async (folder) => {
      const file = await made(folder);
      const lock = await takeLock(file, { pid: 1, purpose: "a test", since: 0 });
      lock.markOpen();
      lock.markFolded();
      await lock.release(false);
      expect(existsSync(`${file}.holder`)).toBe(true);
      await (await openIn(folder)).close();
    }));
});

describe("a file that is not what it should be is refused with words and left as it is", () => {
  it("an empty one", () =>
    withFolder(async (folder) => {
      writeFileSync(path.join(folder, "test.db"), "");
      await refused(folder, /it is empty.*npm run backup -- --restore/su);
    }));

  it("one with a broken header", () =>
    withFolder(async (folder) => {
      const file = await made(folder);
      const bytes = readFileSync(file);
      writeFileSync(file, Buffer.concat([Buffer.from("garbage garbage!"), bytes.subarray(16)]));
      await refused(folder, /not a SQLite database/u);
    }));

  it("half a file", () =>
    withFolder(async (folder) => {
      const file = await made(folder);
      truncateSync(file, Math.floor(statSync(file).size / 2));
      await refused(folder, /it is cut off/u);
    }));

  it("one whose log is missing after the process was killed", () =>
    withFolder(async (folder) => {
      const file = await killed(folder, path.join(folder, "test.db"));
      rmSync(`${file}-wal`);
      rmSync(`${file}-shm`);
      await refused(folder, /write-ahead log test\.db-wal is missing/u);
      rmSync(`${file}.holder`);
      await (await openIn(folder)).close();
    }));

  it("one beside the log of another database", () =>
    withFolder(async (folder) => {
      await killed(folder, path.join(folder, "other.db"));
      const file = await made(folder);
      copyFileSync(path.join(folder, "other.db-wal"), `${file}-wal`);
      await refused(folder, /test\.db-wal beside it belongs to another database/u);
    }));

  it("a log without its database", () =>
    withFolder(async (folder) => {
      await killed(folder, path.join(folder, "test.db"));
      rmSync(path.join(folder, "test.db"));
      await refused(folder, /it is gone, but its write-ahead log test\.db-wal is still there/u);
    }));

  it("a database of another program", () =>
    withFolder(async (folder) => {
      const other = createClient({ url: `file:${path.join(folder, "test.db")}` });
      await other.execute("create table recipes (name text)");
      other.close();
      await refused(folder, /database of another program/u);
    }));

  it("a folder", () =>
    withFolder(async (folder) => {
      mkdirSync(path.join(folder, "test.db"));
      await refused(folder, /is not a file/u);
    }));

  it("one with a page overwritten", () =>
    withFolder(async (folder) => {
      const file = await made(folder);
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, 8192);
      writeFileSync(file, bytes);
      await refused(folder, /it is damaged inside/u);
    }));

  // The superuser may write anywhere, so this says nothing when the tests run as one.
  it.skipIf(process.getuid?.() === 0)("one that cannot be written, or whose folder cannot", () =>
    withFolder(async (folder) => {
      const file = await made(folder);
      chmodSync(file, 0o444);
      await refused(folder, /cannot be read and written/u);
      chmodSync(file, 0o644);
      chmodSync(folder, 0o555);
      await refused(folder, /cannot be written/u);
      chmodSync(folder, 0o755);
    }),
  );
});

describe("a file that only looks odd is opened", () => {
  it("with all that was acknowledged before the process was killed", () =>
    withFolder(async (folder) => {
      await killed(folder, path.join(folder, "test.db"));
      const store = await openIn(folder);
      expect(await store.read.select({ id: users.id }).from(users)).toEqual([{ id: "last" }]);
      await store.close();
    }));

  it("with a stale index of the log beside it", () =>
    withFolder(async (folder) => {
      const file = await killed(folder, path.join(folder, "test.db"));
      writeFileSync(`${file}-shm`, Buffer.alloc(32_768, 7));
      const store = await openIn(folder);
      expect(await store.read.$count(users)).toBe(1);
      await store.close();
    }));

  it("with a log whose end was torn off: what is whole in it counts", () =>
    withFolder(async (folder) => {
      const file = await killed(folder, path.join(folder, "test.db"));
      const size = statSync(`${file}-wal`).size;
      truncateSync(`${file}-wal`, size - 100);
      const store = await openIn(folder);
      expect(await store.read.$count(users)).toBe(0);
      await store.close();
    }));
});
