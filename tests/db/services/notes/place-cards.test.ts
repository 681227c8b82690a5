import { describe, expect, it } from "vitest";
import { browse } from "#lib/services/browse/browse.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { withStore } from "../../with-store.ts";
import { basic, deckOwner } from "./own.ts";

const order = async (ctx: Ctx, deckId: string) =>
  (await nextCards(ctx, { deckId })).cards.map((card) => card.question);

async function idsOf(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.map(({ id }) => id) : [];
}

describe("new cards that are put in another place", () => {
  it("come before or behind the others of their deck, in their own order, until it is taken back", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      for (const word of ["uno", "dos", "tres", "cuatro"])
        await writeNote(ctx, { deckId, note: basic(word, `${word}!`) });
      expect(await order(ctx, deckId)).toEqual(["uno", "dos", "tres", "cuatro"]);
      const ids = await idsOf(ctx, "question:tres or question:cuatro");
      const place = (to: "first" | "last", of: object) =>
        changeCards(ctx, { step: crypto.randomUUID(), deed: { kind: "place", to }, of });
      const done = await place("first", { ids });
      expect(done).toMatchObject({ changed: expect.arrayContaining([...ids]), label: /2 cards/u });
      expect(await order(ctx, deckId)).toEqual(["tres", "cuatro", "uno", "dos"]);
      const last = await place("last", { query: "question:tres", after: "" });
      expect(await order(ctx, deckId)).toEqual(["cuatro", "uno", "dos", "tres"]);
      for (const step of [last.stepId, done.stepId]) await undoStep(ctx, { step, undo: true });
      expect(await order(ctx, deckId)).toEqual(["uno", "dos", "tres", "cuatro"]);
    }));

  it("stand in the same order in the table of cards and by their position, until it is taken back", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      for (const word of ["uno", "dos", "tres"])
        await writeNote(ctx, { deckId, note: basic(word, `${word}!`) });
      const byDeck = async () => {
        const answer = await browse(ctx, { query: "deck:Spanish", sort: "deck" });
        return answer.kind === "found" ? answer.rows.map(({ question }) => question) : [];
      };
      expect(await byDeck()).toEqual(["uno", "dos", "tres"]);
      const ids = await idsOf(ctx, "question:tres");
      const { stepId } = await changeCards(ctx, {
        step: crypto.randomUUID(),
        deed: { kind: "place", to: "first" },
        of: { ids },
      });
      expect(await byDeck()).toEqual(["tres", "uno", "dos"]);
      expect(await order(ctx, deckId)).toEqual(["tres", "uno", "dos"]);
      expect(await idsOf(ctx, "deck:Spanish prop:pos<0")).toEqual(ids);
      await undoStep(ctx, { step: stepId, undo: true });
      expect(await byDeck()).toEqual(["uno", "dos", "tres"]);
      expect(await idsOf(ctx, "deck:Spanish prop:pos>=2")).toEqual(ids);
    }));

  it("stay where somebody else has put them", () =>
    withStore(async (store) => {
      const { ctx, deckId } = await deckOwner(store);
      const other = await deckOwner(store, "other");
      for (const word of ["uno", "dos"]) await writeNote(ctx, { deckId, note: basic(word, `${word}!`) });
      const ids = await idsOf(ctx, "deck:Spanish");
      const done = await changeCards(other.ctx, {
        step: crypto.randomUUID(),
        deed: { kind: "place", to: "last" },
        of: { ids: ids.slice(0, 1) },
      });
      expect(done).toMatchObject({ stepId: null, changed: [] });
      expect(await order(ctx, deckId)).toEqual(["uno", "dos"]);
    }));
});
