import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Client } from "@libsql/client";
import { DomainError } from "#lib/base/errors.ts";
import type { DatabaseAddress } from "./database-url.ts";
import { damaged } from "./inspect-file.ts";
import { plainText } from "./plain-text.ts";
import { dropSearchIndex, isOfSearchIndex, makeSearchIndex, SEARCH_TABLES } from "./search-index.ts";
import { storeError, troubleOf } from "./store-error.ts";
import { dropTriggers, makeTriggers, TRIGGERS } from "./triggers.ts";

export type Migration = {
  readonly tag: string;
  /** When it was generated: its place in the order. */
  readonly when: number;
  readonly hash: string;
  readonly statements: readonly string[];
};

/** The table is the one that drizzle-kit knows, so that its tools can read the database too. */
const TABLE = "__drizzle_migrations";

/** The generated migrations of this build, in order. Throws `unreadable` when the folder is not whole. */
export function readMigrations(folder: string): readonly Migration[] {
  try {
    const journal: unknown = JSON.parse(readFileSync(path.join(folder, "meta", "_journal.json"), "utf8"));
    return entriesOf(journal).map(({ tag, when }) => {
      // Line endings may have been changed by a checkout; the migration is the same.
      const text = readFileSync(path.join(folder, `${tag}.sql`), "utf8").replaceAll("\r\n", "\n");
      const statements = text.split("--> statement-breakpoint").map((part) => part.trim());
      return { tag, when, hash: createHash("sha256").update(text).digest("hex"), statements };
    });
  } catch (cause) {
    throw new DomainError(
      "unreadable",
      `The migrations in ${folder} cannot be read (${reason(cause)}). Start from the project's folder, or restore the files from the repository.`,
    );
  }
}

function entriesOf(journal: unknown): readonly { readonly tag: string; readonly when: number }[] {
  if (
    typeof journal !== "object" ||
    journal === null ||
    !("entries" in journal) ||
    !Array.isArray(journal.entries)
  ) {
    throw new Error("the journal has no entries");
  }
  return journal.entries.map((entry: unknown) => {
    if (typeof entry === "object" && entry !== null && "tag" in entry && "when" in entry) {
      if (typeof entry.tag === "string" && typeof entry.when === "number")
        return { tag: entry.tag, when: entry.when };
    }
    throw new Error("an entry of the journal is not whole");
  });
}

/**
 * Brings a database to this build's schema, in one transaction: a crash leaves the old state or the new one. Safe to
 * repeat. A database of a newer build is refused, and so is one that went another way. Before a file with data is
 * changed, a copy is made beside it. Returns the tags that were applied.
 */
export async function migrate(
  client: Client,
  address: DatabaseAddress,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const applied = await appliedOf(client);
  refuseOtherWays(applied, migrations, address);
  const pending = migrations.slice(applied.length);
  const [first] = pending;
  if (!first) {
    if (!(await derivedIsThere(client)))
      await run(
        client,
        address,
        [...dropTriggers(), ...makeSearchIndex(), ...makeTriggers()],
        "the triggers",
      );
    return [];
  }
  if (applied.length > 0 && address.kind === "file")
    await keepCopy(client, `${address.path}.before-${first.tag}`);
  const statements = [
    ...dropTriggers(),
    `create table if not exists ${TABLE} (id integer primary key, hash text not null, created_at numeric)`,
    ...pending.flatMap(({ statements: own, hash, when }) => [
      ...own,
      `insert into ${TABLE} (hash, created_at) values ('${hash}', ${when})`,
    ]),
    ...makeSearchIndex(),
    ...makeTriggers(),
    // Foreign keys are off while tables are rebuilt: a row left dangling stops the whole migration here.
    ...(address.kind === "file"
      ? ["select json('dangling rows') where exists (select 1 from pragma_foreign_key_check)"]
      : []),
  ];
  await run(client, address, statements, pending.map(({ tag }) => tag).join(", "));
  return pending.map(({ tag }) => tag);
}

async function run(
  client: Client,
  address: DatabaseAddress,
  statements: readonly string[],
  what: string,
): Promise<void> {
  try {
    await client.migrate([...statements]);
  } catch (cause) {
    const trouble = troubleOf(cause);
    if (trouble === "busy" || trouble === "full" || trouble === "unreachable")
      throw storeError(trouble, cause);
    const where = address.kind === "file" ? address.path : address.url;
    throw new DomainError(
      "unreadable",
      `The database ${where} could not be migrated (${what}): ${reason(cause)}. It was left as it was. Go back to the build that ran before, or restore a backup (docs/backup.md), and report this.`,
    );
  }
}

type Applied = { readonly hash: string; readonly when: number };

async function appliedOf(client: Client): Promise<readonly Applied[]> {
  const there = await client.execute(
    `select 1 from sqlite_master where type = 'table' and name = '${TABLE}'`,
  );
  if (there.rows.length === 0) return [];
  const { rows } = await client.execute(`select hash, created_at from ${TABLE} order by created_at, id`);
  return rows.map((row) => ({ hash: plainText(row.hash), when: Number(row.created_at) }));
}

function refuseOtherWays(
  applied: readonly Applied[],
  migrations: readonly Migration[],
  address: DatabaseAddress,
): void {
  const where = address.kind === "file" ? address.path : address.url;
  const last = migrations.at(-1)?.when ?? 0;
  if (applied.some(({ when }) => when > last)) {
    throw new DomainError(
      "stale",
      `The database ${where} was made by a newer version of Dossier than this one. Start that version again, or let DATABASE_URL name another database. Nothing was changed.`,
    );
  }
  applied.forEach((one, i) => {
    if (migrations[i]?.hash === one.hash) return;
    throw new DomainError(
      "stale",
      `The database ${where} has a schema that this version of Dossier does not know (its migration ${i + 1} is another). Start the version that made it, or let DATABASE_URL name another database. Nothing was changed.`,
    );
  });
}

/** Whether the triggers and the full-text tables are there, in this build's words. */
async function derivedIsThere(client: Client): Promise<boolean> {
  const { rows } = await client.execute("select name, sql from sqlite_master where sql is not null");
  const found = new Map(rows.map((row) => [plainText(row.name), squeezed(plainText(row.sql))]));
  return Object.entries({ ...TRIGGERS, ...SEARCH_TABLES }).every(
    ([name, sql]) => found.get(name) === squeezed(sql),
  );
}

/** SQLite keeps a statement as it was written, but spells its first words its own way. */
function squeezed(sql: string): string {
  return sql.replace(/\s+/gu, " ").trim().toLowerCase();
}

async function keepCopy(client: Client, file: string): Promise<void> {
  if (!existsSync(file)) await client.execute({ sql: "vacuum into ?", args: [file] });
}

/**
 * Looks through a file for damage that its first page does not show. Cheap: no cross-checks of indexes. A full-text table
 * that is not sound is taken away, since `migrate` makes it anew from the cards and documents.
 */
export async function quickCheck(client: Client, file: string): Promise<void> {
  let found = await firstFault(client);
  if (isOfSearchIndex(found)) {
    await client.migrate([...dropTriggers(), ...dropSearchIndex()]);
    found = await firstFault(client);
  }
  if (found !== "ok") throw damaged(file, `it is damaged inside (${found.slice(0, 120)})`);
}

async function firstFault(client: Client): Promise<string> {
  try {
    const { rows } = await client.execute("pragma quick_check(1)");
    return plainText(rows[0]?.quick_check);
  } catch (error) {
    return reason(error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
