import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eventsOf, statesOf } from "#lib/db/queries/reviews.ts";
import { parameterOffers } from "#lib/db/schema/figures.ts";
import { ruleSets } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import type { Offer } from "#lib/memory/offer.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { adoptParameters, takeBackParameters } from "#lib/services/memory/adopt-parameters.ts";
import { runMemoryJob } from "#lib/services/memory/memory-jobs.ts";
import { offerFit } from "#lib/services/memory/offer-fit.ts";
import { presetBook } from "#lib/services/options/preset-book.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { ruleBook } from "#lib/services/study/rule-book.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const FITTED = DEFAULT_PARAMETERS.map((weight, k) => (k < 4 ? weight * 2 : weight));
const BETTER: Offer = {
  kind: "better",
  parameters: FITTED,
  before: { logLoss: 0.36, rmse: 0.05 },
  after: { logLoss: 0.34, rmse: 0.04 },
  scored: 900,
  heldOut: 180,
};

const withAda = <T>(test: (store: Store, ada: Ctx) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2)]);
      await recordReviews(context(store, visitor("ada")), batch([sent("card-1")]));
      return test(store, await holder(store, "ada"));
    }),
  );
const offered = async (ada: Ctx, offer: Offer = BETTER): Promise<string> =>
  (await offerFit(ada, async () => offer))?.id ?? "";
const weightsOf = async (ada: Ctx) => (await presetBook(ada.store.read, userIdOf(ada))).base.parameters;

describe("fitted weights", () => {
  it("are studied by from the next answer on, and what was answered before stays as it was", () =>
    withAda(async (store, ada) => {
      const userId = userIdOf(ada) ?? "";
      const before = (await statesOf(store.read, userId))[0]?.stability;
      await adoptParameters(ada, { offerId: await offered(ada) });
      expect(await weightsOf(ada)).toEqual(FITTED);
      expect((await statesOf(store.read, userId))[0]?.stability).toBe(before);
      const { preset } = await nextCards(ada);
      expect(preset.parameters).toEqual(FITTED);
      await recordReviews(
        ada,
        batch([sent("card-2", { rulesId: preset.rulesId ?? "", deviceTime: NOW + 1_000 })], {
          sentAt: NOW + 1_000,
        }),
      );
      const [state] = await statesOf(store.read, userId, ["card-2"]);
      expect(state?.stability).toBeCloseTo(FITTED[2] ?? 0, 6);
      // A rebuild makes the same rows, for the event names its rules.
      const events = await eventsOf(store.read, userId, "card-2");
      const folded = foldedRow(
        { userId, cardId: "card-2" },
        events,
        await ruleBook(store.read, userId, events),
      );
      expect(folded).toEqual(state);
    }));

  it("go into every set of options, with what else was chosen there, and can be taken back", () =>
    withAda(async (_store, ada) => {
      await saveOptions(ada, {
        place: "all",
        presetId: null,
        name: "Slow",
        version: 0,
        settings: PresetSettings.parse({ newPerDay: 7 }),
      });
      const offerId = await offered(ada);
      await adoptParameters(ada, { offerId });
      await adoptParameters(ada, { offerId });
      const { base } = await presetBook(ada.store.read, userIdOf(ada));
      expect(base).toMatchObject({ newPerDay: 7, parameters: FITTED, parametersId: offerId });
      await takeBackParameters(ada, { offerId });
      await takeBackParameters(ada, { offerId });
      const back = (await presetBook(ada.store.read, userIdOf(ada))).base;
      expect(back).toMatchObject({ newPerDay: 7, parametersId: "fsrs-6-default" });
      expect(back.parameters).toEqual(DEFAULT_PARAMETERS);
      await adoptParameters(ada, { offerId });
      expect(await weightsOf(ada)).toEqual(FITTED);
    }));

  it("that are not better are shown and cannot be taken", () =>
    withAda(async (store, ada) => {
      const offerId = await offered(ada, { ...BETTER, kind: "not-better" });
      await expect(adoptParameters(ada, { offerId })).rejects.toMatchObject({ code: "invalid" });
      expect(await weightsOf(ada)).toEqual(DEFAULT_PARAMETERS);
      expect(await store.read.select().from(ruleSets)).toEqual([]);
    }));

  it("of somebody else are not there", () =>
    withAda(async (store, ada) => {
      const offerId = await offered(ada);
      await recordReviews(context(store, visitor("eve")), batch([sent("card-1")]));
      const eve = await holder(store, "eve");
      const words = async (verb: Promise<unknown>) => verb.then(String, (error: Error) => error.message);
      const foreign = await words(adoptParameters(eve, { offerId }));
      expect(foreign).toBe(await words(adoptParameters(eve, { offerId: "none" })));
      expect(foreign).toMatch(/no such offer/u);
      await expect(takeBackParameters(eve, { offerId })).rejects.toMatchObject({ code: "not-found" });
      await expect(offerFit(context(store, visitor("new")), async () => BETTER)).rejects.toMatchObject({
        code: "not-found",
      });
    }));

  it("are not sought in a log that says too little, and a stopped search keeps nothing", () =>
    withAda(async (store, ada) => {
      const userId = userIdOf(ada) ?? "";
      const job = { kind: "fit", userId, current: DEFAULT_PARAMETERS } as const;
      const offer = await runMemoryJob(store.read, job, () => true);
      expect(offer).toEqual({ kind: "too-few", scored: 0, needed: 400 });
      expect(await runMemoryJob(store.read, job, () => false)).toBe(null);
      expect(await offerFit(ada, async () => null)).toBe(null);
      expect(
        await store.read.select().from(parameterOffers).where(eq(parameterOffers.userId, userId)),
      ).toEqual([]);
    }));
});
