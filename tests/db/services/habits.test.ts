import { describe, expect, it } from "vitest";
import { studyHabits } from "#lib/services/study/habits.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { places } from "#lib/services/study/places.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { saveHabits } from "#lib/services/study/save-habits.ts";
import { DEFAULT_HABITS } from "#lib/study/habits.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const CHOSEN = {
  ...DEFAULT_HABITS,
  timer: true,
  keys: { suspend: ["Q"] },
  goal: { unit: "cards", count: 20 },
};

describe("how a learner likes to study", () => {
  const withLearner = <T>(test: (store: Parameters<Parameters<typeof withStore>[0]>[0]) => Promise<T>) =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(0), card(1)]);
        await recordReviews(context(store, visitor("a")), batch([sent("card-0")]));
        return test(store);
      }),
    );

  it("is nobody's business before the first answer: a visitor's browser keeps it", () =>
    withStore(async (store) => {
      const ctx = context(store, visitor("a"));
      expect(await studyHabits(ctx)).toEqual({ habits: null, dayStart: 4 });
      await expect(saveHabits(ctx, { habits: CHOSEN, dayStart: 4 })).rejects.toMatchObject({
        code: "not-allowed",
      });
    }));

  it("is kept for the learner alone, and what cannot be understood of it is as by default", () =>
    withLearner(async (store) => {
      const ctx = await holder(store, "a");
      expect((await studyHabits(ctx)).habits).toBeNull();
      const saved = await saveHabits(ctx, { habits: { ...CHOSEN, speech: "loud" }, dayStart: 4 });
      expect(saved).toEqual(CHOSEN);
      expect((await studyHabits(ctx)).habits).toEqual(CHOSEN);
      await recordReviews(context(store, visitor("b")), batch([sent("card-0")]));
      expect((await studyHabits(await holder(store, "b"))).habits).toBeNull();
    }));

  it("moves the start of the day from now on, between 0 and 23", () =>
    withLearner(async (store) => {
      await expect(
        saveHabits(await holder(store, "a"), { habits: null, dayStart: 24 }),
      ).rejects.toMatchObject({ code: "invalid", details: { dayStart: "The day starts between 0 and 23." } });
      await saveHabits(await holder(store, "a"), { habits: null, dayStart: 10 });
      const ctx = await holder(store, "a", NOW);
      expect((await studyHabits(ctx)).dayStart).toBe(10);
      // Nine in the morning is still the day before.
      expect((await nextCards(ctx)).studyDay).toBe("2026-03-01");
    }));
});

describe("what one can go to by name", () => {
  it("is every deck and document that one may open, and nobody else's", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(0)]);
        const found = await places(context(store, visitor("a")));
        expect(found).toContainEqual(
          expect.objectContaining({ kind: "deck", id: "mill-date", title: "Dates", within: "The mill" }),
        );
        expect(found.filter((one) => one.kind === "document").map((one) => one.title)).toEqual([
          "The old mill",
          "Another account",
        ]);
        expect(found.some((one) => one.kind === "dossier")).toBe(false);
      }),
    ));
});
