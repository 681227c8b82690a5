import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { type CardContent, cards, cardVersions, deckCards, decks, notes } from "../schema/decks.ts";
import type { Reader, Writer } from "../store.ts";
import { parts } from "./in-parts.ts";

/** The decks and cards of a dossier as rows: for those that ship and for those made in the app. */

/** Rows that go out in one statement: well under the number of values that one may have. */
const ROWS = 50;

export type KnownCard = {
  readonly id: string;
  readonly noteId: string;
  readonly stableId: string;
  readonly version: number;
  readonly status: typeof cards.$inferSelect.status;
  readonly generated: CardContent | null;
  readonly edited: CardContent | null;
  readonly decision: typeof cards.$inferSelect.decision;
  readonly mergedInto: string | null;
  readonly homeDeckId: string;
  /** Of its note: "fact" for a generated card. */
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A dossier's cards with their notes, retired ones as well, in order. */
export async function cardsOfDossier(db: Reader, dossierId: string): Promise<readonly KnownCard[]> {
  return db
    .select({
      id: cards.id,
      noteId: cards.noteId,
      stableId: cards.stableId,
      version: cards.version,
      status: cards.status,
      generated: cards.generated,
      edited: cards.edited,
      decision: cards.decision,
      mergedInto: cards.mergedInto,
      homeDeckId: cards.homeDeckId,
      kind: notes.kind,
      fields: notes.fields,
    })
    .from(cards)
    .innerJoin(notes, eq(notes.id, cards.noteId))
    .where(eq(cards.dossierId, dossierId))
    .orderBy(cards.position, cards.id);
}

/** Of these card ids, those that another dossier uses. */
export async function idsTaken(
  db: Reader,
  ids: readonly string[],
  dossierId: string,
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const part of parts(ids, 500)) {
    const rows = await db
      .select({ id: cards.id })
      .from(cards)
      .where(and(inArray(cards.id, [...part]), sql`${cards.dossierId} is not ${dossierId}`));
    for (const { id } of rows) taken.add(id);
  }
  return taken;
}

/** Saves a dossier's decks; others that it had before are marked as gone. */
export async function saveDecks(
  tx: Writer,
  dossierId: string,
  rows: readonly Pick<typeof decks.$inferInsert, "id" | "title" | "category" | "position" | "ownerId">[],
  at: number,
): Promise<void> {
  const ids = rows.map((row) => row.id);
  await tx
    .update(decks)
    .set({ deletedAt: at, updatedAt: at })
    .where(
      and(
        eq(decks.dossierId, dossierId),
        isNull(decks.deletedAt),
        ids.length > 0 ? notInArray(decks.id, ids) : undefined,
      ),
    );
  for (const row of rows) {
    await tx
      .insert(decks)
      .values({ ...row, dossierId, createdAt: at, updatedAt: at })
      .onConflictDoUpdate({ target: decks.id, set: { ...row, updatedAt: at, deletedAt: null } });
  }
}

export type CardRows = {
  readonly note: typeof notes.$inferInsert;
  readonly card: typeof cards.$inferInsert;
  /** The content is new: it is kept beside the earlier ones. */
  readonly isNewVersion: boolean;
};

/** Saves cards with their notes, and each new content beside the earlier ones. */
export async function saveCards(tx: Writer, rows: readonly CardRows[], at: number): Promise<void> {
  for (const part of parts(rows, ROWS)) {
    await tx
      .insert(notes)
      .values(part.map(({ note }) => note))
      .onConflictDoUpdate({ target: notes.id, set: { fields: sql`excluded.fields`, updatedAt: at } });
    await tx
      .insert(cards)
      .values(part.map(({ card }) => card))
      .onConflictDoUpdate({
        target: cards.id,
        set: {
          homeDeckId: sql`excluded.home_deck_id`,
          category: sql`excluded.category`,
          siblings: sql`excluded.siblings`,
          position: sql`excluded.position`,
          generated: sql`excluded.generated`,
          edited: sql`excluded.edited`,
          status: sql`excluded.status`,
          weight: sql`excluded.weight`,
          doubt: sql`excluded.doubt`,
          version: sql`excluded.version`,
          updatedAt: at,
        },
      });
    const fresh = part.flatMap(({ card, isNewVersion }) => {
      const content = card.edited ?? card.generated;
      return isNewVersion && content
        ? [{ cardId: card.id, version: card.version ?? 1, content, origin: "generated", createdAt: at }]
        : [];
    });
    if (fresh.length > 0) await tx.insert(cardVersions).values(fresh).onConflictDoNothing();
  }
}

/** Says anew which cards stand in a dossier's decks. */
export async function placeCards(
  tx: Writer,
  dossierId: string,
  rows: readonly (typeof deckCards.$inferInsert)[],
): Promise<void> {
  const own = tx.select({ id: decks.id }).from(decks).where(eq(decks.dossierId, dossierId));
  await tx.delete(deckCards).where(inArray(deckCards.deckId, own));
  for (const part of parts(rows, ROWS)) await tx.insert(deckCards).values([...part]);
}
