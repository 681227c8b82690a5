import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { classMembers } from "../schema/classes.ts";
import { decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { users } from "../schema/people.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

export type GuestLimits = {
  /** Guests made before this instant who never answered, have no dossier and no deck, and are in no class. */
  readonly emptyBefore: number;
  /** Guests last seen before this instant, whatever they answered. */
  readonly unseenBefore: number;
};

/** Learners without a name whose time is over by these limits, the longest absent first. */
export async function expiredGuests(
  db: Reader | Writer,
  { emptyBefore, unseenBefore }: GuestLimits,
  limit: number,
): Promise<readonly string[]> {
  const answers = sql`(select 1 from ${reviewEvents} where ${reviewEvents.userId} = ${users.id})`;
  const own = sql`(select 1 from ${dossiers} where ${dossiers.ownerId} = ${users.id})`;
  const ownDecks = sql`(select 1 from ${decks} where ${decks.ownerId} = ${users.id})`;
  const inClass = sql`(select 1 from ${classMembers} where ${classMembers.userId} = ${users.id} and ${classMembers.state} = 'active')`;
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        isNull(users.nameFolded),
        eq(users.role, "learner"),
        // Nobody is seen before they are made, so this index finds both kinds.
        lt(users.lastSeenAt, Math.max(emptyBefore, unseenBefore)),
        or(
          lt(users.lastSeenAt, unseenBefore),
          and(
            lt(users.createdAt, emptyBefore),
            sql`not exists ${answers}`,
            sql`not exists ${own}`,
            sql`not exists ${ownDecks}`,
            sql`not exists ${inClass}`,
          ),
        ),
      ),
    )
    .orderBy(asc(users.lastSeenAt))
    .limit(limit);
  return rows.map((row) => row.id);
}
