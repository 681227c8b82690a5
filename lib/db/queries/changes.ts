import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Card } from "#lib/cards/types.ts";
import type { Change } from "#lib/decks/merge.ts";
import { type CardContent, cards, cardVersions, notes } from "../schema/decks.ts";
import { actions } from "../schema/journal.ts";
import type { Reader, Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** How the making of a dossier changed its cards. `id` is the card's row. */
export type Making = { readonly id: string; readonly at: number; readonly changes: readonly Change[] };

/** The latest runs that changed something, the newest first. */
export async function makingsOf(db: Reader, dossierId: string, most: number): Promise<readonly Making[]> {
  const rows = await db
    .select({ id: actions.id, at: actions.at, after: actions.after })
    .from(actions)
    .where(
      and(
        eq(actions.subjectKind, "dossier"),
        eq(actions.subjectId, dossierId),
        eq(actions.kind, "dossier-made"),
      ),
    )
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(most);
  return rows.map(({ id, at, after }) => ({ id, at, changes: changesIn(after) }));
}

/** Safe: `saveMade` alone writes steps of this kind. */
function changesIn(after: Readonly<Record<string, unknown>> | null): readonly Change[] {
  return (after?.changes ?? []) as readonly Change[];
}

export type ChangedCard = Pick<
  typeof cards.$inferSelect,
  "id" | "dossierId" | "noteId" | "version" | "status" | "category" | "generated" | "edited" | "decision"
> & { readonly fields: Readonly<Record<string, unknown>> };

const columns = {
  id: cards.id,
  dossierId: cards.dossierId,
  noteId: cards.noteId,
  version: cards.version,
  status: cards.status,
  category: cards.category,
  generated: cards.generated,
  edited: cards.edited,
  decision: cards.decision,
  fields: notes.fields,
};

/** Cards by their row ids; those that are gone are left out. */
export async function changedCards(db: Reader, ids: readonly string[]): Promise<readonly ChangedCard[]> {
  const found: ChangedCard[] = [];
  for (const part of parts(ids, 500)) {
    const rows = await db
      .select(columns)
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .where(inArray(cards.id, [...part]));
    found.push(...rows);
  }
  return found;
}

/** A dossier's cards for which newer wording waits, because a person had changed them. */
export async function cardsToSettle(db: Reader, dossierId: string): Promise<readonly ChangedCard[]> {
  const rows = await db
    .select(columns)
    .from(cards)
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(and(eq(cards.dossierId, dossierId), isNull(notes.deletedAt)))
    .orderBy(cards.position, cards.id);
  return rows.filter((row) => row.status !== "retired" && pendingOf(row.fields) !== null);
}

/** Newer generated wording that waits for a person; null when none does. */
export function pendingOf(fields: Readonly<Record<string, unknown>>): Card | null {
  // Safe: the making writes this key, with a card or null.
  return (fields.pending ?? null) as Card | null;
}

/** What these cards asked before their present words, by card; those that never asked anything else are left out. */
export async function earlierWords(
  db: Reader,
  rows: readonly Pick<ChangedCard, "id" | "version">[],
): Promise<ReadonlyMap<string, CardContent>> {
  const before = new Map(rows.map(({ id, version }) => [id, version - 1]));
  const found = new Map<string, CardContent>();
  for (const part of parts([...before.keys()], 500)) {
    const versions = await db
      .select({ id: cardVersions.cardId, version: cardVersions.version, content: cardVersions.content })
      .from(cardVersions)
      .where(inArray(cardVersions.cardId, [...part]));
    for (const { id, version, content } of versions) if (before.get(id) === version) found.set(id, content);
  }
  return found;
}

export type Settled = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly generated: CardContent;
  readonly edited: CardContent | null;
  readonly decision: ChangedCard["decision"];
  readonly version: number;
  /** What is asked now. */
  readonly content: CardContent;
};

/** Writes a card whose two wordings a person settled. */
export async function saveSettled(
  tx: Writer,
  { id, noteId }: Pick<ChangedCard, "id" | "noteId">,
  settled: Settled,
  by: { readonly authorId: string; readonly at: number },
): Promise<void> {
  const { fields, generated, edited, decision, version, content } = settled;
  const { authorId, at } = by;
  await tx.update(notes).set({ fields, updatedAt: at }).where(eq(notes.id, noteId));
  await tx
    .update(cards)
    .set({ generated, edited, decision, version, decidedAt: at, decidedBy: authorId, updatedAt: at })
    .where(eq(cards.id, id));
  await tx
    .insert(cardVersions)
    .values({ cardId: id, version, content, origin: "merged", authorId, createdAt: at })
    .onConflictDoNothing();
}
