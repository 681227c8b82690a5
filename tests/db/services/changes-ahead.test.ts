import { describe, expect, it } from "vitest";
import { addOffer } from "#lib/db/queries/parameter-offers.ts";
import type { Store } from "#lib/db/store.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { runMemoryJob } from "#lib/services/memory/memory-jobs.ts";
import type { Reckoner } from "#lib/services/memory/memory-view.ts";
import { previewHoliday, previewOptions, previewWeights } from "#lib/services/memory/preview-change.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { planView } from "#lib/services/plans/plan-view.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const CARDS = Array.from({ length: 30 }, (_, i) => card(i));

/** A learner who met twenty of thirty cards yesterday. */
const withAda = <T>(test: (store: Store, ada: Ctx, here: Reckoner) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS, NOW - 2 * DAY);
      const before = context(store, visitor("ada"), NOW - DAY);
      const met = CARDS.slice(0, 20).map(({ id }) => sent(id, { deviceTime: NOW - DAY, rating: 4 }));
      await recordReviews(before, batch(met, { sentAt: NOW - DAY }));
      const here: Reckoner = { ask: (_address, job) => runMemoryJob(store.read, job, () => true) };
      return test(store, await holder(store, "ada"), here);
    }),
  );
const asked = (changes: Partial<PresetSettings>) => ({
  place: "all",
  settings: { ...PresetSettings.parse({}), ...changes },
});

describe("what a change would do", () => {
  it("is nothing where nothing is changed", () =>
    withAda(async (_store, ada, here) => {
      const { change } = await previewOptions(ada, asked({}), here);
      expect(change.otherwise).toEqual(change.now);
      expect(change.moved).toBe(0);
      expect([change.days, change.weeks.length, change.coming]).toEqual([90, 13, 30]);
    }));

  it("is more minutes and cards on other days for more to be known, and nothing is saved by looking", () =>
    withAda(async (_store, ada, here) => {
      const { change, asked: shown } = await previewOptions(ada, asked({ desiredRetention: 0.97 }), here);
      expect(change.otherwise.minutesPerDay).toBeGreaterThan(change.now.minutesPerDay);
      expect(change.moved).toBeGreaterThan(0);
      expect(change.moved).toBeLessThanOrEqual(change.coming);
      expect(shown.desiredRetention).toBe(0.97);
      expect((await optionsView(ada, "all")).settings.desiredRetention).toBe(0.9);
    }));

  it("shows limits and easy days too", () =>
    withAda(async (_store, ada, here) => {
      const none = await previewOptions(ada, asked({ newPerDay: 0 }), here);
      expect(none.change.otherwise.known).toBeLessThan(none.change.now.known);
      const { ways } = PresetSettings.parse({});
      const easyDays = ways.easyDays.map(
        (_, day) => (day > 3 ? "minimum" : "normal") as "minimum" | "normal",
      );
      const easy = await previewOptions(ada, asked({ ways: { ...ways, easyDays } }), here);
      expect(easy.change.moved).toBeGreaterThan(0);
    }));

  it("of days off is a gap and what comes after it", () =>
    withAda(async (_store, ada, here) => {
      const change = await previewHoliday(ada, { from: "2026-03-09", to: "2026-03-15" }, here);
      expect(change.weeks[1]?.otherwise).toEqual({ reviews: 0, minutes: 0 });
      expect(change.moved).toBeGreaterThan(0);
      expect((await planView(ada)).holidays).toEqual([]);
      await expect(previewHoliday(ada, { from: "2026-03-09", to: "2026-03-01" }, here)).rejects.toMatchObject(
        {
          code: "invalid",
        },
      );
    }));

  it("of fitted weights is shown to whom they were offered, and to nobody else", () =>
    withAda(async (store, ada, here) => {
      const weights = DEFAULT_PARAMETERS.map((weight, k) => (k < 4 ? weight * 3 : weight));
      const row = { id: "offer", userId: userIdOf(ada) ?? "", createdAt: NOW, state: "better", scored: 900 };
      await store.write((tx) => addOffer(tx, { ...row, weights }));
      const change = await previewWeights(ada, { offerId: "offer" }, here);
      expect(change.otherwise.minutesPerDay).not.toBe(change.now.minutesPerDay);
      const eve = await holder(store, "eve");
      for (const [ctx, offerId] of [
        [eve, "offer"],
        [ada, "none"],
      ] as const)
        await expect(previewWeights(ctx, { offerId }, here)).rejects.toMatchObject({ code: "not-found" });
    }));

  it("of a place that is not on the shelf is not there", () =>
    withAda(async (_store, ada, here) => {
      await expect(previewOptions(ada, { ...asked({}), place: "none" }, here)).rejects.toMatchObject({
        code: "not-found",
      });
    }));
});
