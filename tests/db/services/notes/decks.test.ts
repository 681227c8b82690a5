import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { binView } from "#lib/services/bin/bin-view.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { DELETED_DAYS, purgeDeleted } from "#lib/services/dossiers/purge-deleted.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { deleteCards } from "#lib/services/notes/delete-cards.ts";
import { editNote } from "#lib/services/notes/edit-note.ts";
import { editNoteHere } from "#lib/services/notes/edit-note-here.ts";
import { restoreCards, restoreNotes } from "#lib/services/notes/restore-notes.ts";
import { setCardTags, tagList } from "#lib/services/notes/tag-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { archiveDeck, unarchiveDeck } from "#lib/services/own-decks/archive-deck.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { deckByName } from "#lib/services/own-decks/deck-by-name.ts";
import { deleteDeck, restoreDeck } from "#lib/services/own-decks/delete-deck.ts";
import { mergeDecks } from "#lib/services/own-decks/merge-decks.ts";
import { moveCards } from "#lib/services/own-decks/move-cards.ts";
import { moveDeck } from "#lib/services/own-decks/move-deck.ts";
import { orderDecks } from "#lib/services/own-decks/order-decks.ts";
import { renameDeck } from "#lib/services/own-decks/rename-deck.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "../fixtures.ts";
import { at, basic, deckOwner } from "./own.ts";

/** The shelf as it is read: each deck with its depth and its cards, parts included. */
async function shelf(ctx: Ctx): Promise<readonly string[]> {
  const { ownDecks } = await homeView(ctx);
  return ownDecks.map((deck) => `${"  ".repeat(deck.depth)}${deck.title} ${deck.cards}`);
}

const idOf = async (ctx: Ctx, title: string): Promise<string> =>
  (await homeView(ctx)).ownDecks.find((deck) => deck.title === title)?.id ?? "";

/** Spanish with Verbs in it, a note in each. */
async function spanish(store: Store) {
  const { ctx, deckId } = await deckOwner(store);
  const verbs = await createDeck(ctx, { title: "Spanish::Verbs" });
  const noun = await writeNote(ctx, { deckId, note: basic("perro", "dog") });
  const verb = await writeNote(ctx, { deckId: verbs.deckId, note: basic("ir", "to go"), tags: ["a1"] });
  return { ctx, deckId, verbsId: verbs.deckId, noun, verb };
}

/** Does and undoes a step, and answers the shelf before, after and after undo. */
async function turned(ctx: Ctx, step: Promise<{ readonly stepId: string }>) {
  const { stepId } = await step;
  const after = await shelf(ctx);
  await undoStep(ctx, { step: stepId, undo: true });
  const undone = await shelf(ctx);
  await undoStep(ctx, { step: stepId, undo: false });
  expect(await shelf(ctx)).toEqual(after);
  await undoStep(ctx, { step: stepId, undo: true });
  return { after, undone };
}

const BEFORE = ["Spanish 2", "  Verbs 1"];

describe("decks of one's own", () => {
  it("are begun by a visitor, who is a guest from then on, and stand on the shelf when empty", () =>
    withStore(async (store) => {
      await createDeck(context(store, visitor("new")), { title: "Spanish::Verbs::Irregular" });
      const ctx = await holder(store, "new");
      expect(await shelf(ctx)).toEqual(["Spanish 0", "  Verbs 0", "    Irregular 0"]);
    }));

  it("are found again by the name that a note is written under, in any letters, and made where there are none", () =>
    withStore(async (store) => {
      const begun = await deckByName(context(store, visitor("new")), { title: "Spanish::Verbs" });
      const ctx = await holder(store, "new");
      expect(await deckByName(ctx, { title: "spanish :: VERBS" })).toEqual(begun);
      expect((await deckByName(ctx, { title: "Spanish" })).deckId).toBe(await idOf(ctx, "Spanish"));
      // A part of one deck is not the deck of this name beside it.
      expect((await deckByName(ctx, { title: "Verbs" })).deckId).not.toBe(begun.deckId);
      const other = await holder(store, "other");
      expect((await deckByName(other, { title: "Spanish" })).deckId).not.toBe(await idOf(ctx, "Spanish"));
      await deleteDeck(ctx, { deckId: begun.deckId });
      expect((await deckByName(ctx, { title: "Spanish::Verbs" })).deckId).not.toBe(begun.deckId);
      expect(await shelf(ctx)).toEqual(["Spanish 0", "  Verbs 0", "Verbs 0"]);
    }));

  it("are studied with their parts", () =>
    withStore(async (store) => {
      const { ctx, deckId, verbsId } = await spanish(store);
      const fronts = async (id: string) =>
        (await nextCards(ctx, { deckId: id })).cards.map((one) => one.question);
      expect((await fronts(deckId)).toSorted()).toEqual(["ir", "perro"]);
      expect(await fronts(verbsId)).toEqual(["ir"]);
      expect((await deckView(ctx, deckId)).counts.new).toBe(2);
      expect((await deckView(ctx, deckId)).cards.map((one) => one.question)).toEqual(["perro"]);
    }));

  it("are renamed, also to a place by their name, and that is undone", () =>
    withStore(async (store) => {
      const { ctx, verbsId } = await spanish(store);
      const plain = await turned(ctx, renameDeck(ctx, { deckId: verbsId, title: "Verbos" }));
      expect(plain).toEqual({ after: ["Spanish 2", "  Verbos 1"], undone: BEFORE });
      const away = await turned(ctx, renameDeck(ctx, { deckId: verbsId, title: "Words::Verbs" }));
      expect(away).toEqual({ after: ["Spanish 1", "Words 1", "  Verbs 1"], undone: BEFORE });
    }));

  it("are moved, and never into themselves or deeper than five levels", () =>
    withStore(async (store) => {
      const { ctx, deckId, verbsId } = await spanish(store);
      expect(await turned(ctx, moveDeck(ctx, { deckId: verbsId, parentId: null }))).toEqual({
        after: ["Spanish 1", "Verbs 1"],
        undone: BEFORE,
      });
      await expect(moveDeck(ctx, { deckId, parentId: verbsId })).rejects.toMatchObject({ code: "invalid" });
      await createDeck(ctx, { title: "a::b::c::d::e" });
      await expect(createDeck(ctx, { title: "a::b::c::d::e::f" })).rejects.toMatchObject({ code: "invalid" });
      await expect(moveDeck(ctx, { deckId, parentId: await idOf(ctx, "d") })).rejects.toMatchObject({
        code: "invalid",
      });
    }));

  it("have one name each in their place, however its letters are written", () =>
    withStore(async (store) => {
      const { ctx, deckId, verbsId } = await spanish(store);
      await expect(createDeck(ctx, { title: "spanish" })).rejects.toMatchObject({ code: "conflict" });
      const other = await createDeck(ctx, { title: "Verbs" });
      await expect(moveDeck(ctx, { deckId: other.deckId, parentId: deckId })).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(renameDeck(ctx, { deckId: verbsId, title: "::" })).rejects.toMatchObject({
        code: "invalid",
      });
    }));

  it("are merged: cards and parts go over, what was learnt stays, and undo parts them again", () =>
    withStore(async (store) => {
      const { ctx, deckId, noun } = await spanish(store);
      await recordReviews(ctx, batch([sent(noun.cardIds[0] ?? "")]));
      const { deckId: words } = await createDeck(ctx, { title: "Words" });
      expect(await turned(ctx, mergeDecks(ctx, { deckId, into: words }))).toEqual({
        after: ["Words 2", "  Verbs 1"],
        undone: [...BEFORE, "Words 0"],
      });
      await mergeDecks(ctx, { deckId, into: words });
      const { cards } = await deckView(ctx, words);
      expect(cards.map((one) => [one.question, one.state.answers])).toEqual([["perro", 1]]);
    }));

  it("are put in order, one place at a time", () =>
    withStore(async (store) => {
      const { ctx } = await spanish(store);
      await createDeck(ctx, { title: "Art" });
      expect(await shelf(ctx)).toEqual(["Art 0", ...BEFORE]);
      const artId = await idOf(ctx, "Art");
      expect(await turned(ctx, orderDecks(ctx, { deckId: artId, by: 1 }))).toEqual({
        after: [...BEFORE, "Art 0"],
        undone: ["Art 0", ...BEFORE],
      });
      await expect(orderDecks(ctx, { deckId: artId, by: -1 })).rejects.toMatchObject({ code: "conflict" });
    }));

  it("are archived: off the shelf, not asked, still read, and back as they were", () =>
    withStore(async (store) => {
      const { ctx, deckId, verbsId } = await spanish(store);
      expect(await turned(ctx, archiveDeck(ctx, { deckId }))).toEqual({ after: [], undone: BEFORE });
      await archiveDeck(ctx, { deckId });
      expect((await nextCards(ctx, { deckId })).cards).toEqual([]);
      expect((await nextCards(ctx)).cards).toEqual([]);
      expect(await deckView(ctx, deckId)).toMatchObject({ archived: true, counts: { new: 0 } });
      await unarchiveDeck(ctx, { deckId: verbsId });
      expect(await shelf(ctx)).toEqual(BEFORE);
    }));

  it("are deleted with their parts into the bin, and come back with what was learnt", () =>
    withStore(async (store) => {
      const { ctx, deckId, noun } = await spanish(store);
      await recordReviews(ctx, batch([sent(noun.cardIds[0] ?? "")]));
      expect(await turned(ctx, deleteDeck(ctx, { deckId }))).toEqual({ after: [], undone: BEFORE });
      await deleteDeck(ctx, { deckId });
      await expect(deckView(ctx, deckId)).rejects.toMatchObject({ code: "not-found" });
      expect((await binView(ctx)).map(({ kind, title, cards }) => [kind, title, cards])).toEqual([
        ["deck", "Spanish", 2],
      ]);
      // The name was given away meanwhile.
      await createDeck(ctx, { title: "Spanish" });
      await restoreDeck(ctx, { deckId });
      expect(await shelf(ctx)).toEqual(["Spanish 0", "Spanish 2 2", "  Verbs 1"]);
      expect((await deckView(ctx, deckId)).cards[0]?.state.answers).toBe(1);
      expect(await binView(ctx)).toEqual([]);
    }));

  it("go for good after thirty days, with their notes and the words in the journal, but not the answers", () =>
    withStore(async (store) => {
      const { ctx, deckId, noun } = await spanish(store);
      await recordReviews(ctx, batch([sent(noun.cardIds[0] ?? "")]));
      await deleteDeck(ctx, { deckId });
      const later = (days: number) => context(store, { kind: "visitor", key: null }, NOW + days * DAY);
      expect(await purgeDeleted(later(DELETED_DAYS - 1))).toBe(0);
      expect(await purgeDeleted(later(DELETED_DAYS + 1))).toBe(2);
      const count = async (from: string) =>
        (await store.read.all<{ n: number }>(`select count(*) n from ${from}`))[0]?.n;
      expect(await count("notes")).toBe(0);
      expect(await count("cards")).toBe(0);
      expect(await count("card_tags")).toBe(0);
      expect(await count("decks where dossier_id is null")).toBe(0);
      expect(await count("actions where instr(after, 'perro') > 0")).toBe(0);
      expect(await count("review_events")).toBe(1);
      await expect(restoreDeck(ctx, { deckId })).rejects.toMatchObject({ code: "not-found" });
    }));

  it("are nobody else's: every verb says that there is no such deck", () =>
    withStore(async (store) => {
      const { deckId, verbsId } = await spanish(store);
      const { ctx: other, deckId: own } = await deckOwner(store, "berta", "Art");
      for (const verb of [
        () => renameDeck(other, { deckId, title: "x" }),
        () => moveDeck(other, { deckId, parentId: null }),
        () => moveDeck(other, { deckId: own, parentId: deckId }),
        () => mergeDecks(other, { deckId, into: own }),
        () => mergeDecks(other, { deckId: own, into: deckId }),
        () => archiveDeck(other, { deckId }),
        () => unarchiveDeck(other, { deckId }),
        () => deleteDeck(other, { deckId: verbsId }),
        () => restoreDeck(other, { deckId }),
        () => orderDecks(other, { deckId, by: 1 }),
        () => createDeck(other, { title: "x", parentId: deckId }),
        () => nextCards(other, { deckId }),
      ])
        await expect(verb()).rejects.toMatchObject({ code: "not-found" });
    }));
});

describe("notes and cards", () => {
  it("retire and revive their cards by an edit, and undo brings back exactly what was", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const cloze = (text: string) => ({ kind: "cloze", text: { text } });
      const note = await writeNote(ctx, { deckId, note: cloze("{{c1::a}} {{c2::b}}") });
      const [first = "", second = ""] = note.cardIds;
      await recordReviews(ctx, batch([sent(first), sent(second)]));
      const asked = async () =>
        (await deckView(ctx, deckId)).cards.map(
          (one) => `${one.question}=${one.answer} ${one.state.answers}`,
        );
      const edit = await editNote(ctx, {
        noteId: note.noteId,
        note: cloze("{{c1::a}} b {{c3::c}}"),
        memory: "keep",
      });
      expect(await asked()).toEqual(["[…] b c=a 1", "a b […]=c 0"]);
      await editNote(ctx, { noteId: note.noteId, note: cloze("{{c1::a}} {{c2::b}} c"), memory: "keep" });
      expect(await asked()).toEqual(["[…] b c=a 1", "a […] c=b 1"]);
      await expect(undoStep(ctx, { step: edit.stepId, undo: true })).rejects.toMatchObject({
        code: "conflict",
      });
    }));

  it("are changed from a sitting and answer what their cards are now, also when sent twice", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const cloze = (text: string) => ({ kind: "cloze", text: { text } });
      const note = await writeNote(ctx, { deckId, note: cloze("{{c1::a}} {{c2::b}}") });
      const edit = { id: ctx.newId(), noteId: note.noteId, note: cloze("{{c1::a}} then {{c3::c}}") };
      const done = await editNoteHere(ctx, edit);
      expect(done.cards.map((card) => card.question)).toEqual(["[…] then c", "a then […]"]);
      expect(done.cards[0]?.id).toBe(note.cardIds[0]);
      expect(await editNoteHere(ctx, edit)).toMatchObject({ stepId: done.stepId, cards: done.cards });
      await expect(editNoteHere(ctx, { ...edit, id: ctx.newId(), seen: 1 })).rejects.toMatchObject({
        code: "stale",
      });
    }));

  it("go into the bin with all their cards, and come back with what was learnt", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const note = { kind: "reversed", front: { text: "perro" }, back: { text: "dog" } };
      const { cardIds, noteId } = await writeNote(ctx, { deckId, note });
      await recordReviews(ctx, batch([sent(cardIds[0] ?? "")]));
      const deleted = await deleteCards(ctx, { cardIds: [cardIds[1]] });
      expect(deleted).toMatchObject({ label: "Note deleted" });
      expect(deleted.gone.toSorted()).toEqual([...cardIds].toSorted());
      expect((await deckView(ctx, deckId)).cards).toEqual([]);
      expect(await binView(ctx)).toMatchObject([{ kind: "note", title: "perro", id: noteId }]);
      await restoreNotes(ctx, { noteIds: [noteId] });
      expect((await deckView(ctx, deckId)).cards.map((one) => one.state.answers)).toEqual([1, 0]);
      await undoStep(ctx, { step: deleted.stepId, undo: true }).then(
        () => expect.unreachable(),
        (error: unknown) => expect(error).toMatchObject({ code: "conflict" }),
      );
    }));

  it("of others are only taken out of one's own decks, and put back", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1), card(2)]);
        const ada = await holder(store, "ada");
        await deleteCards(ada, { cardIds: ["card-1"] });
        const mine = await at(store, "ada", NOW);
        const seen = async (ctx: Ctx) => (await deckView(ctx, "mill-date")).cards.map((one) => one.id);
        expect(await seen(mine)).toEqual(["card-2"]);
        expect((await nextCards(mine)).cards.map((one) => one.id)).toEqual(["card-2"]);
        expect((await homeView(mine)).known.total).toBe(1);
        expect(await seen(await holder(store, "berta"))).toEqual(["card-1", "card-2"]);
        expect(await binView(mine)).toMatchObject([{ kind: "card", id: "card-1", goneAt: null }]);
        await restoreCards(mine, { cardIds: ["card-1"] });
        expect(await seen(mine)).toEqual(["card-1", "card-2"]);
      }),
    ));

  it("that are deleted take no place among what is due", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const cardIds: string[] = [];
      for (let i = 0; i < 3; i += 1)
        cardIds.push(...(await writeNote(ctx, { deckId, note: basic(`q${i}`, "a") })).cardIds);
      await recordReviews(ctx, batch(cardIds.map((id) => sent(id, { rating: 4 }))));
      await deleteCards(ctx, { cardIds: cardIds.slice(0, 2) });
      const later = await at(store, "writer", NOW + 60 * DAY);
      expect((await nextCards(later, { deckId })).counts.review).toBe(1);
      expect((await homeView(later)).counts.review).toBe(1);
    }));

  it("move to another deck, and a card that ships stands there too", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        const { ctx, verbsId, noun } = await spanish(store);
        const moved = await moveCards(ctx, { cardIds: [...noun.cardIds, "card-1"], deckId: verbsId });
        expect(moved.label).toBe("2 cards moved");
        const asked = async (id: string) => (await deckView(ctx, id)).cards.map((one) => one.question);
        expect(await asked(verbsId)).toEqual(["ir", "perro", "In which year was thing 1 built?"]);
        expect(await asked("mill-date")).toHaveLength(1);
        expect((await nextCards(ctx)).cards).toHaveLength(3);
        await undoStep(ctx, { step: moved.stepId, undo: true });
        expect(await asked(verbsId)).toEqual(["ir"]);
      }),
    ));

  it("have tags of their learner, which are set, listed and undone", () =>
    withStore(async (store) => {
      const { ctx, verb, noun, deckId } = await spanish(store);
      expect(await tagList(ctx)).toEqual([{ tag: "a1", cards: 1, chosenBy: 0 }]);
      const step = await setCardTags(ctx, { cardIds: [...verb.cardIds], tags: ["Lang::es", "#A1"] });
      expect((await tagList(ctx)).map((one) => one.tag)).toEqual(["A1", "Lang::es"]);
      await undoStep(ctx, { step: step?.stepId, undo: true });
      expect(await tagList(ctx)).toEqual([{ tag: "a1", cards: 1, chosenBy: 0 }]);
      expect(await setCardTags(ctx, { cardIds: [...verb.cardIds], tags: ["a1"] })).toBeNull();
      expect((await deckView(ctx, deckId)).cards[0]?.extra?.tags).toBeUndefined();
      const other = (await deckOwner(store, "berta", "Art")).ctx;
      expect(await setCardTags(other, { cardIds: [...noun.cardIds], tags: ["x"] })).toBeNull();
      expect(await tagList(other)).toEqual([]);
    }));

  it("are nobody else's: every verb says that there is no such note", () =>
    withStore(async (store) => {
      const { ctx, deckId, verbsId, noun } = await spanish(store);
      const { ctx: other, deckId: own } = await deckOwner(store, "berta", "Art");
      await deleteCards(ctx, { cardIds: [...noun.cardIds] });
      for (const verb of [
        () => editNote(other, { noteId: noun.noteId, note: basic("x", "y") }),
        () => deleteCards(other, { cardIds: [...noun.cardIds] }),
        () => restoreNotes(other, { noteIds: [noun.noteId] }),
        () => restoreCards(other, { cardIds: [...noun.cardIds] }),
        () => moveCards(other, { cardIds: [...noun.cardIds], deckId: own }),
        () => moveCards(ctx, { cardIds: [...noun.cardIds], deckId: own }),
        () => moveCards(other, { cardIds: [...noun.cardIds], deckId: verbsId }),
        () => deckView(other, deckId),
      ])
        await expect(verb()).rejects.toMatchObject({ code: "not-found" });
      expect(await binView(other)).toEqual([]);
    }));

  it.each([
    [{ kind: "basic", front: { text: " " }, back: { text: "a" } }, "front"],
    [{ kind: "basic", front: { text: "a" }, back: { text: "" } }, "back"],
    [{ kind: "cloze", text: { text: "no gap" } }, "text"],
    [
      {
        kind: "choice",
        question: { text: "q" },
        options: [
          { text: "a", correct: false },
          { text: "b", correct: false },
        ],
      },
      "options",
    ],
    [{ kind: "order", question: { text: "q" }, items: ["one", " "] }, "items"],
    [{ kind: "list", question: { text: "q" }, ideas: [] }, "ideas"],
    [{ kind: "basic", front: { text: "a", language: "not a tag" }, back: { text: "b" } }, "front"],
  ])("are refused beside the field that is wrong: %j", (note, field) =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      await expect(writeNote(ctx, { deckId, note })).rejects.toMatchObject({
        code: "invalid",
        details: { [field]: expect.stringMatching(/\w/u) },
      });
    }),
  );
});
