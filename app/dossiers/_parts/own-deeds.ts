import { bringBackClass } from "#lib/services/classes/delete-class.ts";
import type { Ctx } from "#lib/services/context.ts";
import type { StepDone } from "#lib/services/journal/record-step.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { deleteCards } from "#lib/services/notes/delete-cards.ts";
import { noteView } from "#lib/services/notes/note-view.ts";
import { restoreCards, restoreNotes } from "#lib/services/notes/restore-notes.ts";
import { archiveDeck, unarchiveDeck } from "#lib/services/own-decks/archive-deck.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { deleteDeck, restoreDeck } from "#lib/services/own-decks/delete-deck.ts";
import { mergeDecks } from "#lib/services/own-decks/merge-decks.ts";
import { moveDeck } from "#lib/services/own-decks/move-deck.ts";
import { orderDecks } from "#lib/services/own-decks/order-decks.ts";
import { renameDeck } from "#lib/services/own-decks/rename-deck.ts";
import type { Deed, Done } from "./notice.ts";

type Fields = Readonly<Record<string, string>>;
type Verb = (ctx: Ctx, fields: Fields) => Promise<Done>;

/** A deed that is a step of the journal, with what takes it back. */
function step(
  verb: (ctx: Ctx, fields: Fields) => Promise<StepDone>,
  goTo?: (fields: Fields) => string,
): Verb {
  return async (ctx, fields) => {
    const { stepId, label } = await verb(ctx, fields);
    return { text: `${label}.`, undo: undoDeed(stepId), ...(goTo ? { goTo: goTo(fields) } : {}) };
  };
}

function undoDeed(stepId: string): Deed {
  return { do: "step-undo", step: stepId };
}

/** What the buttons of own decks, notes and the bin do. */
export const OWN_DEEDS: Readonly<Record<string, Verb>> = {
  "deck-create": step((ctx, fields) => createDeck(ctx, withParent(fields))),
  "deck-rename": step(renameDeck),
  "deck-move": step((ctx, fields) => moveDeck(ctx, { ...withParent(fields), parentId: parentIn(fields) })),
  "deck-merge": step(mergeDecks, ({ into = "" }) => `/decks/${encodeURIComponent(into)}`),
  "deck-order": step((ctx, { by, ...fields }) => orderDecks(ctx, { ...fields, by: by === "-1" ? -1 : 1 })),
  "deck-archive": step(archiveDeck),
  "deck-unarchive": step(unarchiveDeck),
  "deck-delete": step(deleteDeck, () => "/bin"),
  "deck-restore": step(restoreDeck),
  "note-delete": step(
    async (ctx, { noteId = "" }) => {
      const { cardIds } = await noteView(ctx, noteId);
      return deleteCards(ctx, { cardIds });
    },
    () => "/bin",
  ),
  "note-restore": step((ctx, { noteId }) => restoreNotes(ctx, { noteIds: [noteId] })),
  "card-restore": step((ctx, { cardId }) => restoreCards(ctx, { cardIds: [cardId] })),
  "class-restore": async (ctx, fields) => {
    const { name } = await bringBackClass(ctx, fields);
    return { text: `${name} is back.`, goTo: `/classes/${encodeURIComponent(fields.classId ?? "")}` };
  },
  "step-undo": turn(true),
  "step-redo": turn(false),
};

function turn(undo: boolean): Verb {
  return async (ctx, { step: id }) => {
    const { label } = await undoStep(ctx, { step: id, undo });
    return undo
      ? { text: `Taken back: ${label}.`, undo: { do: "step-redo", step: id ?? "" } }
      : { text: `Done again: ${label}.`, undo: undoDeed(id ?? "") };
  };
}

/** A field of a form is never null: the empty choice means a deck that is a part of none. */
function parentIn({ parentId }: Fields): string | null {
  return parentId === undefined || parentId === "" ? null : parentId;
}

function withParent({ parentId: _parent, ...fields }: Fields) {
  return { ...fields, parentId: parentIn({ parentId: _parent ?? "" }) };
}
