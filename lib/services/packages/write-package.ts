import { type ImportedNote, rememberImported } from "#lib/db/queries/imported-notes.ts";
import { addNote, addNoteCards, cardsOfNotes, type NoteCardRow } from "#lib/db/queries/notes.ts";
import { ownDecksOf } from "#lib/db/queries/own-decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { cardsOfNote } from "#lib/notes/cards-of-note.ts";
import { fieldsOf, noteTitle } from "#lib/notes/from-fields.ts";
import type { Ctx } from "../context.ts";
import { actor, nextStepTime, takeStep } from "../journal/record-step.ts";
import { changeNote } from "../notes/change-note.ts";
import { deckFinder } from "../notes/write-notes.ts";
import { fateOf, type NoteFate, noteKey, type ReadyNote } from "./compare-notes.ts";
import { knownNotes } from "./known-notes.ts";
import { deckPath, packedTags } from "./package-decks.ts";
import { chooseRules } from "./package-options.ts";
import type { PackageRules } from "./package-rules.ts";
import { Places, Work } from "./portion-rows.ts";
import { type HistoryFrom, type LearntCard, writeHistory } from "./write-history.ts";

export type Portion = {
  readonly notes: readonly ReadyNote[];
  /** Of all the steps of one package. */
  readonly batch: string;
  readonly history: HistoryFrom;
  /** By which rules decks that are made for it go on, by their paths here. */
  readonly rules: ReadonlyMap<string, PackageRules>;
};

export type WrittenPortion = {
  readonly fates: Readonly<Record<NoteFate, number>>;
  readonly cards: number;
  readonly reviews: number;
  /** In the order in which they were taken; undo goes backwards. */
  readonly steps: readonly string[];
};

/**
 * Writes some notes of a package with their cards, tags, decks and history, inside the write of a verb: new notes and
 * those from the bin as one step, each changed note as its own.
 */
export async function writePortion(tx: Writer, ctx: Ctx, portion: Portion): Promise<WrittenPortion> {
  const { notes, batch, history, rules } = portion;
  const userId = actor(ctx);
  const at = await nextStepTime(tx, ctx, userId);
  const home = deckFinder(tx, await ownDecksOf(tx, userId), { userId, at, newId: ctx.newId });
  const known = await knownNotes(
    tx,
    userId,
    notes.map((one) => one.packed.guid),
  );
  const places = new Places(tx);
  const work = new Work();
  const fates: Record<NoteFate, number> = { added: 0, restored: 0, changed: 0, own: 0, left: 0 };
  const steps: string[] = [];
  const learnt: LearntCard[] = [];
  const here = await cardsByNote(tx, [...known.values()]);
  for (const one of notes) {
    const { packed } = one;
    const row = known.get(noteKey(packed));
    const fate = fateOf(one, row);
    fates[fate] += 1;
    const homes = new Map<number, string>();
    if (fate === "added" || fate === "restored")
      for (const card of packed.cards) homes.set(card.ord, await home.at(deckPath(card.deck)));
    let cards: readonly KnownCard[] = row ? (here.get(row.noteId) ?? []) : [];
    if (!row) cards = await addedNote(tx, ctx, one, { at, userId, homes, places, work });
    else if (fate === "restored") await restoredNote(one, row, cards, { homes, places, work });
    else if (fate === "changed") {
      const stepId = ctx.newId();
      await changeNote(tx, ctx, {
        stepId,
        row: { ...row, id: row.noteId, dossierId: null, ownerId: userId },
        note: one.note,
        memory: "keep",
      });
      steps.push(stepId);
      const { guid, part, modified } = packed;
      await rememberImported(tx, {
        userId,
        guid,
        part,
        noteId: row.noteId,
        modifiedAt: modified,
        print: one.print,
      });
      cards = (await cardsByNote(tx, [row])).get(row.noteId) ?? [];
    }
    const byOrd = new Map(cards.map((card) => [card.ord, card.id]));
    for (const card of packed.cards) {
      const cardId = byOrd.get(card.ord);
      const ours = row?.ours === true;
      if (row?.cardId !== undefined) learnt.push({ cardId: row.cardId, packed: card, ours });
      else if (cardId !== undefined) learnt.push({ cardId, packed: card, ours });
    }
  }
  await addNoteCards(tx, work.fresh, { authorId: userId, at });
  const made = fates.added + fates.restored;
  if (made > 0) {
    const id = ctx.newId();
    const step = {
      id,
      kind: fates.added > 0 ? ("note-written" as const) : ("notes-restored" as const),
      subjectKind: "note" as const,
      subjectId: Object.keys(work.notes)[0] ?? "",
      about: work.about,
      count: made,
      batch,
    };
    const decks = Object.fromEntries(home.made().map((deck) => [deck, { deletedAt: null }]));
    await takeStep(
      tx,
      step,
      { ...work.rows(), decks },
      { userId, at: Math.max(at, await nextStepTime(tx, ctx, userId)) },
    );
    steps.push(id);
  }
  const chosen = home.made().flatMap((deck) => {
    const found = rules.get(home.pathOf(deck));
    return found ? [[deck, found] as const] : [];
  });
  await chooseRules(tx, ctx, new Map(chosen), at);
  const reviews = await writeHistory(tx, ctx, learnt, history);
  return { fates, cards: work.cardCount(), reviews, steps };
}

type KnownCard = Pick<NoteCardRow, "id" | "ord"> & Partial<Pick<NoteCardRow, "homeDeckId">>;

async function cardsByNote(
  tx: Writer,
  rows: readonly ImportedNote[],
): Promise<ReadonlyMap<string, readonly NoteCardRow[]>> {
  const found = new Map<string, NoteCardRow[]>();
  const cards = await cardsOfNotes(
    tx,
    rows.map((row) => row.noteId),
  );
  for (const card of cards) {
    const list = found.get(card.noteId) ?? [];
    list.push(card);
    found.set(card.noteId, list);
  }
  return found;
}

type Into = {
  readonly homes: ReadonlyMap<number, string>;
  readonly places: Places;
  readonly work: Work;
};

async function addedNote(
  tx: Writer,
  ctx: Ctx,
  { packed, note, print }: ReadyNote,
  into: Into & { readonly at: number; readonly userId: string },
): Promise<readonly KnownCard[]> {
  const { at, userId, homes, places, work } = into;
  const noteId = ctx.newId();
  // The step takes it out of the bin, so that undo puts it there.
  const row = { id: noteId, ownerId: userId, kind: note.kind, fields: fieldsOf(note) };
  await addNote(tx, { ...row, createdAt: at, updatedAt: at, deletedAt: at });
  const [firstHome = ""] = homes.values();
  const cards = [];
  for (const { ord, content } of cardsOfNote(note)) {
    const homeDeckId = homes.get(ord) ?? firstHome;
    const position = await places.take(homeDeckId);
    const siblings = packed.guid === "" ? noteId : packed.guid;
    cards.push({ id: ctx.newId(), noteId, dossierId: null, homeDeckId, ord, content, position, siblings });
  }
  const { guid, part, modified } = packed;
  await rememberImported(tx, { userId, guid, part, noteId, modifiedAt: modified, print });
  work.addNote(noteId, noteTitle(note));
  for (const card of cards) work.addCard(card.id, {});
  work.fresh.push(...cards);
  work.addTags(
    cards.map((card) => card.id),
    packedTags(packed.tags),
  );
  return cards;
}

/** Out of the bin with what was learnt, into the deck that the package names: its own may lie in the bin too. */
async function restoredNote(
  { note }: ReadyNote,
  row: ImportedNote,
  cards: readonly KnownCard[],
  { homes, places, work }: Into,
): Promise<void> {
  const [firstHome = ""] = homes.values();
  const ords = new Set(cardsOfNote(note).map((card) => card.ord));
  work.addNote(row.noteId, noteTitle(note));
  for (const card of cards) {
    if (!ords.has(card.ord)) continue;
    const homeDeckId = homes.get(card.ord) ?? firstHome;
    work.addCard(card.id, { homeDeckId });
    if (card.homeDeckId !== homeDeckId) work.addPlace(homeDeckId, card.id, await places.take(homeDeckId));
  }
}
