import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cards, cardVersions } from "#lib/db/schema/decks.ts";
import { documentVersions } from "#lib/db/schema/documents.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import type { Store } from "#lib/db/store.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import { homeView } from "#lib/services/study/home.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, deck, holder, sent, ship, synced, TEXT, visitor } from "./fixtures.ts";

const operator = (store: Store) => context(store, { kind: "visitor", key: null });
const both = <T>(test: (store: Store, folder: string) => Promise<T>) =>
  withStore((store) => withFolder((folder) => test(store, folder)));

describe("the decks that ship", () => {
  it("come into the database with cards, receipts, disagreements and what was left out", () =>
    both(async (store, folder) => {
      await synced(store, folder, [
        card(1),
        card(2, { category: "quote" }),
        card(3, { disputed: true, readings: [{ value: "1871", evidence: [0] }] }),
      ]);
      const home = await homeView(operator(store));
      expect(home.dossiers).toHaveLength(1);
      expect(home.dossiers[0]).toMatchObject({ title: "The mill", cards: 3, conflicts: 1 });
      expect(home.dossiers[0]?.decks.map((one) => one.title)).toEqual([
        "Dates",
        "Quotes",
        "Where the documents disagree",
      ]);
      const view = await deckView(operator(store), "mill-date");
      expect(view.cards[0]).toMatchObject({ id: "card-1", answer: "1801", disputed: false });
      expect(view.cards[0]?.receipts[0]).toMatchObject({
        documentTitle: "The old mill",
        quote: TEXT.slice(15, 28),
      });
      expect(view.skipped).toEqual([{ documentTitle: "The old mill", reason: "heading", count: 1 }]);
      const disputed = await deckView(operator(store), "mill-conflicts");
      expect(disputed.cards[0]).toMatchObject({
        disputed: true,
        readings: [{ value: "1871", receipts: [0] }],
      });
      expect(disputed.conflicts).toEqual([
        {
          topic: "When the mill burned down",
          slot: "date",
          claims: [
            { documentTitle: "The old mill", value: "1871-03", quote: "March 1871" },
            { documentTitle: "Another account", value: "1872", quote: "1872" },
          ],
        },
      ]);
    }));

  it("show a receipt in its paragraph where the document travels with the deck", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1)]);
      const [shown] = (await deckView(operator(store), "mill-date")).cards;
      expect(shown?.receipts[0]?.paragraph).toEqual({
        before: "",
        marked: "In March 1871",
        after: " the mill at Lower Weir burned down. Nobody was hurt.",
      });
    }));

  it("do not trust a document that is not the one the deck was made from", () =>
    both(async (store, folder) => {
      ship(folder, deck([card(1)]));
      writeFileSync(path.join(folder, "mill", "documents", "mill.txt"), "Something else.");
      await syncDecks(operator(store), folder);
      expect((await deckView(operator(store), "mill-date")).cards[0]?.receipts[0]?.paragraph).toBeNull();
    }));

  it("are not touched again while the files are the same", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1)]);
      const before = await store.read.select().from(cards);
      const again = await syncDecks(context(store, { kind: "visitor", key: null }, 1), folder);
      expect(again).toEqual({ synced: [], gone: [] });
      expect(await store.read.select().from(cards)).toEqual(before);
    }));

  it("keep a card's memory when its words change, and count its version up", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1), card(2)]);
      await recordReviews(context(store, visitor("a")), batch([sent("card-1", { rating: 4 })]));
      const { synced: done } = await synced(store, folder, [card(1, { question: "When was it?" }), card(2)]);
      expect(done[0]?.changes).toEqual([{ id: "card-1", kind: "changed" }]);
      const view = await deckView(await holder(store, "a"), "mill-date");
      expect(view.cards.map(({ question, version }) => ({ question, version }))).toEqual([
        { question: "When was it?", version: 2 },
        { question: "In which year was thing 2 built?", version: 1 },
      ]);
      expect(view.cards[0]?.state.memory.kind).toBe("seen");
      const versions = await store.read
        .select({ v: cardVersions.version })
        .from(cardVersions)
        .where(eq(cardVersions.cardId, "card-1"));
      expect(versions.map(({ v }) => v)).toEqual([1, 2]);
    }));

  it("retire a card that is gone, and revive it with its memory when it is back", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1), card(2)]);
      await recordReviews(context(store, visitor("a")), batch([sent("card-1", { rating: 4 })]));
      await synced(store, folder, [card(2)]);
      expect((await deckView(operator(store), "mill-date")).cards.map((one) => one.id)).toEqual(["card-2"]);
      const [row] = await store.read.select().from(cards).where(eq(cards.id, "card-1"));
      expect(row?.status).toBe("retired");
      await synced(store, folder, [card(1), card(2)]);
      const back = (await deckView(await holder(store, "a"), "mill-date")).cards;
      expect(back.map((one) => one.id)).toEqual(["card-1", "card-2"]);
      expect(back[0]?.state.answers).toBe(1);
    }));

  it("hide a dossier that no longer ships, and bring it back whole", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1)]);
      rmSync(path.join(folder, "mill"), { recursive: true });
      expect(await syncDecks(operator(store), folder)).toEqual({ synced: [], gone: ["mill"] });
      expect((await homeView(operator(store))).dossiers).toEqual([]);
      await expect(deckView(operator(store), "mill-date")).rejects.toMatchObject({ code: "not-found" });
      await synced(store, folder, [card(1)]);
      expect((await homeView(operator(store))).dossiers[0]?.cards).toBe(1);
    }));

  it("keep the card ids of two copies of one dossier apart", () =>
    both(async (store, folder) => {
      ship(folder, deck([card(1)]), "copy-a");
      ship(folder, deck([card(1)]), "copy-b");
      await syncDecks(operator(store), folder);
      const rows = await store.read.select({ id: cards.id }).from(cards).orderBy(cards.id);
      expect(rows.map(({ id }) => id)).toEqual(["card-1", "copy-b.card-1"]);
      await syncDecks(operator(store), folder);
      expect(await store.read.select({ id: cards.id }).from(cards)).toHaveLength(2);
    }));

  it("have each card once, also where a file has it for two documents on the same side", () =>
    both(async (store, folder) => {
      await synced(store, folder, [
        card(1, { question: "The first?" }),
        card(1, { question: "The second?" }),
      ]);
      const shown = (await deckView(operator(store), "mill-date")).cards;
      expect(shown.map((one) => one.question)).toEqual(["The first?"]);
    }));

  it("write a new version of a document that changed, and leave the old one as it was", () =>
    both(async (store, folder) => {
      await synced(store, folder, [card(1)]);
      ship(folder, {
        ...deck([card(1)]),
        documents: deck([]).documents.map((one) => ({ ...one, sha256: "1".repeat(64) })),
      });
      await syncDecks(operator(store), folder);
      const versions = await store.read.select().from(documentVersions);
      expect(versions.map((one) => one.version).sort((a, b) => a - b)).toEqual([1, 1, 2, 2]);
    }));

  it("stop the start with the name of the file that is broken, and write nothing of it", () =>
    both(async (store, folder) => {
      ship(folder, deck([card(1)]));
      writeFileSync(path.join(folder, "mill", "all.json"), '{"format":"dossier-deck"}');
      await expect(syncDecks(operator(store), folder)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining("all.json"),
      });
      expect(await store.read.get(sql`select count(*) as n from dossiers`)).toMatchObject({ n: 0 });
      expect(await store.read.select().from(evidence)).toEqual([]);
    }));

  it("take a folder without decks, or none at all, as nothing to do", () =>
    both(async (store, folder) => {
      expect(await syncDecks(operator(store), path.join(folder, "nowhere"))).toEqual({
        synced: [],
        gone: [],
      });
    }));
});
