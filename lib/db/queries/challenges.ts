import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { cards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { challenges } from "../schema/own.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

/** A challenge with where its card stands and who filed it. */
export type ChallengeRow = typeof challenges.$inferSelect & {
  readonly deckTitle: string;
  readonly dossierTitle: string | null;
  readonly dossierId: string | null;
  /** Null for a guest. */
  readonly by: string | null;
};

/** So many are listed; the latest are. */
const MOST = 500;

/**
 * The challenges that a learner filed, and those that wait for them because a card is theirs or they assigned it; the
 * latest first. `taught`: the ids of the last kind.
 */
export async function challengesFor(
  db: Reader,
  userId: string,
  taught: ReadonlySet<string>,
): Promise<readonly ChallengeRow[]> {
  const assigned = sql`${challenges.id} in (select value from json_each(${JSON.stringify([...taught])}))`;
  return listed(db, or(eq(challenges.userId, userId), eq(challenges.ownerId, userId), assigned));
}

/** One challenge; null when there is none. */
export async function challengeById(db: Reader | Writer, id: string): Promise<ChallengeRow | null> {
  const [row] = await listed(db, eq(challenges.id, id));
  return row ?? null;
}

async function listed(db: Reader | Writer, which: SQL | undefined): Promise<readonly ChallengeRow[]> {
  const rows = await db
    .select({
      challenge: challenges,
      deckTitle: decks.title,
      dossierTitle: dossiers.title,
      dossierId: dossiers.id,
      by: users.name,
    })
    .from(challenges)
    .innerJoin(cards, eq(cards.id, challenges.cardId))
    .innerJoin(decks, eq(decks.id, cards.homeDeckId))
    .innerJoin(users, eq(users.id, challenges.userId))
    .leftJoin(dossiers, eq(dossiers.id, cards.dossierId))
    .where(which)
    .orderBy(desc(challenges.createdAt), challenges.id)
    .limit(MOST);
  return rows.map(({ challenge, ...rest }) => ({ ...challenge, ...rest }));
}

/** Files challenges; those that are there already stay as they are. */
export async function addChallenges(
  tx: Writer,
  rows: readonly (typeof challenges.$inferInsert)[],
): Promise<void> {
  for (const row of rows) await tx.insert(challenges).values(row).onConflictDoNothing();
}

/** Withdraws a learner's challenges, or files them again; what was settled stays settled. */
export async function turnChallenges(
  tx: Writer,
  userId: string,
  ids: readonly string[],
  status: "open" | "withdrawn",
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(challenges)
    .set({ status })
    .where(
      and(
        eq(challenges.userId, userId),
        inArray(challenges.id, [...ids]),
        isNull(challenges.settledAt),
        eq(challenges.status, status === "open" ? "withdrawn" : "open"),
      ),
    );
}

/** Settles a challenge, or (null) opens it again. */
export async function settleChallengeRow(
  tx: Writer,
  id: string,
  settled: { readonly status: "upheld" | "answered"; readonly answer: string; readonly at: number } | null,
): Promise<void> {
  await tx
    .update(challenges)
    .set(
      settled === null
        ? { status: "open", answer: null, settledAt: null }
        : { status: settled.status, answer: settled.answer, settledAt: settled.at },
    )
    .where(eq(challenges.id, id));
}
