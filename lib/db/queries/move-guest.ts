import { and, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { EventRow } from "../chain.ts";
import { assignmentTargets } from "../schema/classes.ts";
import { decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { jobs } from "../schema/making.ts";
import { users } from "../schema/people.ts";
import { eventChains, memoryParameters, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { OPEN } from "./jobs.ts";
import { named, userColumns } from "./user-tables.ts";

/** What stays with the row it belongs to, or is moved otherwise: the log is copied; states and sums are made from it. */
const NOT_MOVED: readonly string[] = [
  "sessions",
  "review_events",
  "event_chains",
  "card_states",
  "figure_states",
  "daily_figures",
  "hourly_figures",
  "prediction_sums",
];

/** A row without a name and a role: what a guest is. */
export async function isGuest(db: Reader | Writer, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.nameFolded), eq(users.role, "learner")));
  return row !== undefined;
}

/** Whether cards are being made for somebody just now. */
export async function isMaking(db: Reader | Writer, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.userId, userId), inArray(jobs.state, [...OPEN])))
    .limit(1);
  return row !== undefined;
}

/** A learner's events behind a place in the order of arrival, that another learner does not have. */
export async function eventsToCopy(
  tx: Writer,
  { from, to }: { readonly from: string; readonly to: string },
  after: number,
  limit: number,
): Promise<readonly EventRow[]> {
  const there = sql`(select 1 from review_events o where o.user_id = ${to} and o.id = ${reviewEvents.id})`;
  return tx
    .select()
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, from),
        // The plus keeps SQLite on this learner's rows instead of walking everybody's in order.
        sql`+${reviewEvents.seq} > ${after}`,
        sql`not exists ${there}`,
      ),
    )
    .orderBy(sql`+${reviewEvents.seq}`)
    .limit(limit);
}

/** The last checksum of a learner's log. */
export async function headOf(tx: Writer, userId: string): Promise<string> {
  const [row] = await tx
    .select({ head: eventChains.head })
    .from(eventChains)
    .where(eq(eventChains.userId, userId));
  return row?.head ?? "";
}

/** The cards that a learner's log is about. */
export async function cardsInLog(tx: Writer, userId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), isNotNull(reviewEvents.cardId)));
  return rows.flatMap((row) => row.cardId ?? []);
}

/**
 * Gives everything else that is a guest's to an account: decks, dossiers, notes, tags, words over cards, options … in
 * every table that names people. Where both have a row that there may be only one of, the account's stays.
 */
export async function moveBelongings(
  tx: Writer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx
    .delete(memoryParameters)
    .where(and(eq(memoryParameters.scope, "user"), eq(memoryParameters.scopeId, from)));
  for (const { table, column } of await userColumns(tx)) {
    if (NOT_MOVED.includes(table)) continue;
    await tx.run(
      sql`update or ignore ${named(table)} set ${named(column)} = ${to} where ${named(column)} = ${from}`,
    );
  }
  // Whom an assignment is for is no foreign key: it may be a group or a class as well.
  await tx.run(
    sql`update or ignore ${assignmentTargets} set ref_id = ${to} where kind = 'pupil' and ref_id = ${from}`,
  );
}

/** How much somebody has, in numbers for a sentence. */
export async function belongings(
  db: Reader | Writer,
  userId: string,
): Promise<{
  readonly answers: number;
  readonly decks: number;
  readonly dossiers: number;
  readonly notes: number;
}> {
  const [answers] = await db
    .select({ n: count() })
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), eq(reviewEvents.kind, "answered")));
  const [ownDecks] = await db
    .select({ n: count() })
    .from(decks)
    .where(and(eq(decks.ownerId, userId), isNull(decks.dossierId), isNull(decks.deletedAt)));
  const [ownDossiers] = await db
    .select({ n: count() })
    .from(dossiers)
    .where(and(eq(dossiers.ownerId, userId), isNull(dossiers.deletedAt)));
  const [ownNotes] = await db
    .select({ n: count() })
    .from(notes)
    .where(and(eq(notes.ownerId, userId), isNull(notes.dossierId), isNull(notes.deletedAt)));
  return {
    answers: answers?.n ?? 0,
    decks: ownDecks?.n ?? 0,
    dossiers: ownDossiers?.n ?? 0,
    notes: ownNotes?.n ?? 0,
  };
}
