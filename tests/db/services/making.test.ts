import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import { cards } from "#lib/db/schema/decks.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import { jobs } from "#lib/db/schema/making.ts";
import type { Store } from "#lib/db/store.ts";
import type { Made, MakeInput, MakeProgress } from "#lib/decks/made.ts";
import { deleteDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { cancelMaking } from "#lib/services/making/cancel-making.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { makingProgress } from "#lib/services/making/making-progress.ts";
import { resumeMaking } from "#lib/services/making/resume-making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import type { Maker } from "#lib/services/making/workers.ts";
import { homeView } from "#lib/services/study/home.ts";
import { withStore } from "../with-store.ts";
import { add, fact, KEEPER, LIGHT, madeOf, owner, proofOf } from "./dossier-fixtures.ts";
import { context } from "./fixtures.ts";
import { again, atOnce, cardRow, made, oneCard } from "./made-dossier.ts";

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

const sidedTwice = (input: MakeInput): Made => {
  const proofs = [proofOf(input, "light.txt", "3 May 1822")];
  const side = (of: string) => ({ ...fact("lighting", proofs), question: `According to the ${of}, when?` });
  return madeOf(input, { cards: [side("first"), side("second")] });
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 500) throw new Error("It never came true.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const states = async (store: Store): Promise<readonly string[]> =>
  (await store.read.select({ state: jobs.state }).from(jobs).orderBy(jobs.createdAt, jobs.id)).map(
    (row) => row.state,
  );

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

  it("saves a card once that two documents on the same side of a disagreement gave", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await made(store, sidedTwice);
      expect(await makingProgress(ctx, dossierId)).toMatchObject({ state: "done", changes: { added: 1 } });
      expect(await cardRow(store, "lighting")).toMatchObject({
        generated: { question: "According to the first, when?" },
      });
      expect(await again(ctx, dossierId)).toEqual({});
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
