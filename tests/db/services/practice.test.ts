import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { practiceCards } from "#lib/services/practice/practice-cards.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { startRun, waitingIn } from "#lib/study/run.ts";
import type { StudySession } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, DAY, holder, NOW, sent, synced } from "./fixtures.ts";

const CARDS = Array.from({ length: 12 }, (_, i) => card(i, { answer: `Answer ${i}` }));

async function practised(ctx: Ctx, input: unknown): Promise<StudySession> {
  const { session } = await practiceCards(ctx, input);
  if (session === null) throw new Error("The search cannot be read.");
  return session;
}

const withCards = (test: (store: Store) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      await test(store);
    }),
  );

describe("practice", () => {
  it("has the cards that a search finds, at most so many, in the same order all day", () =>
    withCards(async (store) => {
      const anna = await holder(store, "anna");
      const ask = { query: "", order: "shuffled", most: 5 };
      const session = await practised(anna, ask);
      expect(session.cards).toHaveLength(5);
      expect(session.scope).toEqual({ kind: "practice", found: 12 });
      expect((await practised(anna, ask)).cards).toEqual(session.cards);
      const one = await practised(anna, { ...ask, query: '"thing 7"' });
      expect(one.cards.map((found) => found.id)).toEqual(["card-7"]);
    }));

  it("counts where that is asked for: ordinary answers before their day, no card twice on one day", () =>
    withCards(async (store) => {
      const early = sent("card-2", { rating: 4, deviceTime: NOW - 2 * DAY });
      await recordReviews(await holder(store, "anna"), batch([early]));
      const anna = await holder(store, "anna");
      const ask = { query: '"thing 2" or "thing 3"', order: "deck", counts: true };
      const session = await practised(anna, ask);
      expect(session.scope).toMatchObject({ kind: "chosen" });
      expect(session.cards.map((found) => found.id)).toEqual(["card-2", "card-3"]);
      expect(session.counts).toEqual({ new: 1, learning: 0, review: 1 });
      // Nothing of it is due: it is asked all the same.
      expect((await nextCards(anna)).cards.map((one) => one.id)).not.toContain("card-2");
      expect(waitingIn(startRun(session, { zone: "UTC", now: NOW }))).toEqual(["card-2", "card-3"]);
      await recordReviews(anna, batch([sent("card-2", { rating: 3, deviceTime: NOW })]));
      const after = await practised(await holder(store, "anna"), ask);
      expect(after.cards.map((found) => found.id)).toEqual(["card-3"]);
    }));

  it("says what is wrong with a search, and has no cards then", () =>
    withCards(async (store) => {
      const asked = await practiceCards(await holder(store, "anna"), { query: "(deck:" });
      expect(asked.session).toBeNull();
      expect(asked.problem?.message).toMatch(/\w/u);
    }));

  it("finds what was missed, the least likely to be known first", () =>
    withCards(async (store) => {
      const known = sent("card-1", { rating: 4, deviceTime: NOW - 2 * DAY });
      const missed = sent("card-2", { rating: 1, deviceTime: NOW - DAY });
      await recordReviews(await holder(store, "anna"), batch([known, missed]));
      const anna = await holder(store, "anna");
      const forgotten = await practised(anna, { query: "rated:7:1" });
      expect(forgotten.cards.map((found) => found.id)).toEqual(["card-2"]);
      const weakest = await practised(anna, { query: "-is:new", order: "weakest" });
      expect(weakest.cards.map((found) => found.id)).toEqual(["card-2", "card-1"]);
    }));

  it("leaves out what is suspended, unless that is what is asked for", () =>
    withCards(async (store) => {
      const putAway = sent("card-1", { kind: "suspended", rating: null });
      await recordReviews(await holder(store, "anna"), batch([putAway]));
      const anna = await holder(store, "anna");
      const all = await practised(anna, { query: "", order: "deck", most: 50 });
      expect(all.cards).toHaveLength(11);
      const put = await practised(anna, { query: "is:suspended" });
      expect(put.cards.map((found) => found.id)).toEqual(["card-1"]);
    }));

  it("is recorded and moves no schedule", () =>
    withCards(async (store) => {
      await recordReviews(
        await holder(store, "anna"),
        batch([sent("card-1", { rating: 4, deviceTime: NOW - DAY })]),
      );
      const anna = await holder(store, "anna");
      const before = await nextCards(anna);
      const answer = sent("card-1", { rating: 1, mode: "practice" });
      const { states } = await recordReviews(
        anna,
        batch([answer, sent("card-3", { rating: 3, mode: "practice" })]),
      );
      expect(states[0]?.state).toMatchObject({ answers: 1, memory: { reps: 1, lapses: 0 } });
      const after = await nextCards(anna);
      expect(after.counts).toEqual(before.counts);
      expect(after.answeredToday).toBe(before.answeredToday);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));
});
