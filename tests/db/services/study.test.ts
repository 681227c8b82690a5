import { describe, expect, it } from "vitest";
import { verifyChains } from "#lib/db/chain.ts";
import type { Store } from "#lib/db/store.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { syncDecks } from "#lib/services/decks/sync-decks.ts";
import { homeView } from "#lib/services/study/home.ts";
import { askMoreNew } from "#lib/services/study/more-new.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { nextUp, startRun } from "#lib/study/run.ts";
import type { SentReview } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import {
  batch,
  card,
  context,
  DAY,
  deck,
  holder,
  ids,
  NOW,
  sent,
  ship,
  synced,
  visitor,
} from "./fixtures.ts";

const MANY = Array.from({ length: 60 }, (_, i) =>
  // Answers that nobody confuses: those that are alike are kept apart.
  card(i, {
    category: i % 2 === 0 ? "date" : "quote",
    siblings: `sentence ${i % 40}`,
    answer: `Answer ${i}`,
  }),
);

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, MANY);
      return test(store);
    }),
  );

/** Studies everything of a session in the browser, ten seconds an answer, as it would be sent. */
function studied(session: Awaited<ReturnType<typeof nextCards>>, from: number): SentReview[] {
  const mint = ids(Math.round((from - NOW) / DAY) + 2);
  let run = startRun(session, { zone: "UTC", now: from });
  const reviews: SentReview[] = [];
  for (let now = from; reviews.length < 500; now += 10_000) {
    const up = nextUp(run, now);
    if (up.kind !== "card") break;
    const previews = previewsFor(run, up.card, now);
    const press = { newId: mint, now, zone: "UTC", utcOffsetMinutes: 0 };
    const done = answerCard(run, up.card.id, { rating: 3, previews, tookMs: 3_000 }, press);
    if (!done) break;
    run = done.run;
    reviews.push({ ...done.review, deviceId: "device-1", deviceSequence: reviews.length });
  }
  expect(nextUp(run, from + 3_600_000).kind).toBe("done");
  for (const [id, local] of run.cards) states.set(id, local.state);
  return reviews;
}
const states = new Map<string, unknown>();

describe("what to study", () => {
  it("offers a visitor twenty new cards, no two of one sentence, the same ones after a reload", () =>
    withCards(async (store) => {
      const ctx = context(store, visitor("a"));
      const session = await nextCards(ctx);
      expect(session).toMatchObject({
        userId: null,
        studyDay: "2026-03-02",
        counts: { new: 20, learning: 0, review: 0 },
        scope: { kind: "all" },
      });
      expect(new Set(session.cards.map((one) => one.siblings)).size).toBe(20);
      expect(session.cards[0]?.receipts[0]?.quote).toBe("In March 1871");
      expect(session.nextDue).toEqual({ day: "2026-03-03", cards: 20 });
      expect(await nextCards(ctx)).toEqual(session);
    }));

  it(
    "computes in the browser what the server folds, to the last digit",
    () =>
      withCards(async (store) => {
        const visit = await nextCards(context(store, visitor("a")));
        const reviews = studied(visit, NOW);
        expect(reviews).toHaveLength(40);
        const end = NOW + 3_600_000;
        const done = await recordReviews(context(store, visitor("a"), end), batch(reviews, { sentAt: end }));
        expect(done.refused).toEqual([]);
        for (const { cardId, state } of done.states) expect(state).toEqual(states.get(cardId));

        const nothing = await nextCards(await holder(store, "a", end));
        expect(nothing).toMatchObject({ userId: done.userId, cards: [], answeredToday: 20 });

        // The next days' reviews too, with the fuzz that the learner's id now seeds.
        for (let day = 1; day <= 12; day += 1) {
          const now = NOW + day * DAY;
          const session = await nextCards(await holder(store, "a", now));
          if (session.cards.length === 0) continue;
          const answers = studied(session, now);
          const later = await recordReviews(
            await holder(store, "a", now + 7_200_000),
            batch(answers, { sentAt: now + 7_200_000 }),
          );
          expect(later.refused).toEqual([]);
          for (const { cardId, state } of later.states) expect(state).toEqual(states.get(cardId));
        }
      }),
    60_000,
  );

  it("begins one dossier after the other, its decks side by side", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        const cards = (from: number) =>
          Array.from({ length: 12 }, (_, i) =>
            card(from + i, { category: i % 2 === 0 ? "date" : "quote", answer: `Answer ${from + i}` }),
          );
        ship(folder, deck(cards(0)), "first");
        ship(folder, deck(cards(100)), "second");
        await syncDecks(context(store, visitor("a")), folder);
        const session = await nextCards(context(store, visitor("a")));
        const order = session.cards.map((one) => Number(one.id.slice("card-".length)));
        const first = Array.from({ length: 12 }, (_, i) => i);
        expect(order).toEqual([...first, ...first.slice(0, 8).map((i) => 100 + i)]);
      }),
    ));

  it("counts what was done today, in every deck, against the day's limits", () =>
    withCards(async (store) => {
      const first = await nextCards(context(store, visitor("a")), { deckId: "mill-date" });
      expect(first.scope).toEqual({ kind: "deck", deckId: "mill-date", title: "Dates" });
      const some = first.cards.slice(0, 15).map((one) => sent(one.id, { rating: 4 }));
      await recordReviews(context(store, visitor("a")), batch(some));
      const ctx = await holder(store, "a", NOW + 60_000);
      expect((await nextCards(ctx, { deckId: "mill-quote" })).counts.new).toBe(5);
      expect((await nextCards(ctx, { deckId: "mill-quote" })).answeredToday).toBe(0);
      expect((await nextCards(ctx)).answeredToday).toBe(15);
      expect((await nextCards(await holder(store, "a", NOW + DAY))).counts.new).toBe(20);
    }));

  it("gives a new card back to the day when its answer is taken back", () =>
    withCards(async (store) => {
      const answer = sent("card-0", { rating: 4 });
      const undo = sent("card-0", { kind: "undone", rating: null, target: answer.id });
      await recordReviews(context(store, visitor("a")), batch([answer, undo]));
      const session = await nextCards(await holder(store, "a"));
      expect(session).toMatchObject({ counts: { new: 20, review: 0 }, answeredToday: 0 });
      expect(session.cards.map((one) => one.id)).toContain("card-0");
    }));

  it("brings learning cards of today along with the moment at which they come back", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-0", { rating: 1 })]));
      const session = await nextCards(await holder(store, "a", NOW + 1_000));
      expect(session.counts).toMatchObject({ learning: 1, new: 19 });
      expect(session.cards[0]?.state.memory).toMatchObject({
        kind: "seen",
        due: { kind: "instant", at: NOW + 60_000 },
      });
    }));

  it("says not-found for a deck that is not there", () =>
    withCards(async (store) => {
      const ctx = context(store, visitor("a"));
      await expect(nextCards(ctx, { deckId: "no-such-deck" })).rejects.toMatchObject({ code: "not-found" });
      await expect(deckView(ctx, "no-such-deck")).rejects.toMatchObject({ code: "not-found" });
    }));
});

describe("home", () => {
  it("is honest to a visitor: all new, nothing known", () =>
    withCards(async (store) => {
      const home = await homeView(context(store, visitor("a")));
      expect(home).toMatchObject({
        counts: { new: 20, learning: 0, review: 0 },
        known: { expected: 0, total: 60, met: 0 },
        nextDue: null,
      });
      expect(home.expectedMinutes).toBeGreaterThan(5);
      const [dates] = home.dossiers[0]?.decks ?? [];
      expect(dates).toMatchObject({ cards: 30, counts: { new: 20 }, remembered: 0 });
      expect(dates?.shelf).toHaveLength(30);
    }));

  it("says for each deck what opening it will give", () =>
    withCards(async (store) => {
      await recordReviews(
        context(store, visitor("a")),
        batch([sent("card-0", { rating: 4 }), sent("card-1", { rating: 1 })]),
      );
      const ctx = await holder(store, "a", NOW + 1_000);
      const home = await homeView(ctx);
      expect(home.counts).toEqual((await nextCards(ctx)).counts);
      for (const deck of home.dossiers.flatMap((one) => one.decks)) {
        expect(deck.counts).toEqual((await nextCards(ctx, { deckId: deck.id })).counts);
      }
      expect(home.known).toMatchObject({ expected: 2, met: 2 });
      // Tomorrow's new cards come before the first that comes back.
      expect(home.nextDue).toEqual({ day: "2026-03-03", cards: 20 });
      expect(home.nextDue).toEqual((await nextCards(ctx)).nextDue);
    }));

  it("shows a card that lasts tall, a forgotten one pale", () =>
    withCards(async (store) => {
      await recordReviews(
        context(store, visitor("a")),
        batch([sent("card-0", { rating: 4 }), sent("card-2", { rating: 1 })]),
      );
      const home = await homeView(await holder(store, "a", NOW + 20 * DAY));
      const shelf = home.dossiers[0]?.decks[0]?.shelf;
      expect(shelf?.slice(0, 3).map((one) => one.state)).toEqual(["soon", "faded", "new"]);
    }));

  it("draws a large deck with at most 120 lines, spread over all of it", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(
          store,
          folder,
          Array.from({ length: 305 }, (_, i) => card(i)),
        );
        const ctx = await holder(store, "ada");
        await recordReviews(ctx, batch([sent("card-0"), sent("card-304")]));
        const view = await homeView(await holder(store, "ada"));
        const [deck] = view.dossiers[0]?.decks ?? [];
        expect(deck).toMatchObject({ cards: 305 });
        expect(deck?.shelf).toHaveLength(120);
        expect(deck?.shelf[0]?.state).not.toBe("new");
        expect(view.known).toMatchObject({ total: 305, met: 2, expected: 2 });
      }),
    ));

  it("has more new cards for who asks for them today, and says how many are left", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(
          store,
          folder,
          Array.from({ length: 34 }, (_, i) => card(i, { answer: `Answer ${i}`, siblings: `s${i}` })),
        );
        const all = batch(Array.from({ length: 20 }, (_, i) => sent(`card-${i}`, { rating: 4 })));
        await recordReviews(await holder(store, "more"), all);
        const anna = await holder(store, "more");
        const done = await nextCards(anna);
        expect(done.cards).toEqual([]);
        expect(done.moreNew).toEqual({ left: 14, now: 0 });
        const asked = { id: anna.newId() };
        await askMoreNew(anna, asked);
        // The reply was lost, so it is sent again.
        expect(await askMoreNew(anna, asked)).toMatchObject({ cards: 10 });
        const more = await nextCards(anna);
        expect(more.counts).toEqual({ new: 10, learning: 0, review: 0 });
        expect(more.moreNew).toEqual({ left: 4, now: 10 });
        expect((await homeView(anna)).counts).toEqual(more.counts);
        await askMoreNew(anna, { id: anna.newId() });
        expect((await nextCards(anna)).moreNew).toEqual({ left: 0, now: 20 });

        // Taken back one after the other; more often than asked changes nothing.
        for (const left of [10, 0, 0]) {
          await askMoreNew(anna, { id: anna.newId(), back: true });
          expect((await nextCards(anna)).counts.new).toBe(left);
        }
        // A deck of a few asks for no more than these.
        expect(await askMoreNew(anna, { id: anna.newId(), cards: 3 })).toMatchObject({ cards: 3, last: 3 });
        expect((await nextCards(anna)).counts.new).toBe(3);
        await askMoreNew(anna, { id: anna.newId() });
        const tomorrow = await nextCards(await holder(store, "more", NOW + DAY));
        expect(tomorrow.counts.new).toBe(14);
        expect(tomorrow.moreNew).toBeUndefined();
        expect((await verifyChains(store.read)).broken).toEqual([]);
      }),
    ));
});
