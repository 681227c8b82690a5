import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { exams } from "#lib/db/schema/exams.ts";
import { cardTags } from "#lib/db/schema/own.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import { lastDeeds } from "#lib/services/browse/last-deeds.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { type ChangedTag, changeTag } from "#lib/services/notes/change-tag.ts";
import { tagList } from "#lib/services/notes/tag-cards.ts";
import { withStore } from "../../with-store.ts";
import { collection, idOf } from "../browse-fixtures.ts";
import { context, NOW, visitor } from "../fixtures.ts";

const tag = (ctx: Ctx, name: string, ids: readonly string[]) =>
  changeCards(ctx, { step: crypto.randomUUID(), deed: { kind: "tag-add", tags: [name] }, of: { ids } });

const change = (ctx: Ctx, name: string, to: string | null, more: object = {}): Promise<ChangedTag> =>
  changeTag(ctx, { step: crypto.randomUUID(), tag: name, to, ...more });

/** "fire war::north"; without the tags that the collection has already. */
async function tagsNow(ctx: Ctx): Promise<readonly string[]> {
  const rows = await ctx.store.read
    .select({ cardId: cardTags.cardId, tag: cardTags.tag })
    .from(cardTags)
    .where(eq(cardTags.userId, idOf(ctx)))
    .orderBy(cardTags.cardId, cardTags.tagFolded);
  return rows.filter(isOurs).map((row) => `${row.cardId} ${row.tag}`);
}

const isOurs = (row: { readonly tag: string }): boolean => !/^exam/iu.test(row.tag);

async function tagged(ctx: Ctx): Promise<void> {
  await tag(ctx, "War", ["fire", "tide"]);
  await tag(ctx, "war::North", ["fire"]);
  await tag(ctx, "warm", ["tide"]);
}

const BEFORE = ["fire War", "fire war::North", "tide War", "tide warm"];

describe("a tag that is renamed", () => {
  it("is so on every card, with the tags below it and none that only begins alike; undo and redo turn it", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      await tagged(ada);
      await tag(bo, "war", ["fire"]);
      expect(await tagsNow(ada)).toEqual(BEFORE);
      const done = await change(ada, "war", "conflict");
      expect(done).toMatchObject({ changed: 2, after: null, label: "2 cards with a tag renamed" });
      const after = ["fire conflict", "fire conflict::North", "tide conflict", "tide warm"];
      expect(await tagsNow(ada)).toEqual(after);
      expect((await lastDeeds(ada)).undo).toMatchObject({ steps: [done.stepId], label: /war → conflict/u });
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await tagsNow(ada)).toEqual(BEFORE);
      await undoStep(ada, { step: done.stepId, undo: false });
      expect(await tagsNow(ada)).toEqual(after);
      expect(await tagsNow(bo)).toEqual(["fire war"]);
    }));

  it("joins a tag of that name, in its spelling, and undo parts them again", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await tagged(ada);
      await tag(ada, "Fight", ["fire"]);
      const before = await tagsNow(ada);
      const done = await change(ada, "war", "fight");
      expect(await tagsNow(ada)).toEqual(["fire Fight", "fire fight::North", "tide Fight", "tide warm"]);
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await tagsNow(ada)).toEqual(before);
    }));

  it("may only change its capital letters, go down a level or up one", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await tagged(ada);
      await change(ada, "war", "WAR");
      expect(await tagsNow(ada)).toEqual(["fire WAR", "fire WAR::North", "tide WAR", "tide warm"]);
      await change(ada, "WAR", "war::north");
      expect(await tagsNow(ada)).toEqual([
        "fire war::north",
        "fire war::north::North",
        "tide war::north",
        "tide warm",
      ]);
      await change(ada, "war::north", "war");
      expect(await tagsNow(ada)).toEqual(["fire war", "fire war::North", "tide war", "tide warm"]);
      expect(await change(ada, "war", "war")).toMatchObject({ stepId: null, changed: 0 });
    }));

  it("goes also where a card lies in the bin, and sent twice counts once", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await tag(ada, "war", ["boat"]);
      await changeCards(ada, { step: crypto.randomUUID(), deed: { kind: "delete" }, of: { ids: ["boat"] } });
      const step = crypto.randomUUID();
      const first = await change(ada, "war", "peace", { step });
      expect(await change(ada, "war", "peace", { step })).toMatchObject({ stepId: first.stepId });
      expect(await tagsNow(ada)).toEqual(["boat peace"]);
    }));

  it("is refused a name that is none, or too long with what stands below it", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await tagged(ada);
      for (const to of ["", "a,b", "x".repeat(101), "x".repeat(98)])
        await expect(change(ada, "war", to)).rejects.toMatchObject({ code: "invalid" });
      expect(await tagsNow(ada)).toEqual(BEFORE);
      expect(await change(context(store, visitor("new")), "war", "x")).toMatchObject({ stepId: null });
    }));
});

describe("the list of tags", () => {
  it("says on how many cards each is, and how many exams choose their cards by it", () =>
    withStore(async (store) => {
      const { ada, bo } = await collection(store);
      await tagged(ada);
      await store.write((tx) =>
        tx.insert(exams).values({
          id: "exam",
          ownerId: idOf(ada),
          createdBy: idOf(ada),
          title: "History",
          at: NOW,
          zone: "UTC",
          selection: [{ kind: "tag", tag: "war::north", weight: 1 }],
          minutes: [],
          createdAt: NOW,
          updatedAt: NOW,
        }),
      );
      expect((await tagList(ada)).filter(isOurs)).toEqual([
        { tag: "War", cards: 2, chosenBy: 1 },
        { tag: "war::North", cards: 1, chosenBy: 1 },
        { tag: "warm", cards: 1, chosenBy: 0 },
      ]);
      expect((await tagList(bo)).filter(isOurs)).toEqual([]);
    }));
});

describe("a tag that is deleted", () => {
  it("is taken from every card with those below it, and undo gives them back", () =>
    withStore(async (store) => {
      const { ada } = await collection(store);
      await tagged(ada);
      const done = await change(ada, "war", null);
      expect(done).toMatchObject({ changed: 2 });
      expect(await tagsNow(ada)).toEqual(["tide warm"]);
      expect(await change(ada, "war", null)).toMatchObject({ stepId: null });
      await undoStep(ada, { step: done.stepId, undo: true });
      expect(await tagsNow(ada)).toEqual(BEFORE);
    }));
});
