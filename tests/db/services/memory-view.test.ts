import { describe, expect, it } from "vitest";
import { cardTags } from "#lib/db/schema/own.ts";
import type { Store } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { aheadView } from "#lib/services/memory/ahead-view.ts";
import { runMemoryJob } from "#lib/services/memory/memory-jobs.ts";
import { memoryPlaces } from "#lib/services/memory/memory-places.ts";
import { memoryView, type Reckoner } from "#lib/services/memory/memory-view.ts";
import { predictionsView } from "#lib/services/memory/predictions-view.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

/** The jobs done here instead of in the thread; the thread is tested beside its process. */
const here = (store: Store): Reckoner => ({
  ask: (_address, job) => runMemoryJob(store.read, job, () => true),
});

const withAda = <T>(test: (store: Store, ada: Ctx) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2), card(3, { category: "outcome" })]);
      const at = (ago: number) => ({ deviceTime: NOW - ago * DAY });
      await recordReviews(
        context(store, visitor("ada")),
        batch([
          sent("card-1", { rating: 4, ...at(20) }),
          sent("card-3", { rating: 4, ...at(20) }),
          sent("card-1", { rating: 1, ...at(5) }),
        ]),
      );
      return test(store, await holder(store, "ada"));
    }),
  );

describe("the figures of a place", () => {
  it("say what is known, what was done and what comes back", () =>
    withAda(async (store, ada) => {
      const view = await memoryView(ada, "all", here(store));
      expect(view.cards).toBe(3);
      expect(view.standing.met).toBe(2);
      expect(view.standing.known).toBeGreaterThan(1);
      expect(view.standing.known).toBeLessThan(2);
      expect(view.days.map((day) => [day.studyDay, day.answers])).toEqual([
        ["2026-02-10", 2],
        ["2026-02-25", 1],
      ]);
      const month = view.retention.find((row) => row.period === "month");
      expect(month?.total).toMatchObject({ asked: 1, passed: 0 });
      // Nine in the morning on the wall.
      expect(view.hours).toEqual([{ hour: 9, asked: 1, passed: 0 }]);
      // Overdue counts for today.
      expect(view.due[0]).toMatchObject({ day: "2026-03-02" });
      expect(view.due.reduce((sum, day) => sum + day.cards, 0)).toBeGreaterThan(0);
    }));

  it("are those of one dossier, deck or tag where that is asked", () =>
    withAda(async (store, ada) => {
      const places = await memoryPlaces(ada);
      const dossier = places.find((place) => place.of.startsWith("dossier:"))?.of ?? "";
      expect((await memoryView(ada, dossier, here(store))).standing.met).toBe(2);
      const deck = `deck:${dossier.slice("dossier:".length)}-outcome`;
      const outcomes = await memoryView(ada, deck, here(store));
      expect([outcomes.cards, outcomes.standing.met, outcomes.days.length]).toEqual([1, 1, 1]);
      const userId = userIdOf(ada) ?? "";
      const tag = { userId, cardId: "card-1", tag: "Mills::Old", tagFolded: "mills::old" };
      await store.write((tx) => tx.insert(cardTags).values(tag));
      const tagged = await memoryView(ada, "tag:mills", here(store));
      expect([tagged.cards, tagged.days.map((day) => day.answers)]).toEqual([1, [1, 1]]);
    }));

  it("are nobody else's: an absent place and another learner's tag are not there", () =>
    withAda(async (store, ada) => {
      for (const of of ["deck:none", "dossier:none", "tag:none", "nonsense"])
        await expect(memoryView(ada, of, here(store))).rejects.toMatchObject({ code: "not-found" });
      const stranger = await memoryView(context(store, visitor("eve")), "all", here(store));
      expect([stranger.standing.met, stranger.days]).toEqual([0, []]);
      expect((await predictionsView(context(store, visitor("eve")), here(store))).judged.scored).toBe(0);
    }));

  it("say how right the predictions were", () =>
    withAda(async (store, ada) => {
      const { judged, weights, offer } = await predictionsView(ada, here(store));
      expect([judged.scored, weights, offer]).toEqual([1, "published", null]);
      expect(judged.logLoss).toBeGreaterThan(0.5);
    }));
});

describe("days played otherwise", () => {
  it("are the same as now where nothing else was asked, and fewer minutes for less to be known", () =>
    withAda(async (store, ada) => {
      const same = await aheadView(ada, {}, here(store));
      expect(same.otherwise).toEqual(same.now);
      expect([same.cards, same.met, same.days]).toEqual([3, 2, 180]);
      const less = await aheadView(ada, { retention: "75", newPerDay: "0", days: "60" }, here(store));
      expect(less.otherwise.minutesPerDayMean).toBeLessThan(less.now.minutesPerDayMean);
      expect(less.otherwise).toMatchObject({ retention: 0.75, newPerDay: 0 });
    }));

  it("refuse numbers out of range in words", () =>
    withAda(async (store, ada) => {
      await expect(aheadView(ada, { retention: "12" }, here(store))).rejects.toMatchObject({
        code: "invalid",
        message: "Known when asked: 70 to 99 percent.",
      });
      await expect(aheadView(ada, { newPerDay: "many" }, here(store))).rejects.toMatchObject({
        code: "invalid",
      });
    }));
});
