import { foldText } from "#lib/base/text.ts";
import { notesLike } from "#lib/db/queries/notes.ts";
import { cardsOfNote, MOST_CARDS } from "#lib/notes/cards-of-note.ts";
import { parseCloze } from "#lib/notes/cloze.ts";
import { type DrawnCard, drawCard } from "#lib/notes/draw-card.ts";
import { seemsMath } from "#lib/notes/find-math.ts";
import { fieldsOf, firstField, noteFrom, noteTitle } from "#lib/notes/from-fields.ts";
import type { FieldLanguage, Note } from "#lib/notes/types.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type NotePreview = {
  readonly cards: readonly {
    readonly ord: number;
    readonly drawn: DrawnCard;
    readonly questionLanguage?: FieldLanguage;
    readonly answerLanguage?: FieldLanguage;
  }[];
  /** What seems to be meant otherwise, in sentences. */
  readonly warnings: readonly string[];
  /** Other notes of the viewer that begin with the same words. */
  readonly alike: readonly { readonly id: string; readonly title: string }[];
};

const MATH = "A formula stands between \\( and \\), or by itself between $$ and $$.";

const NOTHING: NotePreview = { cards: [], warnings: [], alike: [] };
/** A longer note is not drawn while one writes. */
const LONGEST = 40_000;

/** How the cards of a note would look, while it is being written: whatever is there so far is drawn. Reading only. */
export async function previewNote(
  ctx: Ctx,
  given: { readonly note: unknown; readonly noteId?: string | undefined },
): Promise<NotePreview> {
  const note = draftOf(given.note);
  if (note === null || JSON.stringify(note).length > LONGEST) return NOTHING;
  const cards = cardsOfNote(note).slice(0, MOST_CARDS);
  return {
    cards: cards.flatMap(({ ord, content }) => {
      const drawn = drawCard(content);
      const { questionLanguage, answerLanguage } = content;
      const languages = {
        ...(questionLanguage ? { questionLanguage } : {}),
        ...(answerLanguage ? { answerLanguage } : {}),
      };
      return drawn ? [{ ord, drawn, ...languages }] : [];
    }),
    warnings: [
      ...(note.kind === "cloze" ? parseCloze(note.text.text).warnings : []),
      ...(seemsMath(wordsOf(note)) ? [MATH] : []),
    ],
    alike: await alikeNotes(ctx, note, given.noteId),
  };
}

function draftOf(value: unknown): Note | null {
  if (typeof value !== "object" || value === null || !("kind" in value) || typeof value.kind !== "string")
    return null;
  const { kind, ...fields } = value;
  return noteFrom(kind, fields);
}

/** Everything that is written in a note, one field after the other. */
function wordsOf(note: Note): string {
  const texts = (value: unknown): readonly string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  return texts(fieldsOf(note)).join("\n");
}

async function alikeNotes(ctx: Ctx, note: Note, noteId: string | undefined): Promise<NotePreview["alike"]> {
  const userId = userIdOf(ctx);
  const first = firstField(note).trim();
  if (userId === null || first === "") return [];
  const found = await notesLike(ctx.store.read, userId, first, 5);
  return found.flatMap(({ id, kind, fields }) => {
    const other = noteFrom(kind, fields);
    if (id === noteId || !other || foldText(firstField(other)) !== foldText(first)) return [];
    return [{ id, title: noteTitle(other) }];
  });
}
