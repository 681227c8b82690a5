import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { memoryParameters, presets } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import type { ClassOffer } from "#lib/memory/pool.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { joinClass } from "#lib/services/classes/join-class.ts";
import { openJoinCode } from "#lib/services/classes/join-codes.ts";
import { removeMember } from "#lib/services/classes/remove-member.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { adoptParameters, takeBackParameters } from "#lib/services/memory/adopt-parameters.ts";
import { classWeightsView } from "#lib/services/memory/class-weights-view.ts";
import { fitClass, fitClassWeekly } from "#lib/services/memory/fit-class.ts";
import { leaveClassWeights } from "#lib/services/memory/leave-class-weights.ts";
import { runMemoryJob } from "#lib/services/memory/memory-jobs.ts";
import type { Reckoner } from "#lib/services/memory/memory-view.ts";
import { offerFit } from "#lib/services/memory/offer-fit.ts";
import { predictionsView } from "#lib/services/memory/predictions-view.ts";
import { presetBook } from "#lib/services/options/preset-book.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withStore } from "../with-store.ts";
import { assign, deckOf } from "./assignment-fixtures.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { batch, DAY, NOW, sent } from "./fixtures.ts";

const TAUGHT = DEFAULT_PARAMETERS.map((weight, k) => (k < 4 ? weight * 1.5 : weight));
const OWN = DEFAULT_PARAMETERS.map((weight, k) => (k < 4 ? weight * 2 : weight));
const SCORES = { before: { logLoss: 0.36, rmse: 0.05 }, after: { logLoss: 0.34, rmse: 0.04 } };
const BETTER: ClassOffer = {
  kind: "better",
  parameters: TAUGHT,
  ...SCORES,
  scored: 1_200,
  pupils: 5,
};
const PUPILS = ["p1", "p2", "p3", "p4", "p5"];

/** A class of five who have answered nothing yet. */
async function begun(store: Store) {
  const { teacher, classId } = await classOf(store);
  const pupils: Ctx[] = [];
  for (const id of PUPILS) {
    pupils.push(await person(store, id));
    await member(store, classId, id);
  }
  const [first = teacher] = pupils;
  let minute = 0;
  const look = (offer: ClassOffer | null, ctx = teacher) => {
    minute += 60_000;
    return fitClass(later(ctx, NOW + minute), { classId }, async () => offer);
  };
  return { teacher, classId, pupils, first, look };
}

const baseOf = async (ctx: Ctx) => (await presetBook(ctx.store.read, userIdOf(ctx))).base;
const here = (store: Store): Reckoner => ({
  ask: (_address, job) => runMemoryJob(store.read, job, () => true),
});

/** Answers each card on so many days, as if sent at the end. */
async function studied(ctx: Ctx, cardIds: readonly string[], days: number): Promise<void> {
  const end = later(ctx, NOW + days * DAY);
  for (let day = 0; day < days; day += 1)
    await recordReviews(
      end,
      batch(
        cardIds.map((id) => sent(id, { deviceId: `of ${userIdOf(ctx)}`, deviceTime: NOW + day * DAY })),
        { deviceId: `of ${userIdOf(ctx)}`, sentAt: NOW + days * DAY },
      ),
    );
}

describe("what a class's answers taught", () => {
  it("is what its pupils study by from the next answer on, and what was answered before stays as it was", () =>
    withStore(async (store) => {
      const { teacher, classId, first, look } = await begun(store);
      const { deckId, cardIds } = await deckOf(teacher, "Rivers", 2);
      await assign(teacher, classId, deckId);
      const [one = "", two = ""] = cardIds;
      await recordReviews(first, batch([sent(one)]));
      const before = (await statesOf(store.read, "p1", [one]))[0]?.stability;
      expect(await look(BETTER)).toEqual(BETTER);
      expect((await statesOf(store.read, "p1", [one]))[0]?.stability).toBe(before);
      expect(await baseOf(first)).toMatchObject({ parameters: TAUGHT });
      const { preset } = await nextCards(first);
      await recordReviews(first, batch([sent(two, { rulesId: preset.rulesId ?? "" })]));
      expect((await statesOf(store.read, "p1", [two]))[0]?.stability).toBeCloseTo(TAUGHT[2] ?? 0, 6);
    }));

  it("is kept as weights with two numbers, and nothing in the row is of a pupil", () =>
    withStore(async (store) => {
      const { classId, teacher, look } = await begun(store);
      await look(BETTER);
      const rows = await store.read.select().from(memoryParameters);
      expect(rows).toMatchObject([
        { scope: "class", scopeId: classId, userId: null, state: "active", scored: 1_200, pupils: 5 },
      ]);
      for (const id of PUPILS) expect(JSON.stringify(rows)).not.toContain(`"${id}"`);
      expect(await classWeightsView(teacher, classId)).toMatchObject({
        teaches: true,
        begin: { answers: 1_200, pupils: 5 },
      });
    }));

  it("is what whoever joins later begins with, and a pupil who is removed keeps it", () =>
    withStore(async (store) => {
      const { teacher, classId, look } = await begun(store);
      await look(BETTER);
      const { code } = await openJoinCode(teacher, { classId });
      const late = await person(store, "late");
      await joinClass(late, { code }, null);
      expect(await baseOf(late)).toMatchObject({ parameters: TAUGHT });
      await removeMember(teacher, { classId, userId: "late" });
      expect(await baseOf(late)).toMatchObject({ parameters: TAUGHT });
    }));

  it("is not given to who has options of their own or answered enough, nor to who went back", () =>
    withStore(async (store) => {
      const { teacher, classId, pupils, first, look } = await begun(store);
      const [, chooser = first, busy = first] = pupils;
      await saveOptions(chooser, {
        place: "all",
        presetId: null,
        name: "Mine",
        version: 0,
        settings: PresetSettings.parse({ newPerDay: 5 }),
      });
      const { deckId, cardIds } = await deckOf(teacher, "Hills", 101);
      await assign(teacher, classId, deckId);
      await studied(busy, cardIds, 5);
      await look(BETTER);
      expect(await baseOf(chooser)).toMatchObject({ newPerDay: 5, parameters: DEFAULT_PARAMETERS });
      expect((await baseOf(busy)).parameters).toEqual(DEFAULT_PARAMETERS);
      await leaveClassWeights(first);
      await leaveClassWeights(first);
      expect((await baseOf(first)).parameters).toEqual(DEFAULT_PARAMETERS);
      await look({ ...BETTER, parameters: OWN });
      expect((await baseOf(first)).parameters).toEqual(DEFAULT_PARAMETERS);
    }));

  it("is left for weights of one's own, which are sought around it, and comes back when those are taken back", () =>
    withStore(async (store) => {
      const { first, look } = await begun(store);
      await look(BETTER);
      const asked: unknown[] = [];
      const made = await offerFit(first, async (...all) => {
        asked.push(all);
        return { kind: "better", parameters: OWN, ...SCORES, scored: 900, heldOut: 180 };
      });
      expect(asked).toEqual([["p1", TAUGHT, TAUGHT]]);
      const offerId = made?.id ?? "";
      await adoptParameters(first, { offerId });
      await leaveClassWeights(first);
      expect(await baseOf(first)).toMatchObject({ parameters: OWN, parametersId: offerId });
      await takeBackParameters(first, { offerId });
      expect((await predictionsView(first, here(store))).weights).toBe("class");
      await leaveClassWeights(first);
      expect((await predictionsView(first, here(store))).weights).toBe("published");
    }));

  it("ends for new pupils when it is no longer better, and outlives a look that found too little", () =>
    withStore(async (store) => {
      const { teacher, classId, first, look } = await begun(store);
      await look(BETTER);
      await look({ kind: "too-few", scored: 10, pupils: 5 });
      expect((await classWeightsView(teacher, classId)).begin).not.toBe(null);
      await look({ ...BETTER, kind: "not-better" });
      expect(await classWeightsView(teacher, classId)).toMatchObject({
        begin: null,
        last: { found: "not-better" },
      });
      expect((await baseOf(first)).parameters).toEqual(TAUGHT);
      expect(await look(null)).toBe(null);
    }));

  it("is looked at once a week by itself, and at any time by a button, alone", () =>
    withStore(async (store) => {
      const { teacher, classId, look } = await begun(store);
      let looks = 0;
      const weekly = (ctx: Ctx) =>
        fitClassWeekly(ctx, { classId }, async () => {
          looks += 1;
          return { kind: "too-few", scored: looks, pupils: 5 };
        });
      await weekly(teacher);
      await weekly(later(teacher, NOW + 6 * DAY));
      expect(looks).toBe(1);
      await weekly(later(teacher, NOW + 7 * DAY));
      expect(looks).toBe(2);
      expect(await store.read.select().from(memoryParameters)).toHaveLength(1);
      let end = (_offer: ClassOffer): void => {};
      const slow = fitClass(teacher, { classId }, () => new Promise((resolve) => (end = resolve)));
      await expect.poll(() => globalThis.dossierClassesFitting?.size).toBe(1);
      await expect(look(BETTER)).rejects.toMatchObject({ code: "limit" });
      end(BETTER);
      expect(await slow).toEqual(BETTER);
    }));

  it("comes from answers to what the class was assigned, and from nothing else of its pupils", () =>
    withStore(async (store) => {
      const { teacher, classId, pupils } = await begun(store);
      const { deckId, cardIds } = await deckOf(teacher, "Lakes", 22);
      await assign(teacher, classId, deckId);
      for (const pupil of pupils) {
        await studied(pupil, cardIds, 2);
        const own = await deckOf(pupil, "Private", 3);
        await studied(pupil, own.cardIds, 4);
      }
      const job = { kind: "fit-class", classId, userIds: PUPILS } as const;
      expect(await runMemoryJob(store.read, job, () => true)).toEqual({
        kind: "too-few",
        scored: 22 * 5,
        pupils: 5,
      });
      expect(await runMemoryJob(store.read, job, () => false)).toBe(null);
    }));

  it("is for who teaches to look for, for who watches to see, and not there for anybody else", () =>
    withStore(async (store) => {
      const { classId, first, look } = await begun(store);
      const watcher = await person(store, "watcher", { role: "teacher" });
      await member(store, classId, "watcher", "viewer");
      const administrator = await person(store, "root", { role: "administrator" });
      const stranger = await person(store, "stranger", { role: "teacher" });
      expect((await classWeightsView(watcher, classId)).teaches).toBe(false);
      for (const ctx of [watcher, first, administrator, stranger])
        await expect(look(BETTER, ctx)).rejects.toMatchObject({ code: "not-found" });
      for (const ctx of [first, administrator, stranger])
        await expect(classWeightsView(ctx, classId)).rejects.toMatchObject({ code: "not-found" });
      expect(await store.read.select().from(presets).where(eq(presets.ownerId, "p1"))).toEqual([]);
    }));
});
