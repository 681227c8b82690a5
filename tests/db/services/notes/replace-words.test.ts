import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { browse } from "#lib/services/browse/browse.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import { lastDeeds } from "#lib/services/browse/last-deeds.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { importNotes } from "#lib/services/notes/import-notes.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withStore } from "../../with-store.ts";
import { batch, context, holder, sent, visitor } from "../fixtures.ts";
import { basic, deckOwner } from "./own.ts";

const FILE = [
  "#separator:tab",
  "#html:false",
  "#deck:Cities",
  "Capital of Ukraine\tKiev",
  "On the {{c1::Dnieper}} lies {{c2::Kiev}}.\t",
  "Capital of Latvia\tRiga",
].join("\n");

const KIEV = { kind: "replace", find: "kiev", put: "Kyiv", exact: false, where: "both" } as const;

const rowsOf = async (ctx: Ctx, query: string) => {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows : [];
};
const replace = (ctx: Ctx, deed: object, query = "") =>
  changeCards(ctx, { step: crypto.randomUUID(), deed, of: { query, after: "" } });

async function cities(store: Store): Promise<Ctx> {
  const { ctx } = await deckOwner(store);
  await importNotes(ctx, { text: FILE });
  return ctx;
}

describe("words replaced in the notes of many cards", () => {
  it("change in every card of a note at once, with its memory, and come back by one undo", () =>
    withStore(async (store) => {
      const ctx = await cities(store);
      const [kiev] = await rowsOf(ctx, "answer:Kiev question:Capital*");
      if (!kiev) throw new Error("The card is missing.");
      await recordReviews(ctx, batch([sent(kiev.id, { rating: 4 })]));
      const done = await replace(ctx, KIEV, "deck:Cities");
      expect(done.label).toBe("2 notes with words replaced");
      expect(await rowsOf(ctx, "kiev")).toEqual([]);
      const [kyiv] = await rowsOf(ctx, "answer:Kyiv question:Capital*");
      expect(kyiv).toMatchObject({ id: kiev.id, state: { memory: { kind: "seen", reps: 1 } } });
      expect(await rowsOf(ctx, "kyiv")).toHaveLength(3);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
      expect((await lastDeeds(ctx)).undo?.steps).toEqual([done.stepId]);
      await undoStep(ctx, { step: done.stepId, undo: true });
      expect(await rowsOf(ctx, "kiev")).toHaveLength(3);
      await undoStep(ctx, { step: done.stepId, undo: false });
      expect(await rowsOf(ctx, "kyiv")).toHaveLength(3);
    }));

  it("leave alone what would be no note any more, and say when nothing was to be changed", () =>
    withStore(async (store) => {
      const ctx = await cities(store);
      const emptied = { ...KIEV, find: "Capital of Latvia", put: "" };
      expect(await replace(ctx, emptied, "deck:Cities")).toMatchObject({ stepId: null, changed: [] });
      expect(await rowsOf(ctx, "question:Capital*Latvia")).toHaveLength(1);
      expect(await replace(ctx, { ...KIEV, find: "Oslo" })).toMatchObject({ stepId: null });
    }));

  it("are only one's own: another's notes and a visitor's sight of them stay as they are", () =>
    withStore(async (store) => {
      const ctx = await cities(store);
      const other = await deckOwner(store, "other");
      await writeNote(other.ctx, { deckId: other.deckId, note: basic("Kiev", "a city") });
      const ids = (await rowsOf(ctx, "deck:Cities")).map((row) => row.id);
      const by = (who: Ctx) => changeCards(who, { step: crypto.randomUUID(), deed: KIEV, of: { ids } });
      expect(await by(other.ctx)).toMatchObject({ stepId: null, changed: [] });
      expect(await by(context(store, visitor("passing")))).toMatchObject({ stepId: null, changed: [] });
      expect(await rowsOf(await holder(store, "writer"), "kiev")).toHaveLength(3);
      expect(await rowsOf(other.ctx, "kiev")).toHaveLength(1);
    }));
});
