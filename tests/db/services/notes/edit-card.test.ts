import { describe, expect, it } from "vitest";
import { eventsOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { editCard } from "#lib/services/notes/edit-card.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "../fixtures.ts";
import { at, basic, deckOwner } from "./own.ts";

const userOf = (ctx: Ctx): string => (ctx.viewer.kind === "learner" ? ctx.viewer.userId : "");

/** A shipped card that a learner answered well until it is in review. */
async function learnt(store: Store, folder: string, token = "ada"): Promise<Ctx> {
  await synced(store, folder, [card(1), card(2)]);
  const ctx = await holder(store, token);
  await recordReviews(ctx, batch([sent("card-1", { rating: 4 })]));
  return at(store, token, NOW);
}

const wordsOf = async (ctx: Ctx, deckId: string) => {
  const { cards } = await deckView(ctx, deckId);
  return cards.map(({ question, answer }) => `${question} ${answer}`);
};

describe("editing a card where one meets it", () => {
  it("lays words of one's own over a card that ships, for nobody else, and takes them away again", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const ada = await learnt(store, folder);
        const edited = await editCard(ada, { cardId: "card-1", content: { answer: "1801 (spring)" } });
        expect(edited.card?.answer).toBe("1801 (spring)");
        expect(edited.card?.extra?.ownWords).toEqual({ changed: false });
        const other = await holder(store, "berta");
        expect(await wordsOf(other, "mill-date")).toContain("In which year was thing 1 built? 1801");
        const undone = await undoStep(ada, { step: edited.stepId, undo: true });
        expect(undone.cards.map((one) => one.answer)).toEqual(["1801"]);
        const redone = await undoStep(ada, { step: edited.stepId, undo: false });
        expect(redone.cards.map((one) => one.answer)).toEqual(["1801 (spring)"]);
      }),
    ));

  it("keeps a learner's words when the deck comes in a new version, and says that the card beneath changed", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const ada = await learnt(store, folder);
        await editCard(ada, { cardId: "card-1", content: { question: "When was thing 1 built?" } });
        await synced(store, folder, [card(1, { answer: "1901" }), card(2)], NOW + DAY);
        const { cards } = await deckView(ada, "mill-date");
        const mine = cards.find((one) => one.id === "card-1");
        expect(mine?.question).toBe("When was thing 1 built?");
        expect(mine?.answer).toBe("1801");
        expect(mine?.extra?.ownWords).toEqual({ changed: true });
      }),
    ));

  it("makes a guest of a visitor who edits", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        const edited = await editCard(context(store, visitor("new")), {
          cardId: "card-1",
          content: { answer: "18O1" },
        });
        expect(edited.card?.answer).toBe("18O1");
        expect((await holder(store, "new")).viewer.kind).toBe("learner");
      }),
    ));

  it("asks a card soon whose answer changed, and takes that back in the log with the step", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const ada = await learnt(store, folder);
        const before = (await deckView(ada, "mill-date")).cards.find((one) => one.id === "card-1")?.state;
        const edited = await editCard(ada, { cardId: "card-1", content: { answer: "1901" } });
        expect(edited.card?.state.memory).toMatchObject({ due: { kind: "day", day: "2026-03-03" } });
        const { cards } = await undoStep(ada, { step: edited.stepId, undo: true });
        expect(cards[0]?.state.memory).toEqual(before?.memory);
        const log = await eventsOf(store.read, userOf(ada), "card-1");
        expect(log.map((event) => event.kind)).toEqual(["answered", "due-set", "undone"]);
      }),
    ));

  it("keeps the memory over a repaired slip, and starts again where that was chosen", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const ada = await learnt(store, folder);
        const slip = await editCard(ada, {
          cardId: "card-1",
          content: { question: "In which year was thing 1 bilt?" },
        });
        expect(slip.card?.state.answers).toBe(1);
        const again = await editCard(ada, { cardId: "card-1", content: { answer: "1802" }, memory: "again" });
        expect(again.card?.state.memory.kind).toBe("new");
      }),
    ));

  it("changes a note of one's own for good, with its earlier words kept", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const { cardIds } = await writeNote(ctx, { deckId, note: basic("perro", "dog") });
      const edited = await editCard(ctx, { cardId: cardIds[0], content: { answer: "hound" } });
      expect(edited.card).toMatchObject({ question: "perro", answer: "hound", version: 2 });
      const session = await nextCards(ctx, { deckId });
      expect(session.cards.map((one) => one.answer)).toEqual(["hound"]);
      const { cards } = await undoStep(ctx, { step: edited.stepId, undo: true });
      // A wording that comes back is a version of its own, because answers name the one that they answered.
      expect(cards[0]).toMatchObject({ answer: "dog", version: 3 });
    }));

  it("refuses to undo an edit that was edited over, and changes nothing by it", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const { cardIds } = await writeNote(ctx, { deckId, note: basic("perro", "dog") });
      const first = await editCard(ctx, { cardId: cardIds[0], content: { answer: "hound" } });
      await editCard(ctx, { cardId: cardIds[0], content: { answer: "the dog" } });
      await expect(undoStep(ctx, { step: first.stepId, undo: true })).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await wordsOf(ctx, deckId)).toEqual(["perro the dog"]);
    }));

  it("counts a step that is sent twice once", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const id = "01960000-0000-7000-8000-000000000001";
      const one = await writeNote(ctx, { id, deckId, note: basic("perro", "dog") });
      const two = await writeNote(ctx, { id, deckId, note: basic("perro", "dog") });
      expect(two).toEqual(one);
      expect(await wordsOf(ctx, deckId)).toEqual(["perro dog"]);
    }));

  it("knows nothing of another learner's card, deck or step", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const { cardIds, stepId } = await writeNote(ctx, { deckId, note: basic("perro", "dog") });
      const other = (await deckOwner(store, "berta")).ctx;
      const notFound = { code: "not-found" };
      await expect(editCard(other, { cardId: cardIds[0], content: { answer: "cat" } })).rejects.toMatchObject(
        notFound,
      );
      await expect(writeNote(other, { deckId, note: basic("gato", "cat") })).rejects.toMatchObject(notFound);
      await expect(undoStep(other, { step: stepId, undo: true })).rejects.toMatchObject(notFound);
      await expect(deckView(other, deckId)).rejects.toMatchObject(notFound);
      await expect(nextCards(other, { deckId })).rejects.toMatchObject(notFound);
      const refused = await recordReviews(other, batch([sent(cardIds[0] ?? "")]));
      expect(refused.accepted).toEqual([]);
    }));
});
