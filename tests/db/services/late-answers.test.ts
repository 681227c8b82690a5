import { count } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf, statesOf } from "#lib/db/queries/reviews.ts";
import { reviewEvents } from "#lib/db/schema/study.ts";
import type { Store } from "#lib/db/store.ts";
import { foldedRow } from "#lib/services/study/fold-state.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SentReview } from "#lib/study/types.ts";
import { openIn, withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const CARDS = Array.from({ length: 100 }, (_, i) => card(i));
const eventsIn = async (store: Store) => (await store.read.select({ n: count() }).from(reviewEvents))[0]?.n;

/** The rows of all cards as the server has them, and as their whole logs fold. */
async function bothWays(store: Store, userId: string) {
  const ids = CARDS.map((one) => one.id);
  const rows = await statesOf(store.read, userId, ids);
  const folded = await Promise.all(
    rows.map(async ({ cardId }) =>
      foldedRow({ userId, cardId }, await eventsOf(store.read, userId, cardId), () => DEFAULT_PRESET),
    ),
  );
  return { rows, folded };
}

describe("answers that come late", () => {
  it("are one row each, sent five times, by a hundred senders at once, and again after the server was started anew", () =>
    withFolder(async (folder) => {
      const answers = [sent("card-1"), sent("card-2", { rating: 1 }), sent("card-3", { rating: 4 })];
      const before = await openIn(folder);
      await synced(before, folder, CARDS);
      const first = await recordReviews(context(before, visitor("a")), batch(answers));
      const ctx = await holder(before, "a");
      const replies = await Promise.all(
        Array.from({ length: 100 }, () => recordReviews(ctx, batch(answers))),
      );
      for (const reply of replies) expect(reply).toEqual(first);
      await before.close();
      const after = await openIn(folder);
      try {
        for (let i = 0; i < 5; i += 1)
          expect(await recordReviews(await holder(after, "a"), batch(answers))).toEqual(first);
        expect(await eventsIn(after)).toBe(3);
      } finally {
        await after.close();
      }
    }));

  it(
    "all arrive once after a month without the network, however often the line is cut before the reply",
    () =>
      withStore((store) =>
        withFolder(async (folder) => {
          await synced(store, folder, CARDS);
          await recordReviews(
            context(store, visitor("a")),
            batch([sent("card-0", { deviceTime: NOW - DAY })]),
          );
          const queue: readonly SentReview[] = Array.from({ length: 5_000 }, (_, i) =>
            sent(`card-${(i * 37) % 100}`, {
              id: `01900000-0000-7000-8000-${i.toString(16).padStart(12, "0")}`,
              deviceTime: NOW + Math.floor((i * 30 * DAY) / 5_000),
              rating: ([3, 3, 1, 4, 2, 3] as const)[i % 6] ?? 3,
            }),
          );
          const back = NOW + 31 * DAY;
          const ctx = await holder(store, "a", back);
          // An outbox forgets what was acknowledged: where the reply was lost, the same batch goes again.
          let left = [...queue];
          for (let tries = 0; left.length > 0; tries += 1) {
            const some = left.slice(0, [500, 50, 137][tries % 3]);
            const { accepted, refused } = await recordReviews(ctx, batch(some, { sentAt: back }));
            expect(refused).toEqual([]);
            if (tries % 2 === 0) {
              const gone = new Set(accepted);
              left = left.filter((one) => !gone.has(one.id));
            }
          }
          expect(await eventsIn(store)).toBe(5_001);
          const { rows, folded } = await bothWays(
            store,
            ctx.viewer.kind === "learner" ? ctx.viewer.userId : "",
          );
          expect(rows).toEqual(folded);
        }),
      ),
    120_000,
  );

  it("are never refused for the clock of the device, however it jumps, and no interval is of negative time", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, CARDS);
        let tried = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 2, maxLength: 8 }),
            fc.integer({ min: -400, max: 400 }),
            async (jumps, atSending) => {
              const token = `clock ${tried++}`;
              const answers = jumps.map((days, i) =>
                sent("card-1", { deviceTime: NOW + days * DAY + i * 60_000, rating: i % 3 === 0 ? 1 : 3 }),
              );
              const first = await holder(store, token, NOW);
              const done = await recordReviews(first, batch(answers, { sentAt: NOW + atSending * DAY }));
              expect(done.refused).toEqual([]);
              const log = await eventsOf(store.read, done.userId, "card-1");
              for (const event of log) expect(event.effectiveAt).toBeLessThanOrEqual(NOW + 5 * 60_000);
              const { rows, folded } = await bothWays(store, done.userId);
              expect(rows).toEqual(folded);
              expect(rows[0]?.intervalDays ?? 0).toBeGreaterThanOrEqual(0);
            },
          ),
          { numRuns: 60 },
        );
      }),
    ));

  it("of two devices that were offline with the same cards are both kept, and both see one state", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, CARDS);
        await recordReviews(context(store, visitor("a")), batch([sent("card-0")]));
        const later = NOW + 3 * DAY;
        const of = (deviceId: string, shift: number) =>
          CARDS.slice(0, 20).flatMap((one) =>
            [0, 1, 2].map((day) =>
              sent(one.id, { deviceId, deviceTime: NOW + day * DAY + shift, rating: day === 1 ? 1 : 3 }),
            ),
          );
        const [phone, laptop] = [of("phone", 1_000), of("laptop", 7_200_000)];
        const ctx = await holder(store, "a", later);
        const [a, b] = await Promise.all([
          recordReviews(ctx, batch(phone, { sentAt: later, deviceId: "phone" })),
          recordReviews(ctx, batch(laptop, { sentAt: later, deviceId: "laptop" })),
        ]);
        expect([a.refused, b.refused]).toEqual([[], []]);
        expect(await eventsIn(store)).toBe(121);
        const { rows, folded } = await bothWays(store, a.userId);
        expect(rows).toEqual(folded);
        // Whoever was sent first is told again: then both devices know the same.
        const again = await recordReviews(ctx, batch(phone, { sentAt: later, deviceId: "phone" }));
        expect(again.states).toEqual(b.states);
      }),
    ));
});
