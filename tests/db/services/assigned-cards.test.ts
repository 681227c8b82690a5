import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { users } from "#lib/db/schema/people.ts";
import { browse } from "#lib/services/browse/browse.ts";
import { browseDocuments } from "#lib/services/browse/browse-documents.ts";
import { challengesView } from "#lib/services/challenges/challenges-view.ts";
import { settleChallenge } from "#lib/services/challenges/settle-challenge.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { removeMember } from "#lib/services/classes/remove-member.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { documentView } from "#lib/services/documents/document-view.ts";
import { disagreementsView } from "#lib/services/dossiers/disagreements-view.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { peopleView } from "#lib/services/dossiers/people-view.ts";
import { publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { timelineView } from "#lib/services/dossiers/timeline-view.ts";
import { readMedia } from "#lib/services/media/read-media.ts";
import { storeMedia } from "#lib/services/media/store-media.ts";
import { editCard } from "#lib/services/notes/edit-card.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { packCards } from "#lib/services/study/pack-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { studyPack } from "#lib/services/study/study-pack.ts";
import { offlineSession } from "#lib/study/offline-session.ts";
import { withFolder, withStore } from "../with-store.ts";
import { assign, deckOf, taught } from "./assignment-fixtures.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { batch, card, DAY, NOW, sent, synced } from "./fixtures.ts";
import { made } from "./made-dossier.ts";
import { basic } from "./notes/own.ts";

const found = async (ctx: Ctx, query: string): Promise<number> => {
  const answer = await browse(ctx, { query });
  return answer.kind === "found" ? answer.rows.length : -1;
};

const doubt = (cardId: string) => ({
  ...sent(cardId),
  kind: "challenged" as const,
  rating: null,
  receipt: 0,
  note: "It says March.",
});

describe("an assigned card", () => {
  it("is edited by its teacher for everybody, and no pupil loses a review or words of their own", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, ben, deckId, cardIds } = await taught(store, 2);
      await assign(teacher, classId, deckId);
      const [first = "", second = ""] = cardIds;
      await recordReviews(anna, batch([sent(first), sent(second)]));
      await editCard(anna, { cardId: first, content: { answer: "Anna's own words" } });
      const before = (await deckView(anna, deckId)).cards.map((one) => one.state);
      const content = { question: "What is it called?", answer: "Something else" };
      for (const cardId of cardIds) await editCard(teacher, { cardId, content, memory: "keep" });
      const after = (await deckView(anna, deckId)).cards;
      expect(after.map((one) => one.state)).toEqual(before);
      expect(after.map((one) => one.answer)).toEqual(["Anna's own words", "Something else"]);
      expect(after[0]?.extra?.ownWords).toEqual({ changed: true });
      const bens = (await deckView(ben, deckId)).cards;
      expect(bens.map((one) => one.answer)).toEqual(["Something else", "Something else"]);
    }));

  it("is found, tagged and read by its pupil, and is none of their own decks", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 2);
      await assign(teacher, classId, deckId);
      expect(await found(anna, "Capitals")).toBe(2);
      await setCardTags(anna, { cardIds: cardIds.slice(0, 1), tags: ["mine"] });
      expect(await found(anna, "tag:mine")).toBe(1);
      expect(await found(teacher, "tag:mine")).toBe(0);
      expect(await deckList(anna)).toEqual([]);
      expect((await homeView(anna)).ownDecks).toEqual([]);
      const { cards } = await nextCards(anna, { deckId, ahead: true });
      expect(cards.map((one) => [one.dossierTitle, one.assigned])).toEqual([
        ["Assigned to you", true],
        ["Assigned to you", true],
      ]);
      // The deck of single cards stands nowhere on the teacher's shelf.
      await assign(teacher, classId, deckId, { selection: [{ kind: "cards", cardIds }] });
      expect((await deckList(teacher)).map((one) => one.title)).toEqual(["Capitals"]);
      expect((await homeView(teacher)).ownDecks.map((one) => one.title)).toEqual(["Capitals"]);
    }));

  it("shows its pupil the picture on it, and nobody else", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId } = await taught(store, 1);
      const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: "red" } })
        .png()
        .toBuffer();
      const { hash } = await storeMedia(teacher, { name: "map.png" }, png);
      const { hash: unused } = await storeMedia(
        teacher,
        { name: "other.png" },
        await sharp(png).resize(5, 5).png().toBuffer(),
      );
      await writeNote(teacher, { deckId, note: basic(`![a map](media:${hash})`, "Spain") });
      await expect(readMedia(anna, hash)).rejects.toMatchObject({ code: "not-found" });
      await assign(teacher, classId, deckId);
      expect((await readMedia(anna, hash)).type).toBe("image/png");
      const stranger = await person(store, "stranger");
      for (const [ctx, which] of [
        [anna, unused],
        [stranger, hash],
      ] as const)
        await expect(readMedia(ctx, which)).rejects.toMatchObject({ code: "not-found" });
      await removeMember(teacher, { classId, userId: "anna" });
      await expect(readMedia(anna, hash)).rejects.toMatchObject({ code: "not-found" });
    }));

  it("comes first on a device without the network too, at the same pace", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(
          store,
          folder,
          Array.from({ length: 30 }, (_, i) => card(i, { siblings: `own ${i}`, answer: `own ${i}` })),
        );
        const { teacher, classId, anna, deckId } = await taught(store, 24);
        await assign(teacher, classId, deckId);
        const brought = async (ctx: Ctx) => {
          const pack = await studyPack(ctx, {});
          const { cards } = await packCards(ctx, { ids: pack.cards.map((one) => one.id) });
          const held = new Map(cards.map(({ packed }) => [packed.card.id, packed]));
          return { pack, cards: held, sent: [], unsent: [] };
        };
        const here = await brought(anna);
        for (const days of [0, 1, 3]) {
          const now = NOW + days * DAY;
          const server = (await nextCards(later(anna, now))).cards.map((one) => one.id);
          const device = offlineSession(here, { kind: "all" }, { zone: "UTC", now, played: true });
          // Five of them on every day, before what is the pupil's own; what was missed does not come all at once.
          expect(device?.cards.filter((one) => one.assigned)).toHaveLength(5);
          const fresh = device?.cards.filter((one) => one.state.memory.kind === "new") ?? [];
          expect(fresh.slice(0, 5).every((one) => one.assigned)).toBe(true);
          expect(fresh).toHaveLength(20);
          if (days === 0) expect(device?.cards.map((one) => one.id)).toEqual(server);
        }
      }),
    ));
});

describe("a doubt about an assigned card", () => {
  it("reaches the teacher and the co-teacher with its receipt, and what they say goes back", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1), card(2)]);
        const { teacher, classId, anna, ben, deckId } = await taught(store, 1);
        const co = await person(store, "co", { role: "teacher" });
        await member(store, classId, "co", "co-teacher");
        const watcher = await person(store, "watcher");
        await member(store, classId, "watcher", "viewer");
        await assign(teacher, classId, deckId, { selection: [{ kind: "cards", cardIds: ["card-1"] }] });
        await recordReviews(anna, batch([doubt("card-1"), doubt("card-2")]));
        for (const ctx of [teacher, co]) {
          const { toMe } = await challengesView(ctx);
          // What was not assigned is the pupil's own affair.
          expect(toMe).toMatchObject([
            {
              cardId: "card-1",
              note: "It says March.",
              receipt: { document: "The old mill" },
              maySettle: true,
            },
          ]);
        }
        const stranger = (await classOf(store, "stranger")).teacher;
        for (const ctx of [watcher, ben, stranger]) expect((await challengesView(ctx)).toMe).toEqual([]);
        const own = (await challengesView(anna)).mine.find((one) => one.cardId === "card-1");
        expect(own?.maySettle).toBe(false);
        const settle = (ctx: Ctx) =>
          settleChallenge(ctx, { challengeId: own?.id ?? "", verdict: "answered", reply: "Read on." });
        for (const ctx of [anna, watcher, ben, stranger])
          await expect(settle(ctx)).rejects.toMatchObject({ code: "not-found" });
        await settle(co);
        expect((await challengesView(anna)).mine.find((one) => one.cardId === "card-1")).toMatchObject({
          status: "answered",
          reply: "Read on.",
        });
      }),
    ));

  it("about a card of the teacher's own is settled by the co-teacher without opening it", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 1);
      const co = await person(store, "co", { role: "teacher" });
      await member(store, classId, "co", "co-teacher");
      await assign(teacher, classId, deckId);
      await recordReviews(anna, batch(cardIds.map(doubt)));
      expect((await challengesView(teacher)).toMe).toMatchObject([{ mayOpen: true }]);
      expect((await challengesView(co)).toMe).toMatchObject([{ mayOpen: false, maySettle: true }]);
    }));
});

describe("an assigned dossier", () => {
  it("is read with everything that was found in it, for as long as it is assigned and given out", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store);
      const teacher: Ctx =
        ctx.viewer.kind === "learner" ? { ...ctx, viewer: { ...ctx.viewer, role: "teacher" } } : ctx;
      const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
      await store.write((tx) => tx.update(users).set({ role: "teacher" }).where(eq(users.id, userId)));
      await publishDossier(teacher, { dossierId });
      const { classId } = await createClass(teacher, { name: "History" });
      const anna = await person(store, "anna");
      await member(store, classId, "anna");
      const pages = (pupil: Ctx) => [
        () => dossierView(pupil, dossierId),
        () => timelineView(pupil, dossierId),
        () => peopleView(pupil, dossierId),
        () => disagreementsView(pupil, dossierId),
      ];
      for (const page of pages(anna)) await expect(page()).rejects.toMatchObject({ code: "not-found" });
      await assign(teacher, classId, "", { selection: [{ kind: "dossier", dossierId }] });
      for (const page of pages(anna)) expect(await page()).toMatchObject({ owned: false });
      const { documents, decks, cards } = await dossierView(anna, dossierId);
      expect(documents).toMatchObject([{ report: null, problem: null }]);
      expect(cards).toMatchObject({ draft: 0, rejected: 0, active: 1 });
      for (const deck of decks) expect((await deckView(anna, deck.id)).cards).toHaveLength(1);
      expect((await documentView(anna, documents[0]?.id ?? "")).body.kind).toBe("text");
      expect(await browseDocuments(anna, { query: "lighthouse" })).toHaveLength(1);
      await unpublishDossier(teacher, { dossierId });
      for (const page of pages(anna)) await expect(page()).rejects.toMatchObject({ code: "not-found" });
      // Given out again it is back by itself.
      await publishDossier(teacher, { dossierId });
      expect((await nextCards(anna)).counts.new).toBe(1);
      await removeMember(teacher, { classId, userId: "anna" });
      for (const page of pages(anna)) await expect(page()).rejects.toMatchObject({ code: "not-found" });
    }));

  it("is not opened by a deck of another dossier or by one's own deck", () =>
    withStore(async (store) => {
      const { dossierId } = await made(store);
      const { teacher, classId, anna } = await taught(store, 1);
      const { deckId } = await deckOf(teacher, "Rivers", 1);
      await assign(teacher, classId, deckId);
      await expect(dossierView(anna, dossierId)).rejects.toMatchObject({ code: "not-found" });
    }));
});
