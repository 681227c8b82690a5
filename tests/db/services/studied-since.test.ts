import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { askMoreNew } from "#lib/services/study/more-new.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { currentPack, newPack } from "#lib/services/study/pack-version.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { eventsSoFar, studiedSince } from "#lib/services/study/studied-since.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const CARDS = Array.from({ length: 8 }, (_, i) => card(i, { siblings: `s${i}`, answer: `Answer ${i}` }));

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      return test(store);
    }),
  );

describe("what another device did", () => {
  it("is told as the states of the cards that were touched, and nothing when nothing was recorded", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const ctx = await holder(store, "a");
      const { events } = await nextCards(ctx);
      expect(events).toBe(1);
      expect(await studiedSince(ctx, { events })).toBeNull();
      const { states } = await recordReviews(ctx, batch([sent("card-2"), sent("card-3", { rating: 1 })]));
      const since = await studiedSince(ctx, { events });
      expect(since).toMatchObject({ events: 3, whole: false });
      expect(since?.states.map((one) => one.cardId).sort()).toEqual(["card-2", "card-3"]);
      for (const one of states) expect(since?.states).toContainEqual(one);
      expect(await studiedSince(ctx, { events: 3 })).toBeNull();
    }));

  it("has nothing of anybody else's, however their answers lie between", () =>
    withCards(async (store) => {
      for (const who of ["a", "b"])
        await recordReviews(context(store, visitor(who)), batch([sent("card-1")]));
      const [ada, ben] = [await holder(store, "a"), await holder(store, "b")];
      await recordReviews(ben, batch([sent("card-5")]));
      await recordReviews(ada, batch([sent("card-2")]));
      await recordReviews(ben, batch([sent("card-6")]));
      const told = (await studiedSince(ada, { events: 1 }))?.states.map((one) => one.cardId);
      expect(told).toEqual(["card-2"]);
      expect(await studiedSince(context(store, visitor("c")), { events: 5 })).toBeNull();
    }));

  it("says so when states do not tell it all: the day was changed, or the log is another one", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const ctx = await holder(store, "a");
      await askMoreNew(ctx, { id: ctx.newId() });
      expect(await studiedSince(ctx, { events: 1 })).toMatchObject({ events: 2, states: [], whole: true });
      expect(await studiedSince(ctx, { events: 99 })).toMatchObject({ whole: true });
      for (const events of [-1, 0.5, "many"])
        await expect(studiedSince(ctx, { events })).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("the version of a pack", () => {
  const days = { days: "7" };

  it("is known without making it again, until something is written that could be in it", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      await recordReviews(context(store, visitor("b")), batch([sent("card-1")]));
      const [ada, ben] = [await holder(store, "a"), await holder(store, "b")];
      expect(await currentPack(ada, days)).toBeNull();
      const { version } = await newPack(ada, days);
      expect(await currentPack(ada, days)).toBe(version);
      expect(await currentPack(ada, { days: "1" })).toBeNull();
      expect(await currentPack(ben, days)).toBeNull();

      // Somebody else's answers and visits change nothing of it.
      await recordReviews(ben, batch([sent("card-2")]));
      expect(await currentPack(ada, days)).toBe(version);

      await recordReviews(ada, batch([sent("card-3")]));
      expect(await eventsSoFar(ada)).toBe(2);
      expect(await currentPack(ada, days)).toBeNull();
      expect((await newPack(ada, days)).version).not.toBe(version);
    }));

  it("is asked for anew after options were changed, on another day, and after a while", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const ada = await holder(store, "a");
      const first = await newPack(ada, days);
      const settings = { ...(await optionsView(ada, "all")).settings, newPerDay: 3 };
      await saveOptions(ada, { place: "all", presetId: null, name: "Few", version: 0, settings });
      expect(await currentPack(ada, days)).toBeNull();
      const second = await newPack(ada, days);
      expect(second.version).not.toBe(first.version);
      expect(second.preset.newPerDay).toBe(3);
      expect(await currentPack(await holder(store, "a", NOW + 60_000), days)).toBe(second.version);
      expect(await currentPack(await holder(store, "a", NOW + 6 * 60_000), days)).toBeNull();
      expect(await currentPack(await holder(store, "a", NOW + DAY), days)).toBeNull();
    }));
});
