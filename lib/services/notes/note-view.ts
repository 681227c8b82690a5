import { cardsOfNotes, noteWithOwner } from "#lib/db/queries/notes.ts";
import { tagsOf } from "#lib/db/queries/personal.ts";
import { noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import type { Note } from "#lib/notes/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type NoteView = {
  readonly id: string;
  readonly note: Note;
  readonly title: string;
  /** For `editNote`: the version that the screen shows. */
  readonly version: number;
  readonly deckId: string;
  readonly cardIds: readonly string[];
  readonly tags: readonly string[];
  readonly deleted: boolean;
};

/** A note of the viewer's own, to be edited. Throws `not-found` for one that is absent or somebody else's. */
export async function noteView(ctx: Ctx, noteId: string): Promise<NoteView> {
  const { read } = ctx.store;
  const row = await noteWithOwner(read, noteId);
  const note = row ? noteFrom(row.kind, row.fields) : null;
  allow(ctx, "make", note === null ? null : row, "note");
  const cards = await cardsOfNotes(read, [noteId]);
  const active = cards.filter((card) => card.status !== "retired").map((card) => card.id);
  const tags = await tagsOf(read, userIdOf(ctx) ?? "", active);
  // Safe after `allow`: it refuses what has neither.
  if (row === null || note === null) throw new Error("A note without its row.");
  return {
    id: noteId,
    note,
    title: noteTitle(note),
    version: row.version,
    deckId: cards[0]?.homeDeckId ?? "",
    cardIds: active,
    tags: [...new Map(tags.map((one) => [one.tagFolded, one.tag])).values()],
    deleted: row.deletedAt !== null,
  };
}
