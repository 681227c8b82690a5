import { expect, it } from "vitest";
import { addDays, studyDayOf } from "#lib/base/study-time.ts";
import { reviewsDueBy } from "#lib/db/queries/due.ts";
import { userIdOf } from "#lib/services/context.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { REVIEW_ORDERS } from "#lib/study/ways.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

it("the database picks the cards that come first in each order, the same ones all day", () =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2), card(3)]);
      await recordReviews(
        await holder(store, "anna"),
        batch([
          // Easy and known for long; forgotten and hard; in between.
          sent("card-1", { rating: 4, deviceTime: NOW - 60 * DAY }),
          sent("card-1", { rating: 4, deviceTime: NOW - 40 * DAY }),
          sent("card-2", { rating: 3, deviceTime: NOW - 60 * DAY }),
          sent("card-2", { rating: 3, deviceTime: NOW - 60 * DAY + 700_000 }),
          sent("card-2", { rating: 1, deviceTime: NOW - 50 * DAY }),
          sent("card-2", { rating: 3, deviceTime: NOW - 50 * DAY + 700_000 }),
          sent("card-3", { rating: 4, deviceTime: NOW - 30 * DAY }),
        ]),
      );
      const userId = userIdOf(await holder(store, "anna")) ?? "";
      const day = addDays(studyDayOf(NOW), 300);
      const first = async (order: (typeof REVIEW_ORDERS)[number], on = day) =>
        (await reviewsDueBy(store.read, { userId, now: NOW, day: on, limit: 3 }, order)).map(
          (row) => row.cardId,
        );
      const found = Object.fromEntries(
        await Promise.all(REVIEW_ORDERS.map(async (order) => [order, await first(order)] as const)),
      );
      expect(found.easiest?.at(-1)).toBe("card-2");
      expect(found.hardest?.[0]).toBe("card-2");
      expect(found.longest).toEqual([...(found.shortest ?? [])].reverse());
      expect(found.weakest).toEqual([...(found.surest ?? [])].reverse());
      expect(found.weakest?.[0]).toBe("card-2");
      expect(await first("random")).toEqual(found.random);
      const days = await Promise.all(
        Array.from({ length: 30 }, async (_, i) => (await first("random", addDays(day, i)))[0]),
      );
      expect(new Set(days).size).toBeGreaterThan(1);
    }),
  ));
