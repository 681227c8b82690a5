import { describe, expect, it } from "vitest";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { addAlias } from "#lib/services/notes/add-alias.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { withFolder, withStore } from "../../with-store.ts";
import { card, context, DAY, holder, NOW, synced, visitor } from "../fixtures.ts";
import { basic, deckOwner } from "./own.ts";

const STEP = "019a0000-0000-7000-8000-00000000a11a";
const aliasesOf = async (ctx: Ctx, deckId: string) =>
  (await deckView(ctx, deckId)).cards.map((one) => one.extra?.aliases ?? []);

describe("counting another answer as right", () => {
  it("lays it over a card that ships, for oneself alone, and is taken back like any edit", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        const added = await addAlias(context(store, visitor("ada")), {
          cardId: "card-1",
          text: " in spring ",
        });
        expect(added.card?.answer).toBe("1801");
        expect(added.card?.extra?.aliases).toEqual(["in spring"]);
        const ada = await holder(store, "ada");
        expect(await aliasesOf(ada, "mill-date")).toEqual([["in spring"]]);
        expect(await aliasesOf(await holder(store, "berta"), "mill-date")).toEqual([[]]);
        await undoStep(ada, { step: added.stepId, undo: true });
        expect(await aliasesOf(ada, "mill-date")).toEqual([[]]);
      }),
    ));

  it("keeps the earlier ones, and none twice, sent once or again", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        await addAlias(context(store, visitor("ada")), { cardId: "card-1", text: "spring" });
        const ada = await holder(store, "ada");
        await addAlias(ada, { id: STEP, cardId: "card-1", text: "April" });
        await addAlias(ada, { id: STEP, cardId: "card-1", text: "April" });
        const last = await addAlias(ada, { cardId: "card-1", text: "SPRING" });
        expect(last.card?.extra?.aliases).toEqual(["April", "SPRING"]);
      }),
    ));

  it("leaves the card its own words, also those of a later version of its deck", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        await addAlias(context(store, visitor("ada")), { cardId: "card-1", text: "spring" });
        const ada = await holder(store, "ada");
        const shown = async () => (await deckView(ada, "mill-date")).cards[0];
        expect((await shown())?.extra?.ownWords).toBeUndefined();
        await synced(store, folder, [card(1, { question: "When was thing 1 built?" })], NOW + DAY);
        expect(await shown()).toMatchObject({
          question: "When was thing 1 built?",
          extra: { aliases: ["spring"] },
        });
        // What counted for another answer does not count for this one.
        await synced(store, folder, [card(1, { answer: "1901" })], NOW + 2 * DAY);
        expect((await shown())?.answer).toBe("1901");
        expect((await shown())?.extra?.aliases).toBeUndefined();
      }),
    ));

  it("changes a card of one's own, and keeps what was learnt", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      await writeNote(ctx, { deckId, note: basic("perro", "dog") });
      const { cards } = await deckView(ctx, deckId);
      const cardId = cards[0]?.id ?? "";
      const added = await addAlias(ctx, { cardId, text: "hound" });
      expect(added.card?.extra?.aliases).toEqual(["hound"]);
      expect(added.card?.state).toEqual(cards[0]?.state);
    }));

  it("is refused for a card that one cannot see, for nothing, and for an essay", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1)]);
        const ctx = context(store, visitor("ada"));
        await expect(addAlias(ctx, { cardId: "card-9", text: "x" })).rejects.toThrow("not asked");
        await expect(addAlias(ctx, { cardId: "card-1", text: "  " })).rejects.toThrow();
        await expect(addAlias(ctx, { cardId: "card-1", text: "x".repeat(501) })).rejects.toThrow();
      }),
    ));
});
