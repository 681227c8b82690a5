import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@libsql/client";
import { is, sql } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { readMigrations } from "#lib/db/migrate.ts";
import * as people from "#lib/db/schema/people.ts";
import { SEARCH_TABLES } from "#lib/db/search-index.ts";
import { openStore, type Store } from "#lib/db/store.ts";
import { TRIGGERS } from "#lib/db/triggers.ts";
import { ROOT, withFolder, withStore } from "./with-store.ts";

// Every file of the folder, so that no table is forgotten here.
const modules: readonly object[] = await Promise.all(
  readdirSync(path.join(ROOT, "lib/db/schema")).map((file) => import(path.join(ROOT, "lib/db/schema", file))),
);
const tables = modules
  .flatMap((module) => Object.values(module))
  .filter((value): value is SQLiteTable => is(value, SQLiteTable))
  .map((table) => getTableConfig(table));

/** A project folder with its own migrations, so that later ones can be tried out. */
function project(folder: string): {
  readonly root: string;
  readonly open: () => Promise<Store>;
  readonly add: (tag: string, text: string) => void;
} {
  const root = path.join(folder, "project");
  cpSync(path.join(ROOT, "drizzle"), path.join(root, "drizzle"), { recursive: true });
  const journalFile = path.join(root, "drizzle/meta/_journal.json");
  return {
    root,
    open: () => openStore({ url: "file:data/test.db", root, purpose: "a test" }),
    add: (tag, text) => {
      const known: { entries: { idx: number; when: number; tag: string }[] } = JSON.parse(
        readFileSync(journalFile, "utf8"),
      );
      const when = (known.entries.at(-1)?.when ?? 0) + 1;
      known.entries.push({ idx: known.entries.length, when, tag });
      writeFileSync(journalFile, JSON.stringify(known));
      writeFileSync(path.join(root, "drizzle", `${tag}.sql`), text);
    },
  };
}

const person = (store: Store, id: string): Promise<unknown> =>
  store.write((tx) => tx.insert(people.users).values({ id, createdAt: 1, lastSeenAt: 1 }));
const triggersOf = async (store: Store): Promise<readonly string[]> =>
  (
    await store.read.all<{ name: string }>(
      sql`select name from sqlite_master where type = 'trigger' order by name`,
    )
  ).map(({ name }) => name);

describe("the migrated schema", () => {
  it("is the one that the code says, column for column, key for key, index for index", async () => {
    expect(tables.length).toBeGreaterThan(15);
    await withStore(async (store) => {
      const rows = <T>(query: string): Promise<T[]> => store.read.all<T>(sql.raw(query));
      for (const table of tables) {
        const found = await rows<{ name: string; type: string; notnull: number; pk: number }>(
          `select name, lower(type) as type, "notnull", pk from pragma_table_info('${table.name}')`,
        );
        const composite = table.primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
        // By name: a column that came later stands last in the file and where it belongs in the code.
        const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
          a.name < b.name ? -1 : 1;
        expect(found.sort(byName)).toEqual(
          table.columns
            .map((column) => ({
              name: column.name,
              type: column.getSQLType(),
              notnull: column.notNull ? 1 : 0,
              pk: column.primary ? 1 : composite.indexOf(column.name) + 1,
            }))
            .sort(byName),
        );
        const indexes = await rows<{ name: string; unique: number; partial: number }>(
          `select name, "unique", partial from pragma_index_list('${table.name}') where origin = 'c' order by name`,
        );
        expect(indexes).toEqual(
          table.indexes
            .map(({ config }) => ({
              name: config.name,
              unique: config.unique ? 1 : 0,
              partial: config.where ? 1 : 0,
            }))
            .sort((a, b) => (a.name < b.name ? -1 : 1)),
        );
        const keys = await rows<{ from: string; to: string; on: string }>(
          `select "from", "table" || '.' || "to" as "to", lower(on_delete) as "on" from pragma_foreign_key_list('${table.name}') order by "from"`,
        );
        expect(keys).toEqual(
          table.foreignKeys
            .map((key) => {
              const { columns, foreignColumns, foreignTable } = key.reference();
              return {
                from: columns[0]?.name,
                to: `${getTableConfig(foreignTable).name}.${foreignColumns[0]?.name}`,
                on: key.onDelete,
              };
            })
            .sort((a, b) => (String(a.from) < String(b.from) ? -1 : 1)),
        );
      }
      const found = await rows<{ name: string }>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name",
      );
      // A full-text table keeps its index in tables of its own.
      const fullText = Object.keys(SEARCH_TABLES);
      expect(
        found.map(({ name }) => name).filter((name) => !fullText.some((one) => name.startsWith(`${one}_`))),
      ).toEqual([...tables.map(({ name }) => name), ...fullText].sort());
    });
  });

  it("says for every foreign key what happens when its row goes", () => {
    const silent = tables.flatMap((table) =>
      table.foreignKeys
        .filter((key) => key.onDelete === undefined || key.onDelete === "no action")
        .map(() => table.name),
    );
    expect(silent).toEqual([]);
  });

  it("has every trigger", () =>
    withStore(async (store) => expect(await triggersOf(store)).toEqual(Object.keys(TRIGGERS).sort())));
});

describe("migrating", () => {
  it("is done once: a second start changes nothing", () =>
    withFolder(async (folder) => {
      const { open } = project(folder);
      const first = await open();
      expect(first.migrated).toEqual(readMigrations(path.join(ROOT, "drizzle")).map(({ tag }) => tag));
      await first.close();
      const second = await open();
      expect(second.migrated).toEqual([]);
      await second.close();
    }));

  it("that rebuilds a table keeps its rows and makes its triggers again", () =>
    withFolder(async (folder) => {
      const { open, add, root } = project(folder);
      const before = await open();
      await person(before, "ada");
      await before.close();
      add(
        "9001_rebuild",
        "CREATE TABLE `new_users` AS SELECT * FROM users;--> statement-breakpoint\nDROP TABLE `users`;--> statement-breakpoint\nALTER TABLE `new_users` RENAME TO `users`;--> statement-breakpoint\nCREATE UNIQUE INDEX `users_id` ON `users` (`id`);",
      );
      const after = await open();
      expect(after.migrated).toEqual(["9001_rebuild"]);
      expect(await after.read.$count(people.users)).toBe(1);
      expect(await triggersOf(after)).toEqual(Object.keys(TRIGGERS).sort());
      expect(existsSync(path.join(root, "data/test.db.before-9001_rebuild"))).toBe(true);
      await after.close();
    }));

  it("that fails half-way leaves the old state and says so", () =>
    withFolder(async (folder) => {
      const { open, add, root } = project(folder);
      const before = await open();
      await person(before, "ada");
      await before.close();
      add(
        "9001_bad",
        "CREATE TABLE `half` (`a` text);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);",
      );
      await expect(open()).rejects.toThrow(/could not be migrated \(9001_bad\).*It was left as it was/su);
      const client = createClient({ url: `file:${path.join(root, "data/test.db")}` });
      const { rows } = await client.execute(
        "select (select count(*) from users) as people, (select count(*) from sqlite_master where name = 'half') as half, (select count(*) from sqlite_master where type = 'trigger') as triggers",
      );
      expect({ ...rows[0] }).toEqual({ people: 1, half: 0, triggers: Object.keys(TRIGGERS).length });
      client.close();
    }));

  it("that would leave rows dangling is undone", () =>
    withFolder(async (folder) => {
      const { open, add } = project(folder);
      const before = await open();
      await person(before, "ada");
      await before.write((tx) =>
        tx
          .insert(people.sessions)
          .values({ tokenHash: "x", userId: "ada", createdAt: 1, lastUsedAt: 1, expiresAt: 2 }),
      );
      await before.close();
      add("9001_orphans", "DELETE FROM users;");
      await expect(open()).rejects.toThrow(/could not be migrated/u);
    }));

  it("refuses a database of a newer build with words", () =>
    withFolder(async (folder) => {
      const { open, add, root } = project(folder);
      add("9001_future", "CREATE TABLE `future` (`a` text);");
      await (await open()).close();
      const file = path.join(root, "data/test.db");
      const bytes = readFileSync(file);
      cpSync(path.join(ROOT, "drizzle"), path.join(root, "drizzle"), { recursive: true });
      await expect(open()).rejects.toThrow(/made by a newer version of Dossier.*Nothing was changed/su);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }));

  it("refuses a database whose migrations went another way", () =>
    withFolder(async (folder) => {
      const { open, root } = project(folder);
      await (await open()).close();
      const [first] = readMigrations(path.join(root, "drizzle"));
      writeFileSync(path.join(root, "drizzle", `${first?.tag}.sql`), "CREATE TABLE `other` (`a` text);");
      await expect(open()).rejects.toThrow(/has a schema that this version of Dossier does not know/u);
    }));

  it("says what to do when the migrations are missing", () =>
    withFolder(async (folder) => {
      await expect(openStore({ url: "file:a.db", root: folder, purpose: "a test" })).rejects.toThrow(
        /cannot be read.*Start from the project's folder/su,
      );
    }));
});
