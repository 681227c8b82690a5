import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { cards } from "../schema/decks.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type NoteCard = {
  readonly id: string;
  readonly version: number;
  /** One of the cards asked about, of the same note. */
  readonly of: string;
};

/** The other active cards of the notes that some cards are made from; those asked about are not among them. */
export async function otherCardsOfNotes(
  db: Reader,
  cardIds: readonly string[],
): Promise<readonly NoteCard[]> {
  const asked = new Set(cardIds);
  const others = alias(cards, "others");
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ id: others.id, version: others.version, of: cards.id })
      .from(cards)
      .innerJoin(others, eq(others.noteId, cards.noteId))
      .where(and(inArray(cards.id, [...part]), eq(others.status, "active"))),
  );
  // Asked about in two parts, a card would come twice.
  return [...new Map(rows.filter((row) => !asked.has(row.id)).map((row) => [row.id, row])).values()];
}
