import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "../store.ts";
import { named, userColumns } from "./user-tables.ts";

/** A row as the database holds it: JSON columns are texts. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A part of somebody's record: the rows of one table, a page at a time. */
export type RecordPart = {
  readonly table: string;
  rows(after: number, limit: number): Promise<readonly (RawRow & { readonly at_row: number })[]>;
};

// Everywhere the order of arrival is hidden from SQLite by a plus: it would walk everybody's rows in that order instead of
// going to one person's by the index.

/** What opens something, or is of no meaning outside: never handed out, also not to whom it belongs. */
const SECRET: ReadonlySet<string> = new Set(["password_hash", "token_hash"]);

/** What hangs on one's own dossiers, documents, notes and decks, and how it is found. */
const BELOW: Readonly<Record<string, string>> = {
  documents: "dossier_id in (select id from dossiers where owner_id = :u)",
  document_versions:
    "document_id in (select d.id from documents d join dossiers o on o.id = d.dossier_id where o.owner_id = :u)",
  cards:
    "note_id in (select id from notes where owner_id = :u) or dossier_id in (select id from dossiers where owner_id = :u)",
  card_versions:
    "card_id in (select c.id from cards c join notes n on n.id = c.note_id left join dossiers o on o.id = c.dossier_id where n.owner_id = :u or o.owner_id = :u)",
  deck_cards: "deck_id in (select id from decks where owner_id = :u)",
  evidence:
    "document_version_id in (select v.id from document_versions v join documents d on d.id = v.document_id join dossiers o on o.id = d.dossier_id where o.owner_id = :u)",
  conflicts: "dossier_id in (select id from dossiers where owner_id = :u)",
  claims:
    "conflict_id in (select c.id from conflicts c join dossiers o on o.id = c.dossier_id where o.owner_id = :u)",
  rulings:
    "conflict_id in (select c.id from conflicts c join dossiers o on o.id = c.dossier_id where o.owner_id = :u)",
  omissions: "dossier_id in (select id from dossiers where owner_id = :u)",
  dossier_views: "dossier_id in (select id from dossiers where owner_id = :u)",
  quizzes: "owner_id = :u",
  quiz_answers: "attempt_id in (select id from quiz_attempts where user_id = :u)",
};

/** The key of an attempt that may still be going on, or whose answers are not shown yet. */
const KEYS: Readonly<Record<string, string>> = { quiz_attempts: "questions" };

/**
 * Everything that the database holds about a person: the row itself, every table that is theirs by the database's own
 * list of references (so that a later table is in it), and what hangs on their dossiers, notes and decks.
 */
export async function recordParts(db: Reader, userId: string): Promise<readonly RecordPart[]> {
  const own = new Map<string, SQL>([["users", sql`id = ${userId}`]]);
  for (const { table, column, onDelete } of await userColumns(db)) {
    if (onDelete === "cascade") own.set(table, sql`${named(column)} = ${userId}`);
  }
  for (const [table, where] of Object.entries(BELOW)) own.set(table, filled(where, userId));
  return [...own].map(([table, where]) => ({
    table,
    async rows(after, limit) {
      const rows = await db.all<RawRow & { readonly at_row: number }>(
        sql`select rowid as at_row, * from ${named(table)} where +rowid > ${after} and (${where}) order by +rowid limit ${limit}`,
      );
      return rows.map((row) => withoutSecrets(row, KEYS[table]));
    },
  }));
}

/** A condition with the person in every place of `:u`. */
function filled(where: string, userId: string): SQL {
  return sql.join(
    where.split(":u").map((text) => sql.raw(text)),
    sql`${userId}`,
  );
}

function withoutSecrets<Row extends RawRow>(row: Row, key: string | undefined): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !SECRET.has(name) && name !== key)) as Row;
}

/** An event of the log with the words of its card, for a table that people read. */
export type RecordedAnswer = {
  readonly seq: number;
  readonly effectiveAt: number;
  readonly studyDay: string;
  readonly kind: string;
  readonly cardId: string | null;
  readonly question: string | null;
  readonly rating: number | null;
  readonly mode: string | null;
  readonly response: string | null;
  readonly tookMs: number | null;
};

export async function recordedAnswers(
  db: Reader,
  userId: string,
  after: number,
  limit: number,
): Promise<readonly RecordedAnswer[]> {
  return db.all<RecordedAnswer>(sql`
    select e.seq, e.effective_at as effectiveAt, e.study_day as studyDay, e.kind, e.card_id as cardId,
      json_extract(coalesce(c.edited, c.generated), '$.question') as question,
      e.rating, e.mode, e.response, e.took_ms as tookMs
    from review_events e left join cards c on c.id = e.card_id
    where e.user_id = ${userId} and +e.seq > ${after} order by +e.seq limit ${limit}`);
}

/** What is known of somebody's memory of a card, with its words. */
export type RecordedCard = {
  readonly row: number;
  readonly cardId: string;
  readonly deck: string | null;
  readonly question: string | null;
  readonly answer: string | null;
  readonly phase: string;
  readonly dueAt: number | null;
  readonly dueDay: string | null;
  readonly stability: number | null;
  readonly reps: number | null;
  readonly lapses: number | null;
};

export async function recordedCards(
  db: Reader,
  userId: string,
  after: number,
  limit: number,
): Promise<readonly RecordedCard[]> {
  return db.all<RecordedCard>(sql`
    select s.rowid as row, s.card_id as cardId, d.title as deck,
      json_extract(coalesce(c.edited, c.generated), '$.question') as question,
      json_extract(coalesce(c.edited, c.generated), '$.answer') as answer,
      s.phase, s.due_at as dueAt, s.due_day as dueDay, s.stability, s.reps, s.lapses
    from card_states s left join cards c on c.id = s.card_id left join decks d on d.id = c.home_deck_id
    where s.user_id = ${userId} and s.rowid > ${after} order by s.rowid limit ${limit}`);
}

/** The media that a person keeps. */
export async function recordedMedia(
  db: Reader,
  userId: string,
): Promise<readonly { readonly hash: string; readonly type: string; readonly size: number }[]> {
  return db.all(sql`
    select m.hash, m.type, m.size from media m join media_owners o on o.hash = m.hash
    where o.user_id = ${userId} order by m.hash`);
}
