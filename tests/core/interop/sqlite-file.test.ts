import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { openSqlite } from "#lib/interop/sqlite-file.ts";
import { writeDatabase } from "../../fixtures/write-apkg.ts";

const rowsIn = (bytes: Uint8Array, name: string) => [...(openSqlite(bytes).table(name)?.rows() ?? [])];
const plain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);

const cell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -(2 ** 47), max: 2 ** 47 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Number.isInteger(n) ? n + 0.5 : n)),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.integer({ min: 0, max: 9_000 }).map((n) => "long words ".repeat(n / 11 + 1)),
  fc.uint8Array({ maxLength: 40 }),
);

describe("a database file that SQLite wrote", () => {
  it.each([512, 1_024, 4_096, 65_536])("is read as it was written, on pages of %i bytes", (size) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 60 }), (rows) => {
        const bytes = writeDatabase((db) => {
          db.exec(`pragma page_size = ${size}`);
          db.exec("create table pairs (id integer primary key, a, b)");
          db.exec("create table keyed (k text primary key, v) without rowid");
          const pair = db.prepare("insert into pairs (a, b) values (?, ?)");
          const keyed = db.prepare("insert into keyed values (?, ?)");
          for (const [i, [a, b]] of rows.entries()) {
            pair.run([a, b].map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)));
            keyed.run([`key ${String(i).padStart(4, "0")}`, b instanceof Uint8Array ? Buffer.from(b) : b]);
          }
        });
        const told = rows.map(([a, b], i) => [i + 1, plain(a), plain(b)]);
        expect(rowsIn(bytes, "pairs").map((row) => row.map(plain))).toEqual(told);
        const keys = rows.map(([, b], i) => [`key ${String(i).padStart(4, "0")}`, plain(b)]);
        expect(rowsIn(bytes, "keyed").map((row) => row.map(plain))).toEqual(keys);
      }),
      { numRuns: 3 },
    );
  });

  it.each(["UTF-8", "UTF-16le", "UTF-16be"])("is read in %s", (encoding) => {
    const bytes = writeDatabase((db) => {
      db.exec(`pragma encoding = '${encoding}'`);
      db.exec("create table words (w text)");
      db.exec("insert into words values ('Größe 漢字 🌍')");
    });
    expect(rowsIn(bytes, "words")).toEqual([["Größe 漢字 🌍"]]);
  });

  it("is read by the names of its columns, whatever is noted beside them", () => {
    const bytes = writeDatabase((db) => {
      db.exec(`create table told ( /* what is told */
        id integer primary key,  /* 0, the row's own */
        a text not null,         /* 1: not "b" ** or (c) */
        b text                   -- 2, the last
      )`);
      db.exec("insert into told values (7, 'one', 'two')");
    });
    expect(openSqlite(bytes).table("told")?.columns).toEqual(["id", "a", "b"]);
    expect(rowsIn(bytes, "told")).toEqual([[7, "one", "two"]]);
  });

  it("is read through thousands of rows, a column that was added later being empty in the older ones", () => {
    const bytes = writeDatabase((db) => {
      db.exec("create table many (id integer primary key, n integer)");
      db.exec(
        "with recursive c(i) as (select 1 union all select i + 1 from c where i < 20000) insert into many select i, i * 3 from c",
      );
      db.exec("alter table many add column late text");
      db.exec("delete from many where id % 2 = 0");
    });
    const rows = rowsIn(bytes, "many");
    expect(rows).toHaveLength(10_000);
    expect(rows[9_999]).toEqual([19_999, 59_997, null]);
  });

  it("hides no program behind a table's name", () => {
    const bytes = writeDatabase((db) => {
      db.exec("create table real (id integer primary key)");
      db.exec("create view notes as select * from real");
      db.exec("create virtual table cards using fts5(words)");
    });
    expect(() => openSqlite(bytes).table("notes")).toThrow(DomainError);
    expect(() => openSqlite(bytes).table("cards")).toThrow(DomainError);
    expect(openSqlite(bytes).table("revlog")).toBeNull();
  });

  it("that was tampered with is read to an end or refused, and nothing else", () => {
    const bytes = writeDatabase((db) => {
      db.exec("pragma page_size = 512");
      db.exec("create table words (id integer primary key, w text)");
      for (let i = 0; i < 200; i += 1) db.exec(`insert into words (w) values ('${"w".repeat(i * 7)}')`);
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 400, max: bytes.length }),
        (changes, length) => {
          const copy = bytes.slice(0, length);
          for (const [at, value] of changes) if (at < length) copy[at] = value;
          let read = 0;
          try {
            for (const row of openSqlite(copy).table("words")?.rows() ?? []) read += row.length;
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
          // No page is read twice, so no more rows than cells fit into the file.
          expect(read).toBeLessThan(bytes.length);
        },
      ),
      { numRuns: 80 },
    );
  });
});
