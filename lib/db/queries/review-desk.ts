import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { documents, documentVersions, dossiers } from "../schema/documents.ts";
import { evidence, omissions } from "../schema/evidence.ts";
import { actions } from "../schema/journal.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type DeskDossier = {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly publishedAt: number | null;
};

/** A dossier and whose it is; null when there is none. */
export async function deskDossier(db: Reader, dossierId: string): Promise<DeskDossier | null> {
  const [row] = await db
    .select({
      id: dossiers.id,
      title: dossiers.title,
      ownerId: dossiers.ownerId,
      publishedAt: dossiers.publishedAt,
    })
    .from(dossiers)
    .where(and(eq(dossiers.id, dossierId), isNull(dossiers.deletedAt)));
  return row ?? null;
}

export type DeskDocumentRow = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly author: string | null;
  readonly dated: string | null;
  readonly versionId: string;
  readonly format: string;
  readonly length: number | null;
};

/** The documents of a dossier as they were last read, in order, without their texts. */
export async function deskDocuments(db: Reader, dossierId: string): Promise<readonly DeskDocumentRow[]> {
  const rows = await db
    .select({
      id: documents.id,
      name: documents.name,
      title: documents.title,
      author: documents.author,
      dated: documents.dated,
      versionId: documentVersions.id,
      format: documentVersions.format,
      length: documentVersions.length,
    })
    .from(documents)
    .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(and(eq(documents.dossierId, dossierId), isNull(documents.deletedAt)))
    .orderBy(asc(documents.position), asc(documents.id), desc(documentVersions.version));
  const latest = new Map(rows.toReversed().map((row) => [row.id, row]));
  return rows.filter((row) => latest.get(row.id) === row);
}

const deskColumns = {
  id: cards.id,
  dossierId: cards.dossierId,
  category: cards.category,
  position: cards.position,
  siblings: cards.siblings,
  generated: cards.generated,
  edited: cards.edited,
  status: cards.status,
  decision: cards.decision,
  decisionReason: cards.decisionReason,
  decidedAt: cards.decidedAt,
  decidedBy: cards.decidedBy,
  mergedInto: cards.mergedInto,
  weight: cards.weight,
  doubt: cards.doubt,
  version: cards.version,
  createdAt: cards.createdAt,
};

export type DeskCardRow = { readonly [K in keyof typeof deskColumns]: (typeof cards.$inferSelect)[K] };

/** The cards that lie on the desk: whatever was generated or written and is not gone or merged away. */
export async function deskCards(db: Reader, dossierId: string): Promise<readonly DeskCardRow[]> {
  return db
    .select(deskColumns)
    .from(cards)
    .where(and(eq(cards.dossierId, dossierId), ne(cards.status, "retired")))
    .orderBy(asc(cards.position), asc(cards.id));
}

/** These cards of a dossier, gone ones as well. */
export async function deskCardsById(
  db: Reader,
  dossierId: string,
  ids: readonly string[],
): Promise<readonly DeskCardRow[]> {
  return inParts(ids, (part) =>
    db
      .select(deskColumns)
      .from(cards)
      .where(and(eq(cards.dossierId, dossierId), inArray(cards.id, [...part]))),
  );
}

/** Refused candidates that a person took in after all, by their question, as far as their cards lie on the desk. */
export async function takenCandidates(db: Reader, dossierId: string): Promise<ReadonlySet<string>> {
  const refused = sql<string | null>`json_extract(${notes.fields}, '$.refused')`;
  const rows = await db
    .select({ refused })
    .from(cards)
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(and(eq(cards.dossierId, dossierId), ne(cards.status, "retired"), isNull(cards.generated)));
  return new Set(rows.flatMap((row) => row.refused ?? []));
}

export type OmissionRow = Omit<typeof omissions.$inferSelect, "dossierId">;

/** What was left out of a document version, by place. */
export async function omissionsIn(db: Reader, versionId: string): Promise<readonly OmissionRow[]> {
  return db
    .select({
      position: omissions.position,
      documentVersionId: omissions.documentVersionId,
      start: omissions.start,
      end: omissions.end,
      reason: omissions.reason,
      question: omissions.question,
      answer: omissions.answer,
    })
    .from(omissions)
    .where(eq(omissions.documentVersionId, versionId))
    .orderBy(asc(omissions.start), asc(omissions.position));
}

/** A candidate of a dossier that was refused; null when there is none at that position. */
export async function omissionAt(
  db: Reader,
  dossierId: string,
  position: number,
): Promise<Omit<OmissionRow, "position"> | null> {
  const [row] = await db
    .select({
      documentVersionId: omissions.documentVersionId,
      start: omissions.start,
      end: omissions.end,
      reason: omissions.reason,
      question: omissions.question,
      answer: omissions.answer,
    })
    .from(omissions)
    .where(and(eq(omissions.dossierId, dossierId), eq(omissions.position, position)));
  return row ?? null;
}

/** A card of this document version that rests on a passage or on most of it: the same sentence, so to speak. */
export async function cardsOver(
  db: Reader,
  versionId: string,
): Promise<
  readonly {
    readonly cardId: string;
    readonly siblings: string;
    readonly position: number;
    readonly start: number;
    readonly end: number;
  }[]
> {
  return db
    .select({
      cardId: cards.id,
      siblings: cards.siblings,
      position: cards.position,
      start: evidence.start,
      end: evidence.end,
    })
    .from(evidence)
    .innerJoin(cards, eq(cards.id, evidence.ownerId))
    .where(
      and(
        eq(evidence.documentVersionId, versionId),
        eq(evidence.ownerKind, "card"),
        eq(evidence.role, "proof"),
        ne(cards.status, "retired"),
      ),
    )
    .orderBy(asc(evidence.start), asc(evidence.end), asc(cards.id));
}

export type ActionRow = typeof actions.$inferSelect;

/** How many steps can be taken back after the page was opened again. */
const STEPS = 100;

/** What can be taken back at the desk; the journal knows other things that were done to a dossier. */
export const DESK_STEPS = [
  "card-accepted",
  "card-rejected",
  "card-edited",
  "card-merged",
  "card-written",
  "omission-taken",
  "line-moved",
] as const;
export type DeskStepKind = (typeof DESK_STEPS)[number];

/** The last steps of a person at a dossier's desk, latest first. */
export async function recentSteps(
  db: Reader,
  userId: string,
  dossierId: string,
): Promise<readonly ActionRow[]> {
  return db
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.subjectKind, "dossier"),
        eq(actions.subjectId, dossierId),
        eq(actions.userId, userId),
        inArray(actions.kind, [...DESK_STEPS]),
      ),
    )
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(STEPS);
}

/** One step of a person at the desk; null when there is none. */
export async function stepById(db: Reader, userId: string, id: string): Promise<ActionRow | null> {
  const [row] = await db
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.userId, userId), inArray(actions.kind, [...DESK_STEPS])));
  return row ?? null;
}

/** Whether a step or a card has this id already, whosever it is. */
export async function isUsed(db: Reader, id: string): Promise<boolean> {
  const [step] = await db.select({ id: actions.id }).from(actions).where(eq(actions.id, id));
  const [card] = await db.select({ id: cards.id }).from(cards).where(eq(cards.id, id));
  return step !== undefined || card !== undefined;
}

/** When a person last did or undid something at this desk: steps are told apart by their time. */
export async function lastStepAt(db: Reader, userId: string, dossierId: string): Promise<number> {
  const [row] = await db
    .select({ at: sql<number | null>`max(max(${actions.at}, coalesce(${actions.undoneAt}, 0)))` })
    .from(actions)
    .where(
      and(
        eq(actions.subjectKind, "dossier"),
        eq(actions.subjectId, dossierId),
        eq(actions.userId, userId),
        or(isNotNull(actions.undoneAt), isNotNull(actions.at)),
      ),
    );
  return row?.at ?? 0;
}
