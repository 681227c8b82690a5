import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { disputedCard } from "#lib/cards/dispute.ts";
import { cards, cardVersions, decks } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import { conflicts, rulings } from "#lib/db/schema/evidence.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import { askAsRuled } from "#lib/services/dossiers/ask-as-ruled.ts";
import { disagreementsView } from "#lib/services/dossiers/disagreements-view.ts";
import { ruleMany } from "#lib/services/dossiers/rule-many.ts";
import { undoRuling } from "#lib/services/dossiers/undo-ruling.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, CONFLICT, card, context, deck, holder, NOW, sent, ship, visitor } from "./fixtures.ts";
import { ruleConflict, takeBackRuling } from "./ruling.ts";

const FIRE = "mill.fire";
const DISPUTED = disputedCard(CONFLICT, {
  showValue: (_, value) => value,
  titleOf: (name) => `“${name}”`,
  fileOf: (name) => name,
  maxLength: 200,
});

/** A dossier with a disagreement that belongs to somebody, and that person. */
async function owned(store: Store, folder: string): Promise<Ctx> {
  ship(folder, deck([card(1), { ...DISPUTED, id: "disputed" }]));
  await syncDecks(context(store, { kind: "visitor", key: null }), folder);
  await recordReviews(context(store, visitor("teacher")), batch([sent("card-1")]));
  const ctx = await holder(store, "teacher", NOW);
  if (ctx.viewer.kind !== "learner") throw new Error("the first answer makes a guest");
  const { userId } = ctx.viewer;
  await store.write(async (tx) => {
    await tx.update(dossiers).set({ ownerId: userId, publishedAt: NOW });
    await tx.update(decks).set({ ownerId: userId });
  });
  return ctx;
}

const with_ = (test: (ctx: Ctx) => Promise<void>): Promise<void> =>
  withFolder((folder) => withStore(async (store) => test(await owned(store, folder))));

const rowOf = async ({ store }: Ctx, id = "disputed") => {
  const [row] = await store.read.select().from(cards).where(eq(cards.id, id));
  if (row === undefined) throw new Error("no such card");
  return row;
};
const asked = async (ctx: Ctx, id = "disputed") => {
  const card = (await nextCards(ctx)).cards.find((one) => one.id === id);
  if (card === undefined) throw new Error("the card is not asked");
  return card;
};
const statusOf = async ({ store }: Ctx) => (await store.read.select().from(conflicts))[0]?.status;
const forYear = { dossierId: "mill", conflictId: FIRE, kind: "for", value: "1872" };

describe("ruling on a disagreement", () => {
  it("makes the disputed card plain at once, in the deck of its category, and says who ruled", () =>
    with_(async (ctx) => {
      expect((await asked(ctx)).deckId).toBe("mill-conflicts");
      expect(await ruleConflict(ctx, forYear)).toEqual({
        kind: "for",
        value: "1872",
        conflicts: 1,
        cards: 1,
      });
      const card = await asked(ctx);
      expect(card).toMatchObject({ answer: "1872", deckId: "mill-date", disputed: false, readings: [] });
      expect(card.receipts.map(({ quote }) => quote)).toEqual(["1872", "March 1871"]);
      expect(card.ruling).toMatchObject({ kind: "for", value: "1872", otherwise: [{ receipts: [1] }] });
      expect(await statusOf(ctx)).toBe("ruled");
    }));

  it("gives the card a new version beside the old one, and nothing else", () =>
    with_(async (ctx) => {
      await ruleConflict(ctx, forYear);
      expect((await rowOf(ctx)).version).toBe(2);
      expect((await rowOf(ctx, "card-1")).version).toBe(1);
      const versions = await ctx.store.read
        .select()
        .from(cardVersions)
        .where(eq(cardVersions.cardId, "disputed"));
      expect(versions.map(({ version, origin }) => [version, origin])).toEqual([
        [1, "generated"],
        [2, "ruled"],
      ]);
    }));

  it("keeps what was learnt of the card", () =>
    with_(async (ctx) => {
      await recordReviews(ctx, batch([sent("disputed", { rating: 4 })]));
      await ruleConflict(ctx, forYear);
      const { cards: inDeck } = await deckView(ctx, "mill-date");
      expect(inDeck.find(({ id }) => id === "disputed")?.state.memory).toMatchObject({
        kind: "seen",
        reps: 1,
      });
    }));

  it("is undone exactly, step by step", () =>
    with_(async (ctx) => {
      const bare = await rowOf(ctx);
      await ruleConflict(ctx, forYear);
      const first = await rowOf(ctx);
      await ruleConflict(ctx, { ...forYear, kind: "contested" });
      expect((await asked(ctx)).question).toContain("why might they differ");
      await undoRuling(ctx, { dossierId: "mill" });
      expect(await rowOf(ctx)).toMatchObject({ edited: first.edited, homeDeckId: first.homeDeckId });
      expect((await asked(ctx)).ruling).toMatchObject({ kind: "for", value: "1872" });
      await undoRuling(ctx, { dossierId: "mill" });
      const { generated, homeDeckId, edited } = await rowOf(ctx);
      expect({ generated, homeDeckId, edited }).toEqual({
        generated: bare.generated,
        homeDeckId: bare.homeDeckId,
        edited: null,
      });
      expect((await asked(ctx)).receipts.map(({ role }) => role)).toEqual(["reading", "reading"]);
      expect(await statusOf(ctx)).toBe("open");
      await expect(undoRuling(ctx, { dossierId: "mill" })).rejects.toMatchObject({ code: "conflict" });
      expect(await ctx.store.read.select().from(rulings)).toHaveLength(4);
    }));

  it("gives no card a new version because the owner took a name since", () =>
    with_(async (ctx) => {
      await ruleConflict(ctx, forYear);
      await ctx.store.write((tx) => tx.update(users).set({ name: "Ada" }));
      await ruleConflict(ctx, { ...forYear, kind: "contested" });
      await undoRuling(ctx, { dossierId: "mill" });
      expect((await asked(ctx)).ruling).toMatchObject({ by: "Ada" });
      const { version } = await rowOf(ctx);
      await ctx.store.write((tx) => tx.update(users).set({ name: "Ada Weir" }));
      const scope = { dossierId: "mill", ownerId: null, authorId: null, at: NOW };
      expect(await ctx.store.write((tx) => askAsRuled(tx, scope))).toBe(0);
      expect((await rowOf(ctx)).version).toBe(version);
    }));

  it("can be taken back later, and that can be undone too", () =>
    with_(async (ctx) => {
      await ruleConflict(ctx, forYear);
      await takeBackRuling(ctx, { dossierId: "mill", conflictId: FIRE });
      expect((await asked(ctx)).disputed).toBe(true);
      await undoRuling(ctx, { dossierId: "mill" });
      expect((await asked(ctx)).answer).toBe("1872");
    }));

  it("lays a person's wording aside with the answer it was for, and brings it back", () =>
    with_(async (ctx) => {
      const own = { question: "What do the two accounts say of the fire?", answer: "Two different years" };
      const { generated } = await rowOf(ctx);
      if (generated === null) throw new Error("a generated card");
      await ctx.store.write((tx) =>
        tx
          .update(cards)
          .set({ edited: { ...generated, ...own } })
          .where(eq(cards.id, "disputed")),
      );
      await ruleConflict(ctx, forYear);
      expect(await asked(ctx)).toMatchObject({
        question: "When was it that the mill burned down?",
        answer: "1872",
      });
      await undoRuling(ctx, { dossierId: "mill" });
      expect(await asked(ctx)).toMatchObject(own);
      await ruleConflict(ctx, { ...forYear, kind: "contested" });
      expect(await asked(ctx)).toMatchObject({ ...own, disputed: true, ruling: { kind: "contested" } });
    }));

  it("settles several in one go, and one undo takes all of it back", () =>
    with_(async (ctx) => {
      const decisions = [{ conflictId: FIRE, kind: "dismissed" }];
      expect(await ruleMany(ctx, { dossierId: "mill", decisions })).toMatchObject({ conflicts: 1, cards: 1 });
      expect(await asked(ctx)).toMatchObject({ disputed: false, ruling: null });
      const twice = ruleMany(ctx, { dossierId: "mill", decisions: [...decisions, ...decisions] });
      await expect(twice).rejects.toMatchObject({ code: "invalid" });
      await undoRuling(ctx, { dossierId: "mill" });
      expect(await statusOf(ctx)).toBe("open");
    }));
});

describe("who may rule", () => {
  it("is the owner alone; for anybody else there is no such dossier", () =>
    with_(async (ctx) => {
      const stranger = context(ctx.store, visitor("stranger"));
      for (const verb of [ruleConflict, takeBackRuling, undoRuling]) {
        await expect(verb(stranger, forYear)).rejects.toMatchObject({ code: "not-found" });
      }
      await expect(disagreementsView(stranger, "mill")).rejects.toMatchObject({ code: "not-found" });
      expect(await ctx.store.read.select().from(rulings)).toEqual([]);
    }));

  it("is nobody for what ships with the product, which everybody may look at", () =>
    withFolder((folder) =>
      withStore(async (store) => {
        const ctx = await owned(store, folder);
        await store.write((tx) => tx.update(dossiers).set({ ownerId: null, updatedAt: NOW }));
        await expect(ruleConflict(ctx, forYear)).rejects.toMatchObject({ code: "not-found" });
        expect(await disagreementsView(ctx, "mill")).toMatchObject({ owned: false });
      }),
    ));

  it("refuses a disagreement of elsewhere and a reading that nobody gives", () =>
    with_(async (ctx) => {
      await expect(ruleConflict(ctx, { ...forYear, conflictId: "other" })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(ruleConflict(ctx, { ...forYear, value: "1900" })).rejects.toMatchObject({ code: "stale" });
      expect(await statusOf(ctx)).toBe("open");
    }));
});
