import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { documentsOfDossier } from "#lib/db/queries/made-documents.ts";
import { cards, cardVersions, decks } from "#lib/db/schema/decks.ts";
import { documents } from "#lib/db/schema/documents.ts";
import { claims, conflicts, evidence, rulings } from "#lib/db/schema/evidence.ts";
import { jobs } from "#lib/db/schema/making.ts";
import type { Store } from "#lib/db/store.ts";
import type { Made, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { make } from "#lib/decks/make.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deleteDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { publishDossier, unpublishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { removeDocument, restoreDocument } from "#lib/services/dossiers/remove-document.ts";
import { replaceDocument } from "#lib/services/dossiers/replace-document.ts";
import { ruleConflict } from "#lib/services/dossiers/rule-conflict.ts";
import { writeCard } from "#lib/services/dossiers/write-card.ts";
import { cancelMaking } from "#lib/services/making/cancel-making.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { makingProgress } from "#lib/services/making/making-progress.ts";
import { resumeMaking } from "#lib/services/making/resume-making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import type { Maker } from "#lib/services/making/workers.ts";
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
import { batch, context, holder, sent } from "./fixtures.ts";

/** A maker whose every run waits until the test lets it go on. */
function heldMaker(make: (input: MakeInput) => Made) {
  const runs: { input: MakeInput; go: () => void; tell: (progress: MakeProgress) => void }[] = [];
  const maker: Maker = (input, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("stopped")));
      runs.push({ input, go: () => resolve(make(input)), tell: onProgress });
    });
  return { maker, runs };
}

const atOnce =
  (make: (input: MakeInput) => Made): Maker =>
  async (input) =>
    make(input);

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 500) throw new Error("It never came true.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const oneCard = (input: MakeInput): Made =>
  madeOf(input, { cards: [fact("lighting", [proofOf(input, "light.txt", "3 May 1822")])] });

async function made(store: Store, make: (input: MakeInput) => Made = oneCard) {
  const { ctx, dossierId } = await owner(store);
  await add(ctx, dossierId, "light.txt", LIGHT);
  makingOf(store, atOnce(make));
  await startMaking(ctx, { dossierId });
  await makingOf(store).idle();
  return { ctx, dossierId };
}

async function again(ctx: Ctx, dossierId: string): Promise<Readonly<Record<string, number>> | null> {
  await startMaking(ctx, { dossierId });
  await makingOf(ctx.store).idle();
  const progress = await makingProgress(ctx, dossierId);
  expect(progress).toMatchObject({ state: "done", message: null });
  return progress?.changes ?? null;
}

const states = async (store: Store): Promise<readonly string[]> =>
  (await store.read.select({ state: jobs.state }).from(jobs).orderBy(jobs.createdAt, jobs.id)).map(
    (row) => row.state,
  );

const cardRow = async (store: Store, stableId: string) => {
  const [row] = await store.read.select().from(cards).where(eq(cards.stableId, stableId));
  if (!row) throw new Error(`no card ${stableId}`);
  return row;
};

describe("the making of cards", () => {
  it("saves drafts with their receipts, rank and doubt, and a report for each document", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, (input) => ({
        ...oneCard(input),
        doubts: { lighting: "Which year?" },
      }));
      expect(await cardRow(store, "lighting")).toMatchObject({
        status: "draft",
        weight: 1,
        doubt: "Which year?",
        dossierId,
        version: 1,
      });
      const [receipt] = await store.read.select().from(evidence);
      expect(receipt).toMatchObject({ quote: "3 May 1822", role: "proof" });
      const view = await dossierView(ctx, dossierId);
      expect(view).toMatchObject({ made: true, stale: false, published: false, decks: [] });
      expect(view.documents[0]?.report).toMatchObject({ facts: 2, cards: 1 });
      expect(view.cards).toEqual({ draft: 1, active: 0, rejected: 0, unseen: 1, undecided: 1 });
      expect((await homeView(ctx)).dossiers).toEqual([]);
    }));

  it("says how far it is, shows the first cards, and keeps both for a reload", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      await add(ctx, dossierId, "keeper.txt", KEEPER);
      const { maker, runs } = heldMaker(oneCard);
      makingOf(store, maker);
      await startMaking(ctx, { dossierId });
      await until(() => runs.length === 1);
      const preview = {
        document: "light.txt",
        cards: [{ category: "date" as const, question: "When?", answer: "In 1822." }],
      };
      runs[0]?.tell({ phase: "reading", done: 1, total: 2, at: "keeper.txt", preview });
      await until(async () => (await makingProgress(ctx, dossierId))?.preview !== null);
      expect(await makingProgress(ctx, dossierId)).toMatchObject({
        state: "running",
        phase: "reading",
        done: 1,
        total: 2,
        preview,
      });
      runs[0]?.go();
      await makingOf(store).idle();
      expect(await makingProgress(ctx, dossierId)).toMatchObject({
        state: "done",
        preview: null,
        changes: { added: 1 },
      });
    }));

  it("waits as one run, and runs once more when it was asked for while it ran", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      const { maker, runs } = heldMaker(oneCard);
      makingOf(store, maker);
      const first = await startMaking(ctx, { dossierId });
      await until(() => runs.length === 1);
      const second = await startMaking(ctx, { dossierId });
      expect(await startMaking(ctx, { dossierId })).toEqual(second);
      expect(second.jobId).not.toBe(first.jobId);
      await add(ctx, dossierId, "keeper.txt", KEEPER);
      runs[0]?.go();
      await until(() => runs.length === 2);
      expect(runs[1]?.input.documents.map((one) => one.source.name)).toEqual(["light.txt", "keeper.txt"]);
      expect((await dossierView(ctx, dossierId)).stale).toBe(true);
      runs[1]?.go();
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["done", "done"]);
      expect((await dossierView(ctx, dossierId)).stale).toBe(false);
    }));

  it("runs one dossier of a person at a time, and two on the server", () =>
    withStore(async (store) => {
      const { maker, runs } = heldMaker(oneCard);
      makingOf(store, maker);
      const people = [];
      for (const name of ["a", "a", "b", "c"]) {
        const { ctx, dossierId } = await owner(store, name);
        await add(ctx, dossierId, "light.txt", LIGHT);
        people.push({ ctx, dossierId });
      }
      for (const { ctx, dossierId } of people) await startMaking(ctx, { dossierId });
      await until(() => runs.length === 2);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await states(store)).toEqual(["running", "queued", "running", "queued"]);
      const [, , , last] = people;
      if (last) expect((await makingProgress(last.ctx, last.dossierId))?.before).toBe(3);
      runs[1]?.go();
      await until(() => runs.length === 3);
      expect(await states(store)).toEqual(["running", "queued", "done", "running"]);
      runs[0]?.go();
      await until(() => runs.length === 4);
      for (const run of runs) run.go();
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["done", "done", "done", "done"]);
    }));

  it("can be stopped while it waits and while it runs, and then changes nothing", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      const { maker, runs } = heldMaker(oneCard);
      makingOf(store, maker);
      await startMaking(ctx, { dossierId });
      await until(() => runs.length === 1);
      await startMaking(ctx, { dossierId });
      expect(await cancelMaking(ctx, { dossierId })).toEqual({ stopped: true });
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["cancelled", "cancelled"]);
      expect(await cancelMaking(ctx, { dossierId })).toEqual({ stopped: false });
      expect(await store.read.$count(cards)).toBe(0);
    }));

  it("saves nothing when it was stopped after its last step, or its dossier was deleted", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      const deaf: { go: () => void }[] = [];
      makingOf(store, (input) => new Promise((resolve) => deaf.push({ go: () => resolve(oneCard(input)) })));
      await startMaking(ctx, { dossierId });
      await until(() => deaf.length === 1);
      await deleteDossier(ctx, { dossierId });
      deaf[0]?.go();
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["cancelled"]);
      expect(await store.read.$count(cards)).toBe(0);
    }));

  it("fails with the sentence of what went wrong, and with a reference for a fault of ours", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      const troubles = [new DomainError("limit", "Too much memory. Take a document out.")];
      makingOf(store, async () => {
        throw troubles.pop() ?? new DomainError("limit", "Another.");
      });
      await startMaking(ctx, { dossierId });
      await makingOf(store).idle();
      expect(await makingProgress(ctx, dossierId)).toMatchObject({
        state: "failed",
        message: "Too much memory. Take a document out.",
      });
    }));

  it("has nothing to do without a document", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await expect(startMaking(ctx, { dossierId })).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("a server that went away under a run", () => {
  const left = async (store: Store, runs: number) => {
    const { ctx, dossierId } = await owner(store);
    await add(ctx, dossierId, "light.txt", LIGHT);
    const userId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : "";
    await store.write(async (tx) => {
      for (let n = 1; n <= runs; n += 1) {
        const state = n === runs ? "running" : "interrupted";
        await tx.insert(jobs).values({ id: `job-${n}`, dossierId, userId, state, createdAt: n });
      }
    });
    return { ctx, dossierId };
  };
  const boot = (store: Store) => resumeMaking(context(store, { kind: "visitor", key: null }));

  it("takes it up again at the next start", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await left(store, 1);
      makingOf(store, atOnce(oneCard));
      expect(await boot(store)).toBe(1);
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["interrupted", "done"]);
      expect((await dossierView(ctx, dossierId)).cards.draft).toBe(1);
    }));

  it("gives up with words after the third time in a row, so that it does not end the server for ever", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await left(store, 3);
      makingOf(store, atOnce(oneCard));
      expect(await boot(store)).toBe(0);
      expect(await makingProgress(ctx, dossierId)).toMatchObject({
        state: "failed",
        message: expect.stringContaining("several times in a row"),
      });
    }));

  it("leaves a run open when it is asked to stop", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      await add(ctx, dossierId, "light.txt", LIGHT);
      const { maker, runs } = heldMaker(oneCard);
      makingOf(store, maker);
      await startMaking(ctx, { dossierId });
      await until(() => runs.length === 1);
      makingOf(store).shutDown();
      await makingOf(store).idle();
      expect(await states(store)).toEqual(["running"]);
    }));
});

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

async function decide(
  store: Store,
  stableId: string,
  set: Partial<typeof cards.$inferInsert>,
): Promise<void> {
  await store.write((tx) => tx.update(cards).set(set).where(eq(cards.stableId, stableId)));
}

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
