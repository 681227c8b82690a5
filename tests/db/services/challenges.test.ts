import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { challengesView } from "#lib/services/challenges/challenges-view.ts";
import { settleChallenge } from "#lib/services/challenges/settle-challenge.ts";
import { takeUpAgain } from "#lib/services/challenges/take-up-again.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, holder, sent, synced } from "./fixtures.ts";

const withCards = (test: (store: Store) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2)]);
      await test(store);
    }),
  );

const doubt = (cardId: string) => ({
  ...sent(cardId),
  kind: "challenged" as const,
  rating: null,
  receipt: 0,
  note: " It says March. ",
});

describe("a challenge", () => {
  it("parks the card and keeps what it said, with the receipt that is doubted", () =>
    withCards(async (store) => {
      const { states } = await recordReviews(await holder(store, "anna"), batch([doubt("card-1")]));
      expect(states[0]?.state.suspended).toBe(true);
      const anna = await holder(store, "anna");
      const { mine, toMe } = await challengesView(anna);
      expect(mine).toMatchObject([
        {
          question: "In which year was thing 1 built?",
          answer: "1801",
          note: "It says March.",
          receipt: { document: "The old mill" },
          status: "open",
          parked: true,
          maySettle: true,
        },
      ]);
      expect(toMe).toEqual([]);
      expect((await nextCards(anna)).cards.map((one) => one.id)).toEqual(["card-2"]);
    }));

  it("is taken back and filed again with its event, and is filed once however often it is sent", () =>
    withCards(async (store) => {
      const filed = doubt("card-1");
      await recordReviews(await holder(store, "anna"), batch([filed]));
      const anna = await holder(store, "anna");
      await recordReviews(anna, batch([filed]));
      await recordReviews(
        anna,
        batch([{ ...sent("card-1"), kind: "undone", rating: null, target: filed.id }]),
      );
      expect((await challengesView(anna)).mine).toMatchObject([{ status: "withdrawn", parked: false }]);
      await recordReviews(
        anna,
        batch([{ ...sent("card-1"), kind: "redone", rating: null, target: filed.id }]),
      );
      expect((await challengesView(anna)).mine).toMatchObject([{ status: "open", parked: true }]);
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));

  it("to a shipped card is settled by whoever filed it, and the card can be taken up again", () =>
    withCards(async (store) => {
      const filed = doubt("card-1");
      await recordReviews(await holder(store, "anna"), batch([filed]));
      const anna = await holder(store, "anna");
      await settleChallenge(anna, {
        challengeId: filed.id,
        verdict: "answered",
        reply: "It does, further down.",
      });
      expect((await challengesView(anna)).mine).toMatchObject([
        { status: "answered", reply: "It does, further down." },
      ]);
      await takeUpAgain(anna, { challengeId: filed.id });
      expect((await challengesView(anna)).mine).toMatchObject([{ parked: false }]);
      expect((await nextCards(anna)).cards.map((one) => one.id).sort()).toEqual(["card-1", "card-2"]);
      await settleChallenge(anna, { challengeId: filed.id, verdict: "open" });
      expect((await challengesView(anna)).mine).toMatchObject([{ status: "open", reply: null }]);
    }));

  it("is found by nobody else", () =>
    withCards(async (store) => {
      const filed = doubt("card-1");
      await recordReviews(await holder(store, "anna"), batch([filed]));
      await recordReviews(await holder(store, "ben"), batch([sent("card-2")]));
      for (const token of ["ben", "nobody"]) {
        const other = await holder(store, token);
        expect(await challengesView(other)).toMatchObject({ mine: [], toMe: [] });
        const settled = settleChallenge(other, { challengeId: filed.id, verdict: "upheld" });
        await expect(settled).rejects.toMatchObject({ code: "not-found" });
        await expect(takeUpAgain(other, { challengeId: filed.id })).rejects.toMatchObject({
          code: "not-found",
        });
      }
    }));

  it("without a receipt is kept without one", () =>
    withCards(async (store) => {
      const { receipt: _, ...bare } = doubt("card-1");
      await recordReviews(await holder(store, "anna"), batch([bare]));
      expect((await challengesView(await holder(store, "anna"))).mine).toMatchObject([{ receipt: null }]);
    }));
});
