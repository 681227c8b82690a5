import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import {
  assignments,
  assignmentTargets,
  classes,
  classGroups,
  classMembers,
  groupMembers,
  studyGrants,
} from "../schema/classes.ts";
import { deckCards, decks } from "../schema/decks.ts";
import { dossiers } from "../schema/documents.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts, parts } from "./in-parts.ts";

export type LiveAssignment = {
  readonly id: string;
  readonly createdBy: string | null;
  readonly title: string;
  readonly selection: Selection;
  readonly opensAt: number;
};

/** The assignments of a class that count: none of an archived class, and no archived one. */
export async function liveAssignments(tx: Writer, classId: string): Promise<readonly LiveAssignment[]> {
  return tx
    .select({
      id: assignments.id,
      createdBy: assignments.createdBy,
      title: assignments.title,
      selection: assignments.selection,
      opensAt: assignments.opensAt,
    })
    .from(assignments)
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .where(and(eq(assignments.classId, classId), isNull(assignments.archivedAt), isNull(classes.archivedAt)))
    .orderBy(asc(assignments.id));
}

/** For each assignment of a class, the active pupils that it is for: by the class, by a group of it, or by name. */
export async function targetedPupils(
  tx: Writer,
  classId: string,
): Promise<readonly { readonly assignmentId: string; readonly userId: string }[]> {
  return tx
    .selectDistinct({ assignmentId: assignments.id, userId: classMembers.userId })
    .from(assignments)
    .innerJoin(assignmentTargets, eq(assignmentTargets.assignmentId, assignments.id))
    .innerJoin(
      classMembers,
      and(
        eq(classMembers.classId, assignments.classId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
      ),
    )
    .where(
      and(
        eq(assignments.classId, classId),
        sql`case ${assignmentTargets.kind}
          when 'class' then ${assignmentTargets.refId} = ${assignments.classId}
          when 'pupil' then ${assignmentTargets.refId} = ${classMembers.userId}
          else exists (select 1 from ${groupMembers} inner join ${classGroups} on ${classGroups.id} = ${groupMembers.groupId}
            where ${groupMembers.groupId} = ${assignmentTargets.refId} and ${groupMembers.userId} = ${classMembers.userId} and ${classGroups.classId} = ${assignments.classId})
          end`,
      ),
    );
}

/** A deck and what is a part of it, as deep as it goes, whether it is on the shelf today or not. */
export async function deckTreeIds(tx: Reader | Writer, deckId: string): Promise<readonly string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`with recursive below (id, depth) as (
      select id, 0 from decks where id = ${deckId}
      union select d.id, below.depth + 1 from decks d join below on d.parent_id = below.id where below.depth < 10
    ) select id from below order by id`,
  );
  return rows.map((row) => row.id);
}

/** The decks of a dossier, whether it is given out for study today or not. */
export async function deckIdsOfDossier(tx: Reader | Writer, dossierId: string): Promise<readonly string[]> {
  const rows = await tx.select({ id: decks.id }).from(decks).where(eq(decks.dossierId, dossierId));
  return rows.map((row) => row.id);
}

export type Grant = {
  readonly userId: string;
  readonly deckId: string;
  readonly assignmentId: string;
  readonly since: number;
};

/** What was ever granted because of the assignments of a class. */
export async function grantsOfClass(
  tx: Writer,
  classId: string,
): Promise<readonly (Grant & { readonly endedAt: number | null })[]> {
  return tx
    .select({
      userId: studyGrants.userId,
      deckId: studyGrants.deckId,
      assignmentId: studyGrants.assignmentId,
      since: studyGrants.since,
      endedAt: studyGrants.endedAt,
    })
    .from(studyGrants)
    .innerJoin(assignments, eq(assignments.id, studyGrants.assignmentId))
    .where(eq(assignments.classId, classId));
}

const AT_ONCE = 150;

/** Adds grants, or opens those that had ended or opened at another time. */
export async function openGrants(tx: Writer, grants: readonly Grant[]): Promise<void> {
  for (const part of parts(grants.map((grant) => JSON.stringify(grant)).sort(), AT_ONCE))
    await tx.run(
      sql`insert into ${studyGrants} (user_id, deck_id, assignment_id, since)
        select value ->> 'userId', value ->> 'deckId', value ->> 'assignmentId', value ->> 'since'
        from json_each(${`[${part.join(",")}]`}) where true
        on conflict do update set since = excluded.since, ended_at = null`,
    );
}

/** Ends grants; they stay as a trace of what was held. */
export async function endGrants(tx: Writer, grants: readonly Grant[], at: number): Promise<void> {
  for (const part of parts(grants, AT_ONCE))
    await tx.run(
      sql`update ${studyGrants} set ended_at = ${at} where (user_id, deck_id, assignment_id) in
        (select value ->> 'userId', value ->> 'deckId', value ->> 'assignmentId' from json_each(${JSON.stringify(part)}))`,
    );
}

/** Makes the deck that holds an assignment's single cards, or gives it its title. */
export async function saveLooseDeck(
  tx: Writer,
  row: {
    readonly id: string;
    readonly ownerId: string;
    readonly assignmentId: string;
    readonly title: string;
  },
  at: number,
): Promise<void> {
  await tx
    .insert(decks)
    .values({ ...row, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({ target: decks.id, set: { title: row.title, deletedAt: null } });
}

/** The cards of these that exist, and whose they are (null: shipped). */
export async function existingCards(
  tx: Reader | Writer,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await inParts(cardIds, (part) =>
    tx.all<{ id: string; owner: string | null }>(
      sql`select cards.id, case when cards.dossier_id is null then home.owner_id else dossiers.owner_id end as owner
        from cards left join dossiers on dossiers.id = cards.dossier_id left join decks home on home.id = cards.home_deck_id
        where cards.id in (select value from json_each(${JSON.stringify(part)}))`,
    ),
  );
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

/** Puts exactly these cards into a deck, in this order. */
export async function setDeckCards(tx: Writer, deckId: string, cardIds: readonly string[]): Promise<void> {
  const wanted = new Map(cardIds.map((cardId, position) => [cardId, position]));
  const there = await tx
    .select({ cardId: deckCards.cardId, position: deckCards.position })
    .from(deckCards)
    .where(eq(deckCards.deckId, deckId));
  const gone = there.map((row) => row.cardId).filter((id) => !wanted.has(id));
  for (const part of parts(gone, AT_ONCE))
    await tx.delete(deckCards).where(and(eq(deckCards.deckId, deckId), inArray(deckCards.cardId, [...part])));
  const placed = new Map(there.map((row) => [row.cardId, row.position]));
  const rows = [...wanted].filter(([cardId, position]) => placed.get(cardId) !== position);
  for (const part of parts(rows, AT_ONCE))
    await tx
      .insert(deckCards)
      .values(part.map(([cardId, position]) => ({ deckId, cardId, position })))
      .onConflictDoUpdate({
        target: [deckCards.deckId, deckCards.cardId],
        set: { position: sql`excluded.position` },
      });
}

/** The classes with an assignment that names a dossier, or a deck or a tag of a person. */
export async function classesNaming(
  tx: Writer,
  what: { readonly ownerId: string } | { readonly dossierId: string },
): Promise<readonly string[]> {
  const named =
    "dossierId" in what
      ? sql`part.value ->> 'kind' = 'dossier' and part.value ->> 'dossierId' = ${what.dossierId}`
      : sql`(part.value ->> 'kind' in ('tag', 'cards') and ${assignments.createdBy} = ${what.ownerId})
          or (part.value ->> 'kind' = 'deck' and exists (select 1 from ${decks} left join ${dossiers} on ${dossiers.id} = ${decks.dossierId}
            where ${decks.id} = part.value ->> 'deckId' and ${decks.ownerId} = ${what.ownerId}))`;
  const rows = await tx
    .selectDistinct({ classId: assignments.classId })
    .from(assignments)
    .where(
      and(
        isNull(assignments.archivedAt),
        sql`exists (select 1 from json_each(${assignments.selection}) part where ${named})`,
      ),
    );
  return rows.map((row) => row.classId);
}
