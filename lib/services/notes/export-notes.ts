import { grouped } from "#lib/base/grouped.ts";
import { notesAtHome } from "#lib/db/queries/note-files.ts";
import { ownDecksOf } from "#lib/db/queries/own-decks.ts";
import { tagsOf } from "#lib/db/queries/personal.ts";
import { noteFrom } from "#lib/notes/from-fields.ts";
import { printNoteFile } from "#lib/notes/print-note-file.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { pathOf, present, withPartsOf } from "../own-decks/deck-names.ts";

export type ExportedNotes = { readonly title: string; readonly text: string; readonly notes: number };

/**
 * The notes of one of the viewer's own decks with its parts, or of all of them (`deckId` null), as a text file that
 * Anki, spreadsheets and `importNotes` read. Throws `not-found` for a deck that is absent or somebody else's.
 */
export async function exportNotes(ctx: Ctx, deckId: string | null): Promise<ExportedNotes> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx) ?? "";
  const decks = present(await ownDecksOf(read, userId));
  const only = decks.find((deck) => deck.id === deckId) ?? null;
  if (deckId !== null) allow(ctx, "make", only, "deck");
  const wanted = only ? present(withPartsOf(decks, only.id)) : decks;
  const found = await notesAtHome(
    read,
    userId,
    wanted.map((deck) => deck.id),
  );
  const paths = new Map(wanted.map((deck) => [deck.id, pathOf(decks, deck)]));
  const tags = grouped(
    await tagsOf(
      read,
      userId,
      found.flatMap((note) => note.cardIds),
    ),
    (one) => one.cardId,
  );
  const printed = found.flatMap(({ id, kind, fields, deckId: home, cardIds }) => {
    const note = noteFrom(kind, fields);
    const own = cardIds.flatMap((cardId) => tags.get(cardId)?.map((one) => one.tag) ?? []);
    return note ? [{ id, note, deck: paths.get(home) ?? "", tags: [...new Set(own)] }] : [];
  });
  return { title: only?.title ?? "notes", text: printNoteFile(printed), notes: printed.length };
}
