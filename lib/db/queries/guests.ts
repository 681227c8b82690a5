import { and, asc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { decks, notes } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { examCurves, examLearners, examPlans, examPredictions, examResults, exams } from "../schema/exams.ts";
import { actions } from "../schema/journal.ts";
import { jobs } from "../schema/making.ts";
import { cardTags, challenges, mediaOwners, personalCards } from "../schema/own.ts";
import { sessions, users } from "../schema/people.ts";
import {
  cardStates,
  deckOptions,
  eventChains,
  holidays,
  memoryParameters,
  presets,
  reviewEvents,
  ruleSets,
} from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";
import { eraseNotes } from "./bin.ts";
import { eraseDossiers } from "./erase-dossiers.ts";

export type GuestLimits = {
  /** Guests made before this instant who never answered and have no dossier and no deck. */
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
          ),
        ),
      ),
    )
    .orderBy(asc(users.lastSeenAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * Erases people and everything that is theirs, their log too. The person goes first: while the row is there, the log
 * cannot be deleted. What the foreign keys do is said again, for a server that has them off.
 */
export async function erasePeople(tx: Writer, userIds: readonly string[]): Promise<void> {
  const ids = [...userIds];
  await tx.delete(users).where(inArray(users.id, ids));
  const own = await tx.select({ id: dossiers.id }).from(dossiers).where(inArray(dossiers.ownerId, ids));
  await eraseDossiers(
    tx,
    own.map((row) => row.id),
  );
  const written = await tx.select({ id: notes.id }).from(notes).where(inArray(notes.ownerId, ids));
  await eraseNotes(
    tx,
    written.map((row) => row.id),
  );
  const laid = [personalCards, cardTags, challenges, mediaOwners, ruleSets, deckOptions, holidays];
  const kept = [sessions, reviewEvents, cardStates, eventChains, actions, memoryParameters, jobs];
  const learnt = [examLearners, examPredictions, examResults, examPlans, examCurves];
  for (const table of [...kept, ...laid, ...learnt]) {
    await tx.delete(table).where(inArray(table.userId, ids));
  }
  for (const table of [presets, notes, decks, dossiers, exams]) {
    await tx.delete(table).where(inArray(table.ownerId, ids));
  }
}
