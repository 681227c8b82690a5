import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cards, cardVersions, notes } from "#lib/db/schema/decks.ts";
import type { Store } from "#lib/db/store.ts";
import type { Made, MakeInput } from "#lib/decks/made.ts";
import type { Ctx } from "#lib/services/context.ts";
import { changesView } from "#lib/services/dossiers/changes-view.ts";
import { publishDossier } from "#lib/services/dossiers/publish-dossier.ts";
import { settleCard } from "#lib/services/dossiers/settle-card.ts";
import { makingOf } from "#lib/services/making/making.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { withStore } from "../with-store.ts";
import { add, fact, LIGHT, madeOf, owner, proofOf } from "./dossier-fixtures.ts";
import { holder } from "./fixtures.ts";

type Wording = { readonly question: string; readonly answer?: string };

/** A dossier whose making gives what the test says, run after run. */
async function making(store: Store, runs: readonly Readonly<Record<string, Wording>>[]) {
  const { ctx, dossierId } = await owner(store);
  await add(ctx, dossierId, "light.txt", LIGHT);
  let run = 0;
  const one = (input: MakeInput): Made => {
    const proof = proofOf(input, "light.txt", "3 May 1822");
    const wanted = runs[Math.min(run, runs.length - 1)] ?? {};
    run += 1;
    return madeOf(input, { cards: Object.entries(wanted).map(([id, words]) => fact(id, [proof], words)) });
  };
  makingOf(store, async (input) => one(input));
  const make = async () => {
    await startMaking(ctx, { dossierId });
    await makingOf(store).idle();
  };
  await make();
  return { ctx, dossierId, make };
}

const cardOf = async (store: Store, stableId: string) => {
  const [row] = await store.read.select().from(cards).where(eq(cards.stableId, stableId));
  if (!row) throw new Error(`no card ${stableId}`);
  return row;
};

async function edit(store: Store, ctx: Ctx, stableId: string, question: string): Promise<void> {
  const card = await cardOf(store, stableId);
  const by = ctx.viewer.kind === "learner" ? ctx.viewer.userId : null;
  const edited = { question, answer: "3 May 1822" };
  await store.write((tx) =>
    tx
      .update(cards)
      .set({ edited, decision: "edited", decidedBy: by, decidedAt: 1 })
      .where(eq(cards.id, card.id)),
  );
}

describe("what a new making changed", () => {
  it("is shown by kind, with what each card asked before", () =>
    withStore(async (store) => {
      const { ctx, dossierId, make } = await making(store, [
        { a: { question: "When was it lit?" }, b: { question: "When was it dark?" } },
        { a: { question: "When was the light lit?" }, c: { question: "When did it shine?" } },
      ]);
      await make();
      const view = await changesView(ctx, dossierId);
      const shown = view.kinds.map(({ kind, cards: list }) => ({
        kind,
        cards: list.map(({ now, before }) => [now.question, before?.question ?? null]),
      }));
      expect(shown).toContainEqual({
        kind: "changed",
        cards: [["When was the light lit?", "When was it lit?"]],
      });
      expect(
        shown.flatMap((one) => (one.kind === "added" || one.kind === "moved" ? one.cards : [])),
      ).toHaveLength(1);
      expect(view.earlier.map((one) => one.counts)).toEqual([{ added: 2 }]);
    }));

  it("tells drafts from what is given out for study", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await making(store, [{ a: { question: "When was it lit?" } }]);
      const drafts = async () =>
        (await changesView(ctx, dossierId)).kinds.flatMap((one) => one.cards.map((card) => card.draft));
      expect(await drafts()).toEqual([true]);
      await publishDossier(ctx, { dossierId });
      expect(await drafts()).toEqual([false]);
    }));

  it("is nobody else's to see", () =>
    withStore(async (store) => {
      const { dossierId } = await making(store, [{ a: { question: "When?" } }]);
      await expect(changesView(await holder(store, "else"), dossierId)).rejects.toMatchObject({
        code: "not-found",
      });
    }));

  it("says nothing before the first making", () =>
    withStore(async (store) => {
      const { ctx, dossierId } = await owner(store);
      expect(await changesView(ctx, dossierId)).toMatchObject({
        at: null,
        kinds: [],
        toSettle: [],
        earlier: [],
      });
    }));
});

describe("a card that a person and the documents both changed", () => {
  const both = async (store: Store) => {
    const made = await making(store, [
      { a: { question: "When was it lit?" } },
      { a: { question: "When did it first burn?" } },
    ]);
    await edit(store, made.ctx, "a", "When did the light first shine?");
    await made.make();
    const { toSettle } = await changesView(made.ctx, made.dossierId);
    const [waiting] = toSettle;
    if (!waiting) throw new Error("nothing to settle");
    return { ...made, waiting };
  };

  it("waits with both wordings, and the person's is asked meanwhile", () =>
    withStore(async (store) => {
      const { waiting } = await both(store);
      expect(waiting.yours.question).toBe("When did the light first shine?");
      expect(waiting.generated.question).toBe("When did it first burn?");
      expect((await cardOf(store, "a")).edited?.question).toBe("When did the light first shine?");
    }));

  it("keeps the person's words on the new ground when they are kept, and does not ask again", () =>
    withStore(async (store) => {
      const { ctx, dossierId, waiting, make } = await both(store);
      await settleCard(ctx, {
        dossierId,
        cardId: waiting.cardId,
        version: String(waiting.version),
        take: "yours",
      });
      expect((await changesView(ctx, dossierId)).toSettle).toEqual([]);
      await make();
      expect((await changesView(ctx, dossierId)).toSettle).toEqual([]);
      const card = await cardOf(store, "a");
      expect(card.edited?.question).toBe("When did the light first shine?");
      expect(card.generated?.question).toBe("When did it first burn?");
      expect(card.decision).toBe("edited");
    }));

  it("asks the new words when they are taken, as a version of its own", () =>
    withStore(async (store) => {
      const { ctx, dossierId, waiting } = await both(store);
      await settleCard(ctx, {
        dossierId,
        cardId: waiting.cardId,
        version: waiting.version,
        take: "generated",
      });
      const card = await cardOf(store, "a");
      expect(card.edited).toBeNull();
      expect(card.generated?.question).toBe("When did it first burn?");
      const versions = await store.read.select().from(cardVersions).where(eq(cardVersions.cardId, card.id));
      expect(versions.find((one) => one.version === card.version)?.content.question).toBe(
        "When did it first burn?",
      );
      const [note] = await store.read.select().from(notes).where(eq(notes.id, card.noteId));
      expect(note?.fields.pending).toBeNull();
    }));

  it("is settled once: a second window is told, and another person finds nothing", () =>
    withStore(async (store) => {
      const { ctx, dossierId, waiting } = await both(store);
      const input = { dossierId, cardId: waiting.cardId, version: waiting.version, take: "yours" };
      await expect(settleCard(await holder(store, "else"), input)).rejects.toMatchObject({
        code: "not-found",
      });
      await settleCard(ctx, input);
      await expect(settleCard(ctx, input)).rejects.toMatchObject({ code: "stale" });
      await expect(settleCard(ctx, { ...input, cardId: "nowhere" })).rejects.toMatchObject({
        code: "not-found",
      });
    }));
});
