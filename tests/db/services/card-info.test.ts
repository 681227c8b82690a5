import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const withCards = (test: (store: Store) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2)]);
      await test(store);
    }),
  );

describe("what is known of a card", () => {
  it("is its memory, its curve and everything that happened to it, the latest first", () =>
    withCards(async (store) => {
      const first = sent("card-1", { rating: 4, deviceTime: NOW - 10 * DAY });
      const lapse = sent("card-1", { rating: 1, deviceTime: NOW - 2 * DAY });
      const flag = { ...sent("card-1", { deviceTime: NOW - DAY }), kind: "flagged", flag: 3 };
      await recordReviews(await holder(store, "anna"), batch([first, lapse, flag]));
      const info = await cardInfo(await holder(store, "anna"), "card-1");
      expect(info.history.map((line) => [line.kind, line.rating])).toEqual([
        ["flagged", null],
        ["answered", 1],
        ["answered", 4],
      ]);
      expect(info.card.state).toMatchObject({ flag: 3, memory: { lapses: 1 } });
      expect(info.curve.map((stretch) => stretch.rating)).toEqual([4, 1]);
      expect(info.recall).toBeGreaterThan(0);
      expect(info.recall).toBeLessThan(1);
      expect(info.history[1]?.recallBefore).toBeLessThan(1);
    }));

  it("shows an answer that was taken back, and counts it for nothing", () =>
    withCards(async (store) => {
      const answer = sent("card-1");
      const back = { ...sent("card-1"), kind: "undone", target: answer.id };
      await recordReviews(await holder(store, "anna"), batch([answer, back]));
      const info = await cardInfo(await holder(store, "anna"), "card-1");
      expect(info.history).toMatchObject([{ id: answer.id, undone: true, intervalDays: null }]);
      expect(info.recall).toBeNull();
      expect(info.curve).toEqual([]);
    }));

  it("is one's own: another learner, and a visitor, see a card that was never answered", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "anna"), batch([sent("card-1")]));
      await recordReviews(await holder(store, "ben"), batch([sent("card-2")]));
      for (const token of ["ben", "nobody"]) {
        const info = await cardInfo(await holder(store, token), "card-1");
        expect(info).toMatchObject({ recall: null, history: [], curve: [] });
      }
    }));

  it("is not found for a card that is not there", () =>
    withCards(async (store) => {
      await expect(cardInfo(await holder(store, "anna"), "no such card")).rejects.toMatchObject({
        code: "not-found",
      });
    }));
});
