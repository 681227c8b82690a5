import { describe, expect, it } from "vitest";
import { addDays, studyDayOf } from "#lib/base/study-time.ts";
import { verifyChains } from "#lib/db/chain.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { giveNewDays, newDaysView, takeDaysBack } from "#lib/services/options/new-days.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const CARDS = Array.from({ length: 12 }, (_, i) => card(i, { answer: `Answer ${i}` }));

/** Ten cards of a dossier that come back after months, one that was suspended, one that is in its steps. */
const withKnown = (test: (store: Store, ctx: Ctx) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      const learnt = CARDS.slice(0, 11).flatMap(({ id }, i) => [
        sent(id, { rating: 4, deviceTime: NOW - 40 * DAY + i * 60_000 }),
        sent(id, { rating: 4, deviceTime: NOW - 20 * DAY + i * 60_000 }),
      ]);
      await recordReviews(
        await holder(store, "anna"),
        batch([
          ...learnt,
          sent("card-10", { kind: "suspended", rating: null, tookMs: null }),
          sent("card-11", { rating: 3, deviceTime: NOW - 60_000 }),
        ]),
      );
      await test(store, await holder(store, "anna"));
    }),
  );

const retain = (ctx: Ctx, desiredRetention: number) =>
  saveOptions(ctx, {
    ...{ place: "all", presetId: null, name: `at ${desiredRetention}`, version: 0 },
    settings: PresetSettings.parse({ desiredRetention }),
  });

const days = async (store: Store, ctx: Ctx) =>
  Object.fromEntries(
    (await statesOf(store.read, userIdOf(ctx) ?? "")).map((row) => [row.cardId, row.dueDay]),
  );

describe("new days after other options", () => {
  it("are told of first, and change nothing where these options give the days that are there", () =>
    withKnown(async (store, ctx) => {
      const seen = await newDaysView(ctx, { place: "all" });
      expect(seen).toMatchObject({ cards: 10, sooner: 0, later: 0 });
      const before = await days(store, ctx);
      expect(await giveNewDays(ctx, { place: "all" })).toEqual({ cards: 0, steps: [] });
      expect(await days(store, ctx)).toEqual(before);
    }));

  it("come sooner for more to be remembered, as events of the log, and are taken back", () =>
    withKnown(async (store, ctx) => {
      const before = await days(store, ctx);
      await retain(ctx, 0.97);
      const seen = await newDaysView(ctx, { place: "all" });
      expect(seen).toMatchObject({ cards: 10, sooner: 10, later: 0 });
      expect(seen.week[1]).toBeGreaterThanOrEqual(seen.week[0]);
      expect(await days(store, ctx)).toEqual(before);

      const done = await giveNewDays(ctx, { place: "all" });
      expect(done).toMatchObject({ cards: 10 });
      const after = await days(store, ctx);
      const today = studyDayOf(NOW - 4 * 3_600_000);
      for (const { id } of CARDS.slice(0, 10)) {
        expect((after[id] ?? "") < (before[id] ?? "")).toBe(true);
        expect((after[id] ?? "") >= today).toBe(true);
      }
      expect([after["card-10"], after["card-11"]]).toEqual([before["card-10"], before["card-11"]]);
      expect((await newDaysView(ctx, { place: "all" })).sooner).toBe(0);
      expect((await verifyChains(store.read)).broken).toEqual([]);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });

      const other = await holder(store, "other");
      await recordReviews(other, batch([sent("card-1")]));
      await expect(takeDaysBack(await holder(store, "other"), { steps: done.steps })).rejects.toMatchObject({
        code: "not-found",
      });
      await takeDaysBack(ctx, { steps: done.steps });
      expect(await days(store, ctx)).toEqual(before);
    }));

  it("come later for less, never before today, and only for cards that are studied by these options", () =>
    withKnown(async (store, ctx) => {
      await retain(ctx, 0.75);
      const seen = await newDaysView(ctx, { place: "all" });
      expect(seen).toMatchObject({ cards: 10, later: 10 });
      await giveNewDays(ctx, { place: "all" });
      const after = await days(store, ctx);
      for (const { id } of CARDS.slice(0, 10))
        expect((after[id] ?? "") > addDays(studyDayOf(NOW), 30)).toBe(true);
      const nobody = await holder(store, "new");
      expect(await newDaysView(nobody, { place: "all" })).toMatchObject({ cards: 0 });
    }));
});
