import { describe, expect, it } from "vitest";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Store } from "#lib/db/store.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import type { SentReview } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const CARDS = Array.from({ length: 8 }, (_, i) => card(i));
const TODAY = "2026-03-02";

/** Three new cards and two reviews a day; what the learner did comes first. */
const withLimits = (
  did: (
    at: (cardId: string, changes?: Partial<SentReview>, day?: number) => SentReview,
  ) => readonly SentReview[],
  test: (counts: { readonly new: number; readonly learning: number; readonly review: number }) => void,
) =>
  withStore((store: Store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      const [deck] = await decksOpenTo(store.read, null, NOW);
      const at = (cardId: string, changes: Partial<SentReview> = {}, day = 0): SentReview =>
        sent(cardId, { deviceTime: NOW + day * DAY, ...(changes.kind ? { rating: null } : {}), ...changes });
      const first = await holder(store, "anna");
      const all = did(at);
      const last = Math.max(...all.map((one) => one.deviceTime));
      await recordReviews({ ...first, now: () => last }, batch(all, { sentAt: last }));
      const anna = { ...(await holder(store, "anna")), now: () => last };
      await saveOptions(anna, {
        place: deck?.dossierId ?? "",
        presetId: null,
        name: "Mine",
        version: 0,
        settings: { ...PresetSettings.parse({}), newPerDay: 3, reviewsPerDay: 2 },
      });
      test((await nextCards(anna)).counts);
    }),
  );

describe("the limits of a day", () => {
  it("count a card that was given a day before it was ever answered as a review", () =>
    withLimits(
      (at) => [
        ...["card-0", "card-1", "card-2", "card-3"].map((id) => at(id, { kind: "due-set", day: TODAY })),
        at("card-0", { rating: 3 }),
        at("card-1", { rating: 3 }),
      ],
      ({ new: fresh, review }) => expect({ fresh, review }).toEqual({ fresh: 3, review: 0 }),
    ));

  it("count a card that started again as new as a new one", () =>
    withLimits(
      (at) => [
        ...["card-0", "card-1"].map((id) => at(id, { rating: 4 })),
        ...["card-0", "card-1"].map((id) => at(id, { kind: "reset" }, 1)),
        ...["card-0", "card-1"].map((id) => at(id, { rating: 4 }, 2)),
      ],
      ({ new: fresh }) => expect(fresh).toBe(1),
    ));

  it("do not mind what was taken back", () =>
    withLimits(
      (at) => {
        const reset = at("card-0", { kind: "reset" }, 1);
        return [
          at("card-0", { rating: 4 }),
          reset,
          at("card-0", { kind: "undone", target: reset.id }, 1),
          at("card-0", { rating: 3 }, 2),
        ];
      },
      ({ new: fresh }) => expect(fresh).toBe(3),
    ));
});
