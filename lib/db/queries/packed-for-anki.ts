import { and, eq, inArray, min } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { media, mediaOwners } from "../schema/own.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** Where a card comes from: light enough to be asked of a hundred thousand. */
export type CardPlace = {
  readonly id: string;
  readonly noteId: string;
  readonly ord: number;
  readonly homeDeckId: string;
};

/** The notes and home decks of these cards. */
export async function cardPlaces(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, CardPlace>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, noteId: cards.noteId, ord: cards.ord, homeDeckId: cards.homeDeckId })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type NoteToPack = {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** These notes as they were written. */
export async function notesToPack(
  db: Reader,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, NoteToPack>> {
  const rows = await inParts(noteIds, (part) =>
    db
      .select({
        id: notes.id,
        kind: notes.kind,
        fields: notes.fields,
        createdAt: notes.createdAt,
        updatedAt: notes.updatedAt,
      })
      .from(notes)
      .where(inArray(notes.id, [...part])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The media that a person keeps, of these. */
export async function mediaOfOwner(
  db: Reader,
  userId: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, { readonly type: string; readonly size: number }>> {
  const rows = await inParts(hashes, (part) =>
    db
      .select({ hash: media.hash, type: media.type, size: media.size })
      .from(media)
      .innerJoin(mediaOwners, and(eq(mediaOwners.hash, media.hash), eq(mediaOwners.userId, userId)))
      .where(inArray(media.hash, [...part])),
  );
  return new Map(rows.map(({ hash, ...row }) => [hash, row]));
}

/** When a learner's log begins; null for an empty one. */
export async function firstEventAt(db: Reader, userId: string): Promise<number | null> {
  const [row] = await db
    .select({ at: min(reviewEvents.effectiveAt) })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, userId));
  return row?.at ?? null;
}
