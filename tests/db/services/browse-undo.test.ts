import { describe, expect, it } from "vitest";
import { browse } from "#lib/services/browse/browse.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { type DoneDeed, lastDeeds } from "#lib/services/browse/last-deeds.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { withStore } from "../with-store.ts";
import { collection } from "./browse-fixtures.ts";
import { context, holder, visitor } from "./fixtures.ts";

const step = (): string => crypto.randomUUID();

/** Portions of one deed, as a page sends them. */
async function act(ctx: Ctx, deed: BrowseDeed, ...portions: readonly (readonly string[])[]): Promise<void> {
  const batch = step();
  for (const ids of portions) await changeCards(ctx, { step: step(), batch, deed, of: { ids } });
}

async function found(ctx: Ctx, query: string): Promise<readonly string[]> {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.map(({ id }) => id).sort() : [];
}

async function turn(ctx: Ctx, deed: DoneDeed | null, undo: boolean): Promise<void> {
  for (const id of deed?.steps ?? []) await undoStep(ctx, { step: id, undo });
}

const labels = async (ctx: Ctx) => {
  const { undo, redo } = await lastDeeds(ctx);
  return [undo?.label ?? null, redo?.label ?? null];
};

describe("what was done to many cards last", () => {
  it("is taken back as a whole, one deed after the other, and done again in that order", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      expect(await labels(ada)).toEqual([null, null]);
      await act(ada, { kind: "suspended" }, ["fire", "flood"], ["boat"]);
      await act(ada, { kind: "tag-add", tags: ["later"] }, ["tide"], ["ebb"]);
      expect(await labels(ada)).toEqual(["2 cards tagged: later", null]);
      await turn(ada, (await lastDeeds(ada)).undo, true);
      expect(await found(ada, "tag:later")).toEqual([]);
      expect(await labels(ada)).toEqual(["3 cards suspended", "2 cards tagged: later"]);
      await turn(ada, (await lastDeeds(ada)).undo, true);
      expect(await found(ada, "is:suspended")).toEqual([]);
      expect(await labels(ada)).toEqual([null, "3 cards suspended"]);
      await turn(ada, (await lastDeeds(ada)).redo, false);
      expect(await found(ada, "is:suspended")).toEqual(["boat", "fire", "flood"]);
      await turn(ada, (await lastDeeds(ada)).redo, false);
      expect(await found(ada, "tag:later")).toEqual(["ebb", "tide"]);
      expect(await labels(ada)).toEqual(["2 cards tagged: later", null]);
    }));

  it("is not done again once something else was done", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await act(ada, { kind: "marked" }, ["fire"]);
      await turn(ada, (await lastDeeds(ada)).undo, true);
      await act(ada, { kind: "delete" }, ["ebb"], ["said"]);
      expect(await labels(ada)).toEqual(["2 cards deleted", null]);
      await turn(ada, (await lastDeeds(ada)).undo, true);
      expect(await found(ada, "")).toEqual(["boat", "ebb", "fire", "flood", "said", "tide"]);
    }));

  it("is what still stands of a deed of which a part was taken back", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await act(ada, { kind: "suspended" }, ["fire", "flood"], ["boat"]);
      const { undo } = await lastDeeds(ada);
      await undoStep(ada, { step: undo?.steps[0] ?? "", undo: true });
      expect(await labels(ada)).toEqual(["2 cards suspended", "Card suspended"]);
    }));

  it("is the account's, on whichever device, and what was done elsewhere is none of it", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      await act(ada, { kind: "move", deckId: "sea" }, ["tide", "ebb"]);
      await setCardTags(ada, { id: step(), cardIds: ["fire"], tags: ["mine"] });
      expect(await labels(await holder(store, "ada"))).toEqual(["2 cards moved: Sea", null]);
      expect(await labels(bo)).toEqual([null, null]);
      expect(await labels(context(store, visitor("nobody")))).toEqual([null, null]);
    }));
});
