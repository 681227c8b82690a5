import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { leechesView } from "#lib/services/leeches/leeches-view.ts";
import { treatLeech } from "#lib/services/leeches/treat-leech.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const CARDS = [
  card(1, { answer: "12 November 1940" }),
  card(2, { answer: "13 November 1940" }),
  card(3, { answer: "4 May 1899" }),
];

const withCards = (test: (store: Store) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      await test(store);
    }),
  );

/** Forgets a card so often: learnt at once with Easy, then missed on its day. */
async function forget(store: Store, token: string, cardId: string, times: number) {
  const events = Array.from({ length: times }, (_, i) => {
    const at = NOW - 200 * DAY + i * 10 * DAY;
    return [
      sent(cardId, { rating: 4, deviceTime: at }),
      sent(cardId, { rating: 1, deviceTime: at + 5 * DAY }),
      sent(cardId, { rating: 4, deviceTime: at + 5 * DAY + 1 }),
    ];
  });
  await recordReviews(await holder(store, token), batch(events.flat()));
}

describe("leeches", () => {
  it("are the cards that were forgotten as often as the options say, with what they may be mistaken for", () =>
    withCards(async (store) => {
      await forget(store, "anna", "card-1", 8);
      await forget(store, "anna", "card-2", 2);
      await forget(store, "anna", "card-3", 3);
      const leeches = await leechesView(await holder(store, "anna"));
      expect(leeches).toMatchObject([
        { card: { id: "card-1" }, lapses: 8, confusedWith: [{ id: "card-2" }] },
      ]);
    }));

  it("name the card whose answer was given for them, until that answer is taken back", () =>
    withCards(async (store) => {
      await forget(store, "anna", "card-1", 8);
      const anna = await holder(store, "anna");
      const mistaken = sent("card-1", {
        rating: 1,
        marking: { by: "app", proposed: 1, share: 0, response: "4.5.1899", chosen: "4 May 1899" },
      });
      await recordReviews(anna, batch([mistaken]));
      expect(await leechesView(anna)).toMatchObject([
        { card: { id: "card-1" }, confusedWith: [{ id: "card-3" }] },
      ]);
      await recordReviews(
        anna,
        batch([sent("card-1", { kind: "undone", rating: null, target: mistaken.id })]),
      );
      expect(await leechesView(anna)).toMatchObject([{ card: { id: "card-1" }, confusedWith: [] }]);
    }));

  it("are more when the options are stricter", () =>
    withCards(async (store) => {
      await forget(store, "anna", "card-3", 3);
      const anna = await holder(store, "anna");
      expect(await leechesView(anna)).toEqual([]);
      const settings = PresetSettings.parse({ ways: { leechAfter: 3 } });
      await saveOptions(anna, { place: "all", presetId: null, name: "Strict", version: 0, settings });
      expect(await leechesView(anna)).toMatchObject([{ card: { id: "card-3" }, confusedWith: [] }]);
    }));

  it("are one's own", () =>
    withCards(async (store) => {
      await forget(store, "anna", "card-1", 8);
      await forget(store, "ben", "card-2", 1);
      expect(await leechesView(await holder(store, "ben"))).toEqual([]);
      expect(await leechesView(await holder(store, "nobody"))).toEqual([]);
    }));
});

describe("what is done about a leech", () => {
  it("is an event of the learner's log, and of nobody else's", () =>
    withCards(async (store) => {
      await forget(store, "anna", "card-1", 8);
      await forget(store, "ben", "card-1", 8);
      await treatLeech(await holder(store, "anna"), { cardId: "card-1", deed: "suspended" });
      expect(await leechesView(await holder(store, "anna"))).toMatchObject([{ suspended: true }]);
      expect(await leechesView(await holder(store, "ben"))).toMatchObject([{ suspended: false }]);
      await treatLeech(await holder(store, "anna"), { cardId: "card-1", deed: "reset" });
      expect(await leechesView(await holder(store, "anna"))).toEqual([]);
      await expect(
        treatLeech(await holder(store, "anna"), { cardId: "no such card", deed: "reset" }),
      ).rejects.toMatchObject({ code: "not-found" });
    }));
});
