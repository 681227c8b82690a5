import { hash } from "node:crypto";
import { and, asc, eq, getTableColumns, gt, sql } from "drizzle-orm";
import { namesOf } from "./prepared.ts";
import { eventChains, reviewEvents } from "./schema/study.ts";
import type { Reader } from "./store.ts";

export type EventRow = typeof reviewEvents.$inferSelect;

/** A row before it has its place and its checksum. */
export type UnchainedRow = Omit<EventRow, "seq" | "chain">;

const { seq: _seq, chain: _chain, ...TOLD } = getTableColumns(reviewEvents);
const NAMES = [...namesOf(TOLD)].sort();

/**
 * The checksum of a row behind `previous` (the empty string for the first): SHA-256 over both, base64url. Columns that
 * are null are left out, so that a column added later changes no old checksum; `seq` is left out, because a copy of the
 * log may be numbered otherwise.
 */
export function chainOf(previous: string, row: UnchainedRow): string {
  const told: unknown[] = [];
  for (const name of NAMES) {
    const value = row[name];
    if (value !== null && value !== undefined) told.push(name, value);
  }
  return hash("sha256", `${previous}\n${JSON.stringify(told)}`, "base64url");
}

/** Where a log stops being what was recorded: an event that was changed, or an end that is missing (`eventId` null). */
export type BrokenChain = { readonly userId: string; readonly eventId: string | null };

const PAGE = 2_000;

/** Checks every learner's log, or one learner's, from the first event to the last. Reads in pages; changes nothing. */
export async function verifyChains(
  db: Reader,
  userId?: string,
): Promise<{ readonly events: number; readonly broken: readonly BrokenChain[] }> {
  const heads = new Map<string, { head: string; events: number }>();
  const broken = new Map<string, BrokenChain>();
  let events = 0;
  for (let after = -1, more = true; more; ) {
    const rows = await db
      .select()
      .from(reviewEvents)
      // The plus keeps SQLite on the order of arrival instead of sorting a learner's log for every page.
      .where(
        and(
          gt(reviewEvents.seq, after),
          userId === undefined ? undefined : sql`+${reviewEvents.userId} = ${userId}`,
        ),
      )
      .orderBy(asc(reviewEvents.seq))
      .limit(PAGE);
    for (const row of rows) {
      const last = heads.get(row.userId) ?? { head: "", events: 0 };
      if (row.chain !== chainOf(last.head, row) && !broken.has(row.userId)) {
        broken.set(row.userId, { userId: row.userId, eventId: row.id });
      }
      heads.set(row.userId, { head: row.chain, events: last.events + 1 });
    }
    events += rows.length;
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === PAGE;
  }
  const kept = await db
    .select()
    .from(eventChains)
    .where(userId === undefined ? undefined : eq(eventChains.userId, userId));
  for (const { userId: of, head, events: counted } of kept) {
    const found = heads.get(of);
    if (((found?.head ?? "") !== head || (found?.events ?? 0) !== counted) && !broken.has(of))
      broken.set(of, { userId: of, eventId: null });
  }
  const withHead = new Set(kept.map((one) => one.userId));
  for (const of of heads.keys()) {
    if (!withHead.has(of) && !broken.has(of)) broken.set(of, { userId: of, eventId: null });
  }
  return { events, broken: [...broken.values()] };
}
