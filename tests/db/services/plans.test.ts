import { describe, expect, it } from "vitest";
import { addDays, studyDayOf, studyTime } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";
import { cancelHoliday } from "#lib/services/plans/cancel-holiday.ts";
import { followPlan } from "#lib/services/plans/follow-plan.ts";
import { holidayCost } from "#lib/services/plans/holiday-cost.ts";
import { planHoliday } from "#lib/services/plans/plan-holiday.ts";
import { planView } from "#lib/services/plans/plan-view.ts";
import { stopPlan } from "#lib/services/plans/stop-plan.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const TODAY = studyDayOf(studyTime(NOW, { zone: "UTC", dayStart: 4 }));
const CARDS = Array.from({ length: 90 }, (_, i) => card(i, { answer: `Answer ${i}` }));

/** Eighty cards were learnt two months ago and none was looked at since; ten are new. */
const withBacklog = (test: (store: Store) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      const learnt = CARDS.slice(0, 80).map((one) => sent(one.id, { rating: 4, deviceTime: NOW - 60 * DAY }));
      await recordReviews(await holder(store, "anna"), batch(learnt));
      await test(store);
    }),
  );

describe("coming back to a backlog", () => {
  it("says when it would end with how many minutes a day, sooner with more", () =>
    withBacklog(async (store) => {
      const view = await planView(await holder(store, "anna"));
      expect(view).toMatchObject({ overdue: 80, plan: null });
      const ends = view.choices.map((choice) => choice.endsOn ?? "never");
      expect([...ends].sort().reverse()).toEqual(ends);
      // 80 reviews of 16 seconds fit into 30 minutes.
      expect(view.choices.find((choice) => choice.minutes === 30)?.endsOn).toBe(TODAY);
    }));

  it("asks no new cards and no more than fit into the minutes, until it is stopped", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      expect((await nextCards(anna)).counts).toMatchObject({ new: 10, review: 80 });
      await followPlan(anna, { minutes: 5 });
      const room = Math.floor((5 * 60) / 16);
      expect((await nextCards(anna)).counts).toMatchObject({ new: 0, review: room });
      expect((await planView(anna)).plan).toMatchObject({ minutesPerDay: 5, cardsPerDay: room });
      await stopPlan(anna);
      expect((await nextCards(anna)).counts).toMatchObject({ new: 10, review: 80 });
    }));

  it("counts what was done today against the minutes", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await followPlan(anna, { minutes: 5 });
      const [first] = (await nextCards(anna)).cards;
      await recordReviews(anna, batch([sent(first?.id ?? "", { rating: 3 })]));
      expect((await nextCards(anna)).counts.review).toBe(Math.floor((5 * 60) / 16) - 1);
    }));

  it("is over when nothing waits any more, and new cards come again that day", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await followPlan(anna, { minutes: 60 });
      const last = await nextCards(anna);
      expect(last).toMatchObject({ counts: { new: 0 }, planEnds: true });
      await followPlan(anna, { minutes: 5 });
      expect((await nextCards(anna)).planEnds).toBeUndefined();
      const waiting = CARDS.slice(0, 80).map((one) => sent(one.id, { rating: 3 }));
      await recordReviews(anna, batch(waiting));
      expect((await planView(anna)).overdue).toBe(0);
      expect((await planView(anna)).plan).toBeNull();
      expect((await nextCards(anna)).counts.new).toBe(10);
    }));

  it("is over for good: cards that are missed days later hold back no new ones", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await followPlan(anna, { minutes: 60 });
      const again = CARDS.slice(0, 80).map((one) => sent(one.id, { rating: 1 }));
      await recordReviews(anna, batch(again));
      const passed = CARDS.slice(0, 80).map((one) => sent(one.id, { rating: 3, deviceTime: NOW + 900_000 }));
      await recordReviews(await holder(store, "anna", NOW + 900_000), batch(passed));
      const later = await holder(store, "anna", NOW + 6 * DAY);
      expect((await planView(later)).overdue).toBeGreaterThan(0);
      expect((await planView(later)).plan).toBeNull();
      expect((await nextCards(later)).counts.new).toBe(10);
    }));

  it("goes on through missed days, and ends on the day that is shown now", () =>
    withBacklog(async (store) => {
      await followPlan(await holder(store, "anna"), { minutes: 10 });
      const at = async (days: number) => planView(await holder(store, "anna", NOW + days * DAY));
      const ends = async (days: number) =>
        (await at(days)).choices.find((choice) => choice.minutes === 10)?.endsOn ?? "never";
      const first = await ends(0);
      const missed = await ends(6);
      expect(missed > first).toBe(true);
      expect((await at(6)).plan).toMatchObject({ minutesPerDay: 10 });
    }));

  it("is over after its last day", () =>
    withBacklog(async (store) => {
      await followPlan(await holder(store, "anna"), { minutes: 60 });
      const later = await holder(store, "anna", NOW + 10 * DAY);
      expect((await planView(later)).plan).toBeNull();
      expect((await nextCards(later)).counts.new).toBe(10);
    }));

  it("refuses minutes that cannot be, and a visitor", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await expect(followPlan(anna, { minutes: 0 })).rejects.toMatchObject({ code: "invalid" });
      await expect(followPlan(anna, { minutes: "soon" })).rejects.toMatchObject({ code: "invalid" });
      const visitor = await holder(store, "nobody");
      await expect(followPlan(visitor, { minutes: 10 })).rejects.toMatchObject({ code: "not-found" });
      await expect(stopPlan(visitor)).rejects.toMatchObject({ code: "not-found" });
      expect(await planView(visitor)).toMatchObject({ overdue: 0, choices: [] });
    }));
});

describe("days off", () => {
  const next = (days: number) => addDays(TODAY, days);

  it("say what they would cost, and change nothing", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      const cost = await holidayCost(anna, { from: next(0), to: next(13) });
      expect(cost).toMatchObject({ days: 14, waiting: 80 });
      expect(cost.otherwise).toBeLessThan(80);
      expect(cost.known).toBeLessThan(cost.knownAtHome);
      expect((await planView(anna)).holidays).toEqual([]);
    }));

  it("go with the session, so that no interval is moved onto them", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await planHoliday(anna, { from: next(5), to: next(9) });
      await planHoliday(anna, { from: next(5), to: next(9) });
      expect((await nextCards(anna)).away).toEqual([{ from: next(5), to: next(9) }]);
      const [holiday] = (await planView(anna)).holidays;
      await cancelHoliday(anna, { id: holiday?.id });
      expect((await nextCards(anna)).away).toBeUndefined();
    }));

  it("are cancelled by nobody else", () =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      await planHoliday(anna, { from: next(5), to: next(9) });
      const [holiday] = (await planView(anna)).holidays;
      await recordReviews(await holder(store, "ben"), batch([sent("card-1")]));
      for (const token of ["ben", "nobody"]) {
        const other = await holder(store, token);
        await expect(cancelHoliday(other, { id: holiday?.id })).rejects.toMatchObject({ code: "not-found" });
      }
      expect((await planView(anna)).holidays).toHaveLength(1);
    }));

  it.each([
    ["end before they begin", 5, 3],
    ["are over", -9, -3],
    ["are longer than a season", 0, 200],
    ["are too far ahead", 500, 505],
  ])("that %s are refused", (_, from, to) =>
    withBacklog(async (store) => {
      const anna = await holder(store, "anna");
      const days = { from: next(from), to: next(to) };
      await expect(planHoliday(anna, days)).rejects.toMatchObject({ code: "invalid" });
      await expect(holidayCost(anna, days)).rejects.toMatchObject({ code: "invalid" });
    }),
  );
});
