import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { whoseAnswer } from "#lib/services/study/whose-answer.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, deck, holder, sent, ship, synced, visitor } from "./fixtures.ts";

const CARDS = [
  card(1, { question: "On what date did the mill burn?", answer: "12 November 1940" }),
  card(2, { question: "On what date was it built again?", answer: "13 November 1940" }),
];

const withCards = (test: (store: Store, folder: string) => Promise<void>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      await test(store, folder);
    }),
  );

describe("whose answer was typed", () => {
  it("is found among all cards of the dossier, however it is written", () =>
    withCards(async (store) => {
      const asked = (said: string) =>
        whoseAnswer(context(store, visitor("nobody")), { cardId: "card-1", said });
      expect(await asked("13.11.1940")).toMatchObject({ id: "card-2", answer: "13 November 1940" });
      expect(await asked("14 November 1940")).toBeNull();
      expect(await asked("12 November 1940")).toBeNull();
    }));

  it("is of no other dossier", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        ship(folder, deck([card(3, { answer: "4 May 1899" })], { title: "Another" }), "another");
        await synced(store, folder, CARDS);
        const anna = await holder(store, "anna");
        expect(await whoseAnswer(anna, { cardId: "card-1", said: "4 May 1899" })).toBeNull();
      }),
    ));

  it("is told of no card that is not studied, and of nothing said", () =>
    withCards(async (store) => {
      await recordReviews(await holder(store, "anna"), batch([sent("card-1")]));
      const anna = await holder(store, "anna");
      await expect(whoseAnswer(anna, { cardId: "no-such", said: "x" })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(whoseAnswer(anna, { cardId: "card-1", said: "" })).rejects.toMatchObject({
        code: "invalid",
      });
    }));
});
