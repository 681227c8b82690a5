import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { cards, decks, notes } from "../schema/decks.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** A note at home in a deck, with its cards that are asked. */
export type NoteAtHome = {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deckId: string;
  readonly cardIds: readonly string[];
};

/** The notes that a person wrote and that are at home in some decks of their own, in deck order. */
export async function notesAtHome(
  db: Reader,
  userId: string,
  deckIds: readonly string[],
): Promise<readonly NoteAtHome[]> {
  const rows = await inParts(deckIds, (part) =>
    db
      .select({
        id: notes.id,
        kind: notes.kind,
        fields: notes.fields,
        deckId: cards.homeDeckId,
        cardId: cards.id,
      })
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .innerJoin(decks, eq(decks.id, cards.homeDeckId))
      .where(
        and(
          inArray(cards.homeDeckId, [...part]),
          eq(notes.ownerId, userId),
          isNull(notes.dossierId),
          isNull(notes.deletedAt),
          eq(cards.status, "active"),
        ),
      )
      .orderBy(asc(decks.title), asc(notes.createdAt), asc(notes.id), asc(cards.ord)),
  );
  const found = new Map<string, NoteAtHome & { readonly cardIds: string[] }>();
  for (const { cardId, ...row } of rows) {
    const known = found.get(row.id);
    if (known) known.cardIds.push(cardId);
    else found.set(row.id, { ...row, cardIds: [cardId] });
  }
  return [...found.values()];
}

/** The first field of each of a person's own notes that is not in the bin, trimmed. */
export async function firstFields(
  db: Reader | Writer,
  userId: string,
): Promise<readonly { readonly id: string; readonly kind: string; readonly first: string }[]> {
  const first = sql<string>`trim(coalesce(json_extract(${notes.fields}, '$.front.text'), json_extract(${notes.fields}, '$.text.text'), json_extract(${notes.fields}, '$.question.text'), ''))`;
  return db
    .select({ id: notes.id, kind: notes.kind, first })
    .from(notes)
    .where(and(eq(notes.ownerId, userId), isNull(notes.dossierId), isNull(notes.deletedAt)));
}
