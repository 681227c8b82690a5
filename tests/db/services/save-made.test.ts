import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { documentsOfDossier } from "#lib/db/queries/made-documents.ts";
import { cards, cardVersions, decks } from "#lib/db/schema/decks.ts";
import { documents } from "#lib/db/schema/documents.ts";
import { claims, conflicts, evidence, rulings } from "#lib/db/schema/evidence.ts";
import type { Made, MakeInput } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { removeDocument, restoreDocument } from "#lib/services/dossiers/remove-document.ts";
import { replaceDocument } from "#lib/services/dossiers/replace-document.ts";
import { writeCard } from "#lib/services/dossiers/write-card.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { homeView } from "#lib/services/study/home.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withStore } from "../with-store.ts";
import {
  add,
  bytesOf,
  fact,
  KEEPER,
  LIGHT,
  madeOf,
  owner,
  plainReader,
  proofOf,
} from "./dossier-fixtures.ts";
import { batch, holder, sent } from "./fixtures.ts";
import { again, cardRow, decide, made } from "./made-dossier.ts";
import { ruleConflict } from "./ruling.ts";

describe("a dossier that is published", () => {
  it("shows its decks, says how many cards nobody looked at, and is studied", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, (input) =>
        madeOf(input, {
          cards: ["lighting", "refusal", "noise"].map((id) =>
            fact(id, [proofOf(input, "light.txt", "3 May 1822")]),
          ),
        }),
      );
      await decide(store, "lighting", { decision: "accepted" });
      await decide(store, "noise", { decision: "rejected", status: "rejected" });
      expect(await publishDossier(ctx, { dossierId })).toEqual({ published: 2, unseen: 1 });
      expect(await publishDossier(ctx, { dossierId })).toEqual({ published: 0, unseen: 0 });
      const [shelf] = (await homeView(ctx)).dossiers;
      expect(shelf).toMatchObject({ id: dossierId, cards: 2, decks: [{ title: "Dates", cards: 2 }] });
      expect((await cardRow(store, "noise")).status).toBe("rejected");
      const { id } = await cardRow(store, "lighting");
      const learner = await holder(store, "owner");
      expect((await recordReviews(learner, batch([sent(id)]))).accepted).toHaveLength(1);
      expect((await homeView(await holder(store, "other"))).dossiers).toEqual([]);
      await unpublishDossier(ctx, { dossierId });
      expect((await homeView(ctx)).dossiers).toEqual([]);
      expect(await publishDossier(ctx, { dossierId })).toMatchObject({ published: 2 });
      expect((await homeView(ctx)).known.met).toBe(1);
    }));

  it("is refused while there is no card", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await expect(publishDossier(ctx, { dossierId })).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("cards that are made again", () => {
  it("are the same cards: nothing changes when the documents did not", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store);
      const before = await cardRow(store, "lighting");
      expect(await again(ctx, dossierId)).toEqual({});
      expect({ ...(await cardRow(store, "lighting")), updatedAt: before.updatedAt }).toEqual(before);
      expect(await store.read.$count(cardVersions)).toBe(1);
    }));

  it("keep a person's wording, rejections and what was learnt; what is new is a draft", () =>
    withStore(async (store) => {
      let words = "3 May 1822";
      const { ctx, dossierId } = await made(store, (input) =>
        madeOf(input, {
          cards: ["edited", "rejected", "plain", ...(words === "3 May 1822" ? [] : ["fresh"])].map((id) =>
            fact(id, [proofOf(input, "light.txt", words)], { answer: words }),
          ),
        }),
      );
      await decide(store, "edited", {
        decision: "edited",
        edited: { question: "When was the light lit?", answer: "On 3 May 1822" },
      });
      await decide(store, "rejected", { decision: "rejected", status: "rejected" });
      await publishDossier(ctx, { dossierId });
      const { id } = await cardRow(store, "edited");
      await recordReviews(await holder(store, "owner"), batch([sent(id)]));
      words = "4 May 1822";
      const [{ documentId } = { documentId: "" }] = (await dossierView(ctx, dossierId)).documents.map(
        (one) => ({
          documentId: one.id,
        }),
      );
      const corrected = LIGHT.replace("3 May", "4 May");
      await replaceDocument(ctx, { documentId, name: "light.txt" }, bytesOf(corrected), plainReader);
      expect(await again(ctx, dossierId)).toEqual({ "to-settle": 1, changed: 2, added: 1 });
      expect(await cardRow(store, "edited")).toMatchObject({
        id,
        status: "active",
        decision: "edited",
        edited: { question: "When was the light lit?", answer: "On 3 May 1822" },
      });
      expect(await cardRow(store, "rejected")).toMatchObject({ status: "rejected", decision: "rejected" });
      expect(await cardRow(store, "plain")).toMatchObject({
        status: "active",
        version: 2,
        generated: { answer: "4 May 1822" },
      });
      expect((await cardRow(store, "fresh")).status).toBe("draft");
      expect((await homeView(ctx)).known.met).toBe(1);
    }));

  it("are retired with their document and back with it: as studied when somebody had accepted them", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, (input) =>
        madeOf(input, {
          cards: input.documents.flatMap(({ source: { name } }) =>
            name === "keeper.txt"
              ? ["accepted", "unseen"].map((id) => fact(id, [proofOf(input, name, "9 June 1822")]))
              : [fact("lighting", [proofOf(input, name, "3 May 1822")])],
          ),
        }),
      );
      const { documentId } = await add(ctx, dossierId, "keeper.txt", KEEPER);
      expect(await again(ctx, dossierId)).toEqual({ added: 2 });
      await decide(store, "accepted", { decision: "accepted" });
      await publishDossier(ctx, { dossierId });
      await removeDocument(ctx, { documentId });
      expect((await dossierView(ctx, dossierId)).stale).toBe(true);
      expect(await again(ctx, dossierId)).toEqual({ retired: 2 });
      expect((await homeView(ctx)).dossiers[0]?.cards).toBe(1);
      await restoreDocument(ctx, { documentId });
      expect(await again(ctx, dossierId)).toEqual({ revived: 2 });
      expect((await cardRow(store, "accepted")).status).toBe("active");
      expect((await cardRow(store, "unseen")).status).toBe("draft");
    }));

  it("leave a card that a person wrote alone, and a merged one where it went, with its receipts", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, (input) =>
        madeOf(input, {
          cards: [
            fact("kept", [proofOf(input, "light.txt", "3 May 1822")]),
            fact("given", [proofOf(input, "light.txt", "Agnes Tolland")]),
          ],
        }),
      );
      const [document] = await documentsOfDossier(store.read, dossierId);
      const start = LIGHT.indexOf("In 1840");
      const wording = {
        category: "outcome",
        question: "What did the council refuse in 1840?",
        answer: "A lamp",
      };
      const place = { documentId: document?.id, versionId: document?.versionId, start, end: start + 60 };
      await writeCard(ctx, { id: ctx.newId(), dossierId, ...wording, ...place });
      const target = await cardRow(store, "kept");
      await decide(store, "given", { decision: "merged", status: "rejected", mergedInto: target.id });
      expect(await again(ctx, dossierId)).toEqual({});
      const receipts = await store.read.select().from(evidence).where(eq(evidence.ownerId, target.id));
      expect(receipts.map((one) => one.quote)).toEqual(["3 May 1822", "Agnes Tolland"]);
      await publishDossier(ctx, { dossierId });
      const shelf = (await homeView(ctx)).dossiers[0];
      expect(shelf?.decks.map(({ title, cards: n }) => [title, n])).toEqual([
        ["Dates", 1],
        ["Outcomes", 1],
      ]);
      expect(await again(ctx, dossierId)).toEqual({});
      expect((await homeView(ctx)).dossiers[0]?.cards).toBe(2);
    }));

  it("leave two dossiers of the same documents apart", () =>
    withStore(async (store) => {
      const { ctx } = await made(store);
      const { ctx: other, dossierId } = await owner(store, "other");
      await add(other, dossierId, "light.txt", LIGHT);
      await again(other, dossierId);
      expect(await store.read.$count(cards)).toBe(2);
      expect(await store.read.$count(decks)).toBe(2);
      expect((await homeView(ctx)).dossiers).toEqual([]);
      const owners = await store.read.selectDistinct({ name: documents.name }).from(documents);
      expect(owners).toEqual([{ name: "light.txt" }]);
    }));
});

describe("a disagreement that is found again", () => {
  const dispute = (input: MakeInput, order: 1 | -1 = 1): Made => {
    const claims = input.documents.map(({ source: { name } }) => {
      const words = name === "light.txt" ? "3 May 1822" : "9 June 1822";
      const { start, end, quote } = proofOf(input, name, words);
      return { document: name, start, end, quote, value: words };
    });
    const both =
      claims.length > 1
        ? [
            {
              id: "lit",
              topic: "when it was lit",
              slot: "date" as const,
              claims: claims.sort((a, b) => order * (a.value < b.value ? -1 : 1)),
            },
          ]
        : [];
    return madeOf(input, { conflicts: both });
  };

  it("keeps its id and its ruling, in whatever order its readings come, and while it is gone", () =>
    withStore(async (store) => {
      let order: 1 | -1 = 1;
      const { ctx, dossierId } = await made(store, (input) => dispute(input, order));
      const { documentId } = await add(ctx, dossierId, "keeper.txt", KEEPER);
      await again(ctx, dossierId);
      const [june] = await store.read.select().from(claims).where(eq(claims.value, "9 June 1822"));
      const [conflict] = await store.read.select().from(conflicts);
      if (!june || !conflict) throw new Error("nothing was found");
      await store.write(async (tx) => {
        await tx
          .insert(rulings)
          .values({ id: "r", conflictId: conflict.id, kind: "for", claimId: june.id, createdAt: 1 });
        await tx.update(conflicts).set({ status: "ruled" });
      });
      order = -1;
      await again(ctx, dossierId);
      const [same] = await store.read.select().from(claims).where(eq(claims.id, june.id));
      expect(same?.value).toBe("9 June 1822");
      await removeDocument(ctx, { documentId });
      await again(ctx, dossierId);
      expect(await store.read.select().from(conflicts)).toMatchObject([{ status: "gone" }]);
      await restoreDocument(ctx, { documentId });
      await again(ctx, dossierId);
      expect(await store.read.select().from(conflicts)).toMatchObject([{ id: conflict.id, status: "ruled" }]);
    }));

  it("asks what was ruled, in the same words and under the same version, when nothing else changed", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      await add(ctx, dossierId, "keeper.txt", KEEPER);
      makingOf(store, async (input) => make(input, () => {}));
      expect((await again(ctx, dossierId))?.added).toBeGreaterThan(2);
      const [conflict, ...others] = await store.read.select().from(conflicts);
      if (!conflict) throw new Error("The two openings do not contradict each other.");
      expect(others).toEqual([]);
      const [claim] = await store.read.select().from(claims);
      await ruleConflict(ctx, { dossierId, conflictId: conflict.id, kind: "for", value: claim?.value });
      const ruled = await store.read.select().from(cards).orderBy(cards.id);
      expect(ruled.some((card) => card.version > 1)).toBe(true);
      expect(await again(ctx, dossierId)).toEqual({});
      const now = await store.read.select().from(cards).orderBy(cards.id);
      const still = (rows: typeof now) => rows.map((card) => ({ ...card, updatedAt: 0 }));
      expect(still(now)).toEqual(still(ruled));
      expect(await store.read.select().from(conflicts)).toMatchObject([{ status: "ruled" }]);
    }));
});
