import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { prepared } from "../prepared.ts";
import { assignments, extensions, studyGrants } from "../schema/classes.ts";
import { deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** A deck that is assigned to a learner, and when that is due for them. */
export type AssignedDeck = {
  readonly assignmentId: string;
  readonly deckId: string;
  readonly dueAt: number;
  readonly zone: string;
};

const assignedStatement = prepared((db: Reader) =>
  db
    .select({
      assignmentId: studyGrants.assignmentId,
      deckId: studyGrants.deckId,
      dueAt: sql<number>`coalesce(${extensions.dueAt}, ${assignments.dueAt})`,
      zone: assignments.zone,
    })
    .from(studyGrants)
    .innerJoin(assignments, eq(assignments.id, studyGrants.assignmentId))
    .innerJoin(
      decks,
      and(eq(decks.id, studyGrants.deckId), isNull(decks.deletedAt), isNull(decks.archivedAt)),
    )
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .leftJoin(
      extensions,
      and(eq(extensions.assignmentId, studyGrants.assignmentId), eq(extensions.userId, studyGrants.userId)),
    )
    .where(
      and(
        eq(studyGrants.userId, sql.placeholder("userId")),
        isNull(studyGrants.endedAt),
        lte(studyGrants.since, sql.placeholder("now")),
        sql`(${decks.dossierId} is null or (${dossiers.deletedAt} is null and (${dossiers.ownerId} is null or ${dossiers.publishedAt} is not null)))`,
      ),
    )
    .orderBy(asc(studyGrants.assignmentId), asc(studyGrants.deckId))
    .prepare(),
);

/** The decks that are assigned to a learner and open at an instant. */
export async function assignedDecksOf(
  db: Reader,
  userId: string,
  now: number,
): Promise<readonly AssignedDeck[]> {
  return assignedStatement(db).all({ userId, now });
}

/** Of these cards, those that are assigned to a learner, also by what opens later. */
export async function assignedAmong(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const [any] = await db
    .select({ deckId: studyGrants.deckId })
    .from(studyGrants)
    .where(and(eq(studyGrants.userId, userId), isNull(studyGrants.endedAt)))
    .limit(1);
  if (!any) return new Set();
  const rows = await inParts(cardIds, (part) =>
    db
      .selectDistinct({ cardId: deckCards.cardId })
      .from(deckCards)
      .innerJoin(
        studyGrants,
        and(
          eq(studyGrants.deckId, deckCards.deckId),
          eq(studyGrants.userId, userId),
          isNull(studyGrants.endedAt),
        ),
      )
      .where(sql`${deckCards.cardId} in (select value from json_each(${JSON.stringify(part)}))`),
  );
  return new Set(rows.map((row) => row.cardId));
}
