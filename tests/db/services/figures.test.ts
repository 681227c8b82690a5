import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOf, hoursOf, predictionSumsOf } from "#lib/db/queries/figures.ts";
import { cards } from "#lib/db/schema/decks.ts";
import { figureStates } from "#lib/db/schema/figures.ts";
import type { Store } from "#lib/db/store.ts";
import { type DayFigures, NO_FIGURES, plus } from "#lib/memory/figures.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { mergeGuest } from "#lib/services/account/merge-guest.ts";
import { userIdOf } from "#lib/services/context.ts";
import { rollFigures } from "#lib/services/memory/roll-figures.ts";
import { FIGURES_VERSION, figuresSince, type SummedUp } from "#lib/services/memory/sum-up.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import type { SentReview } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2), card(3, { category: "outcome" })]);
      return test(store);
    }),
  );
const sumUp = (store: Store) => (userId: string, known: SummedUp) => figuresSince(store.read, userId, known);
const NOTHING: SummedUp = { after: 0, judgedAfter: 0, weights: DEFAULT_PARAMETERS };

/** An answer some days after the first one; `undo` takes an earlier one back. */
const at = (day: number, cardId: string, rating: Rating): SentReview =>
  sent(cardId, { rating, deviceTime: NOW - 40 * DAY + day * DAY });
const undo = ({ id, cardId, deviceTime }: SentReview): SentReview =>
  sent(cardId, {
    kind: "undone",
    target: id,
    rating: null,
    tookMs: null,
    deviceTime: deviceTime + 1_000,
  });

describe("the sums over the log", () => {
  it("are the same however often they were brought up to date, with what came late and what was taken back", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("ada")), batch([at(0, "card-1", 3)]));
      const ada = await holder(store, "ada");
      const userId = userIdOf(ada) ?? "";
      const done: SentReview[] = [];
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              day: fc.nat({ max: 39 }),
              card: fc.constantFrom("card-1", "card-2", "card-3"),
              rating: fc.constantFrom<Rating>(1, 2, 3, 4),
              undo: fc.boolean(),
            }),
            { minLength: 1, maxLength: 5 },
          ),
          async (steps) => {
            for (const step of steps) {
              const earlier = done[step.day % Math.max(1, done.length)];
              const event = step.undo && earlier ? undo(earlier) : at(step.day, step.card, step.rating);
              if (event.kind === "answered") done.push(event);
              const { accepted } = await recordReviews(ada, batch([event]));
              expect(accepted).toEqual([event.id]);
            }
            expect(await rollFigures(ada, sumUp(store))).toBe(true);
            const whole = await figuresSince(store.read, userId, NOTHING);
            const total = new Map<string, DayFigures>();
            for (const { deckId: _, studyDay, ...day } of whole?.days ?? [])
              total.set(studyDay, plus(total.get(studyDay) ?? NO_FIGURES, day));
            const kept = await daysOf(store.read, userId, null);
            // A day on which everything was taken back may stand there with nothing.
            for (const { studyDay, ...day } of kept) expect(day).toEqual(total.get(studyDay) ?? NO_FIGURES);
            for (const [studyDay, day] of total)
              expect(kept.find((one) => one.studyDay === studyDay) ?? NO_FIGURES).toMatchObject(day);
            const judged = await predictionSumsOf(store.read, userId, FIGURES_VERSION);
            expect(judged?.sums).toEqual(whole?.predictions);
            const hours = new Map<number, number>();
            for (const { hour, asked } of whole?.hours ?? []) hours.set(hour, (hours.get(hour) ?? 0) + asked);
            for (const { hour, asked } of await hoursOf(store.read, userId, null))
              expect(asked).toBe(hours.get(hour) ?? 0);
          },
        ),
        { numRuns: 25 },
      );
    }));

  it("are made again where a card moves to another deck, and belong to the new one", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("ada")), batch([at(0, "card-1", 3)]));
      const ada = await holder(store, "ada");
      const userId = userIdOf(ada) ?? "";
      await rollFigures(ada, sumUp(store));
      const rows = await store.read.select().from(cards);
      const homeOf = (id: string) => rows.find((row) => row.id === id)?.homeDeckId ?? "";
      expect(homeOf("card-3")).not.toBe(homeOf("card-1"));
      const there = () => daysOf(store.read, userId, [homeOf("card-3")]);
      expect(await there()).toEqual([]);
      await store.write((tx) =>
        tx
          .update(cards)
          .set({ homeDeckId: homeOf("card-3") })
          .where(eq(cards.id, "card-1")),
      );
      expect(await store.read.select().from(figureStates)).toEqual([]);
      await rollFigures(ada, sumUp(store));
      expect((await there()).map((day) => day.answers)).toEqual([1]);
      expect((await daysOf(store.read, userId, null)).map((day) => day.answers)).toEqual([1]);
    }));

  it("count once what a guest did before they signed in, though it was summed up before", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("ada")), batch([at(0, "card-1", 3), at(9, "card-1", 3)]));
      const guest = await holder(store, "ada");
      await recordReviews(context(store, visitor("bea")), batch([at(1, "card-2", 3)]));
      const bea = await holder(store, "bea");
      const [from, to] = [userIdOf(guest) ?? "", userIdOf(bea) ?? ""];
      await rollFigures(guest, sumUp(store));
      await store.write((tx) => mergeGuest(tx, { from, to }));
      await rollFigures(bea, sumUp(store));
      const days = await daysOf(store.read, to, null);
      expect(days.reduce((sum, day) => sum + day.answers, 0)).toBe(3);
    }));

  it("are nobody's business but the learner's: a visitor has none", () =>
    withCards(async (store) => {
      expect(await rollFigures(context(store, visitor("eve")), sumUp(store))).toBe(true);
      expect(await store.read.select().from(figureStates)).toEqual([]);
    }));
});
