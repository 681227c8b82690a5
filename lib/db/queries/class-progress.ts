import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { assignments, classMembers, extensions, studyGrants } from "../schema/classes.ts";
import { cards, deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type PupilRow = {
  readonly id: string;
  /** What the class calls them; a guest without a name has none. */
  readonly name: string | null;
  readonly joinedAt: number;
  readonly zone: string;
  readonly dayStart: number;
};

/** The active pupils of a class. */
export async function pupilsOfClass(db: Reader | Writer, classId: string): Promise<readonly PupilRow[]> {
  return db
    .select({
      id: users.id,
      name: sql<string | null>`coalesce(${classMembers.alias}, ${users.name})`,
      joinedAt: classMembers.joinedAt,
      zone: users.zone,
      dayStart: users.dayStart,
    })
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .where(
      and(
        eq(classMembers.classId, classId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
      ),
    )
    .orderBy(asc(users.id));
}

export type AssignmentRow = {
  readonly id: string;
  readonly title: string;
  readonly selection: Selection;
  readonly goal: Goal;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number | null;
  readonly zone: string;
  readonly lateRule: LateRule;
  readonly version: number;
};

/** The assignments of a class that are not put away, by due date. */
export async function assignmentsOfClass(
  db: Reader | Writer,
  classId: string,
): Promise<readonly AssignmentRow[]> {
  return db
    .select({
      id: assignments.id,
      title: assignments.title,
      selection: assignments.selection,
      goal: assignments.goal,
      opensAt: assignments.opensAt,
      dueAt: assignments.dueAt,
      closesAt: assignments.closesAt,
      zone: assignments.zone,
      lateRule: assignments.lateRule,
      version: assignments.version,
    })
    .from(assignments)
    .where(and(eq(assignments.classId, classId), isNull(assignments.archivedAt)))
    .orderBy(asc(assignments.dueAt), asc(assignments.id));
}

/** More time of single pupils, for these assignments. */
export async function extensionsOf(
  db: Reader | Writer,
  assignmentIds: readonly string[],
): Promise<readonly { readonly assignmentId: string; readonly userId: string; readonly dueAt: number }[]> {
  if (assignmentIds.length === 0) return [];
  return db
    .select({ assignmentId: extensions.assignmentId, userId: extensions.userId, dueAt: extensions.dueAt })
    .from(extensions)
    .where(inArray(extensions.assignmentId, [...assignmentIds]));
}

/** Decks and pupils of each assignment, as they are granted: what is not granted is nobody's business here. */
export async function grantsOfAssignments(
  db: Reader | Writer,
  assignmentIds: readonly string[],
): Promise<readonly { readonly assignmentId: string; readonly userId: string; readonly deckId: string }[]> {
  if (assignmentIds.length === 0) return [];
  return db
    .select({
      assignmentId: studyGrants.assignmentId,
      userId: studyGrants.userId,
      deckId: studyGrants.deckId,
    })
    .from(studyGrants)
    .innerJoin(decks, eq(decks.id, studyGrants.deckId))
    .leftJoin(dossiers, eq(dossiers.id, decks.dossierId))
    .where(
      and(
        inArray(studyGrants.assignmentId, [...assignmentIds]),
        isNull(studyGrants.endedAt),
        isNull(decks.deletedAt),
        isNull(decks.archivedAt),
        sql`(${decks.dossierId} is null or (${dossiers.deletedAt} is null and (${dossiers.ownerId} is null or ${dossiers.publishedAt} is not null)))`,
      ),
    );
}

export type DeckCardRow = {
  readonly deckId: string;
  readonly cardId: string;
  readonly siblings: string;
  readonly version: number;
};

/** The active cards of decks, in deck order. */
export async function activeCardsOf(
  db: Reader | Writer,
  deckIds: readonly string[],
): Promise<readonly DeckCardRow[]> {
  if (deckIds.length === 0) return [];
  return db
    .select({
      deckId: deckCards.deckId,
      cardId: deckCards.cardId,
      siblings: cards.siblings,
      version: cards.version,
    })
    .from(deckCards)
    .innerJoin(cards, eq(cards.id, deckCards.cardId))
    .where(
      and(
        sql`${deckCards.deckId} in (select value from json_each(${JSON.stringify(deckIds)}))`,
        eq(cards.status, "active"),
      ),
    )
    .orderBy(asc(deckCards.position), asc(deckCards.cardId));
}
