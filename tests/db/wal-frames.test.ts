import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@libsql/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { framesOf, type Read } from "#lib/db/wal-frames.ts";
import { withFolder } from "./with-store.ts";

const reader =
  (bytes: Buffer): Read =>
  (at, length) =>
    bytes.subarray(at, at + length);

/** So many frames belong to whole transactions. */
function committed(bytes: Buffer): number {
  let last = 0;
  for (const [at, { pagesAfter }] of [...framesOf(reader(bytes))].entries())
    if (pagesAfter > 0) last = at + 1;
  return last;
}

/** A database beside a log of several transactions, in its second round: older frames stand behind the last one. */
async function logOf(folder: string): Promise<{ readonly file: Buffer; readonly wal: Buffer }> {
  const name = path.join(folder, "made.db");
  const client = createClient({ url: `file:${name}` });
  await client.execute("pragma journal_mode = wal");
  await client.execute("create table notes (body text)");
  const write = (): Promise<unknown> => client.execute("insert into notes values (hex(randomblob(2500)))");
  for (let i = 0; i < 8; i += 1) await write();
  await client.execute("pragma wal_checkpoint(restart)");
  const file = readFileSync(name);
  for (let i = 0; i < 3; i += 1) await write();
  const wal = readFileSync(`${name}-wal`);
  client.close();
  return { file, wal };
}

/** How many frames SQLite itself takes from a log when it opens the database. */
async function takenBySqlite(name: string): Promise<number> {
  const client = createClient({ url: `file:${name}` });
  const { rows } = await client.execute("pragma wal_checkpoint(passive)");
  client.close();
  return Number(rows[0]?.log);
}

describe("the frames of a write-ahead log", () => {
  it("are those that SQLite takes, whatever a crash left of the log", () =>
    withFolder(async (folder) => {
      const { file, wal } = await logOf(folder);
      expect(committed(wal)).toBeGreaterThan(3);
      let number = 0;
      const agree = async (bytes: Buffer): Promise<void> => {
        number += 1;
        const name = path.join(folder, `${number}.db`);
        writeFileSync(name, file);
        writeFileSync(`${name}-wal`, bytes);
        expect(await takenBySqlite(name)).toBe(committed(bytes));
      };
      await agree(wal);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 32, max: wal.length }),
          fc.option(fc.integer({ min: 0, max: wal.length - 1 })),
          async (length, flipped) => {
            const bytes = Buffer.from(wal.subarray(0, length));
            if (flipped !== null && flipped < length) bytes[flipped] = (bytes[flipped] ?? 0) ^ 1;
            await agree(bytes);
          },
        ),
        { numRuns: 40 },
      );
    }));
});
