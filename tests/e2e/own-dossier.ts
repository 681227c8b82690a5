import { createHash } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import Database from "libsql";
import { answer, saved, study } from "./steps.ts";

/** Which rows of a table belong to a dossier, and which of its columns are ids that a copy needs anew. */
const TABLES: readonly { readonly table: string; readonly ids: readonly string[]; readonly of: string }[] = [
  { table: "dossiers", ids: ["id"], of: "id = :from" },
  { table: "documents", ids: ["id", "dossier_id"], of: "dossier_id = :from" },
  {
    table: "document_versions",
    ids: ["id", "document_id"],
    of: "document_id in (select id from documents where dossier_id = :from)",
  },
  { table: "decks", ids: ["id", "dossier_id"], of: "dossier_id = :from" },
  { table: "notes", ids: ["id", "dossier_id"], of: "dossier_id = :from" },
  { table: "cards", ids: ["id", "note_id", "dossier_id", "home_deck_id"], of: "dossier_id = :from" },
  {
    table: "deck_cards",
    ids: ["deck_id", "card_id"],
    of: "deck_id in (select id from decks where dossier_id = :from)",
  },
  { table: "conflicts", ids: ["id", "dossier_id"], of: "dossier_id = :from" },
  {
    table: "claims",
    ids: ["id", "conflict_id"],
    of: "conflict_id in (select id from conflicts where dossier_id = :from)",
  },
  {
    table: "evidence",
    ids: ["owner_id", "document_version_id"],
    of: "document_version_id in (select v.id from document_versions v join documents d on d.id = v.document_id where d.dossier_id = :from)",
  },
  { table: "omissions", ids: ["dossier_id", "document_version_id"], of: "dossier_id = :from" },
];

let copies = 0;

/**
 * Makes the person in front of this page the owner of a copy of a dossier that ships, and answers the copy's id. Its
 * cards are given out, or with `draft` just made: to be reviewed, ranked in their order.
 */
export async function ownDossier(
  page: Page,
  from: string,
  state: "given out" | "draft" = "given out",
): Promise<string> {
  await study(page);
  await answer(page, "Good");
  await saved(page);
  await page.goto("/");
  const token = (await page.context().cookies()).find(({ name }) => /dossier$/u.test(name))?.value ?? "";
  const folder = process.env.DOSSIER_TEST_DATA;
  if (folder === undefined) throw new Error("The runner did not say where the data are.");
  const db = new Database(path.join(folder, "e2e.db"));
  copies += 1;
  const tag = `copy${process.pid}x${copies}-`;
  try {
    db.exec("pragma busy_timeout = 20000; begin immediate");
    for (const { table, ids, of } of TABLES) copy(db, table, { ids, of, from, tag });
    const owner = "(select user_id from sessions where token_hash = ?)";
    const hash = createHash("sha256").update(token).digest("base64url");
    const now = Date.now();
    db.prepare(
      `update dossiers set shipped_as = null, published_at = ?, owner_id = ${owner} where id = ?`,
    ).run([now, hash, tag + from]);
    for (const table of ["decks", "notes"])
      db.prepare(`update ${table} set owner_id = ${owner} where dossier_id = ?`).run([hash, tag + from]);
    if (state === "draft") {
      const made = "status = 'draft', weight = 1.0 - position / 1000.0";
      db.prepare(`update cards set ${made} where dossier_id = ?`).run([tag + from]);
      db.prepare("update dossiers set published_at = null where id = ?").run([tag + from]);
    }
    db.exec("commit");
  } finally {
    db.close();
  }
  return tag + from;
}

type Copying = {
  readonly ids: readonly string[];
  readonly of: string;
  readonly from: string;
  readonly tag: string;
};

function copy(db: Database.Database, table: string, { ids, of, from, tag }: Copying): void {
  const columns = db
    .prepare(`select name from pragma_table_info('${table}')`)
    .all()
    .map((row) => String((row as { name: unknown }).name));
  const values = columns.map((name: string) => {
    if (name === "shipped_as") return "null";
    return ids.includes(name) ? `:tag || "${name}"` : `"${name}"`;
  });
  const names = columns.map((name: string) => `"${name}"`).join(", ");
  db.prepare(`insert into ${table} (${names}) select ${values.join(", ")} from ${table} where ${of}`).run({
    from,
    tag,
  });
}
