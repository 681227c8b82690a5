import { describe, expect, it } from "vitest";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { Store } from "#lib/db/store.ts";
import { chooseOptions } from "#lib/services/options/choose-preset.ts";
import { deleteOptions } from "#lib/services/options/delete-preset.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { undoOptions } from "#lib/services/options/undo-options.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { rebuildStates } from "#lib/services/study/rebuild-states.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, holder, NOW, sent, synced } from "./fixtures.ts";

const CARDS = Array.from({ length: 40 }, (_, i) => card(i, { category: i % 2 === 0 ? "date" : "quote" }));

const withDecks = (
  test: (
    store: Store,
    decks: { readonly dates: string; readonly quotes: string; readonly dossier: string },
  ) => Promise<void>,
) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      const decks = await decksOpenTo(store.read, null, NOW);
      const of = (category: string) => decks.find((deck) => deck.category === category);
      await test(store, {
        dates: of("date")?.id ?? "",
        quotes: of("quote")?.id ?? "",
        dossier: of("date")?.dossierId ?? "",
      });
    }),
  );

/** A learner who has answered once. */
async function learner(store: Store, token = "anna") {
  const visitor = await holder(store, token);
  await recordReviews(visitor, batch([sent("card-39")]));
  return holder(store, token);
}

const settings = (changes: Partial<PresetSettings> = {}) => ({ ...PresetSettings.parse({}), ...changes });

const save = (place: string, changes: Partial<PresetSettings>, more: object = {}) => ({
  place,
  presetId: null,
  name: "Mine",
  version: 0,
  settings: settings(changes),
  ...more,
});

describe("options", () => {
  it("hold for the deck that they were saved for, and for no other", () =>
    withDecks(async (store, { dates, quotes }) => {
      const ctx = await learner(store);
      await saveOptions(ctx, save(dates, { newPerDay: 3, learningStepsMinutes: [5] }));
      const here = await nextCards(ctx, { deckId: dates });
      expect(here.cards).toHaveLength(3);
      expect(here.preset.newPerDay).toBe(20);
      const [first] = here.cards;
      expect(here.presets?.[first?.rulesId ?? ""]?.learningStepsMinutes).toEqual([5]);
      const there = await nextCards(ctx, { deckId: quotes });
      expect(there.counts.new).toBe(19);
      expect(there.presets).toBeUndefined();
    }));

  it("of a dossier hold for its decks, until one has its own", () =>
    withDecks(async (store, { dates, quotes, dossier }) => {
      const ctx = await learner(store);
      await saveOptions(ctx, save(dossier, { newPerDay: 2 }));
      await saveOptions(ctx, save(dates, { newPerDay: 4 }));
      // One of the quotes was new today already: it counts under the dossier's options.
      expect((await nextCards(ctx, { deckId: quotes })).counts.new).toBe(1);
      expect((await nextCards(ctx, { deckId: dates })).counts.new).toBe(4);
      expect((await nextCards(ctx)).counts.new).toBe(5);
    }));

  it("of everything hold wherever nothing else was chosen", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      await saveOptions(ctx, save("all", { newPerDay: 5 }));
      const session = await nextCards(ctx, { deckId: dates });
      expect(session.preset.newPerDay).toBe(5);
      // One new card was answered today already.
      expect(session.counts.new).toBe(4);
      const view = await optionsView(ctx, dates);
      expect(view.presetId).toBeNull();
      expect(view.from).toEqual({ id: "all", title: "All decks" });
      expect(view.settings.newPerDay).toBe(5);
    }));

  it("change what comes after them and no state that was computed before", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      const { presetId } = await saveOptions(ctx, save(dates, { learningStepsMinutes: [7] }));
      const session = await nextCards(ctx, { deckId: dates });
      const [studied] = session.cards;
      const rulesId = studied?.rulesId ?? "";
      const answer = { ...sent(studied?.id ?? ""), rating: 1 as const, dueShown: null, rulesId };
      const { states } = await recordReviews(ctx, batch([answer]));
      expect(states[0]?.state.memory).toMatchObject({ due: { kind: "instant", at: NOW + 7 * 60_000 } });
      await saveOptions(ctx, { ...save(dates, { learningStepsMinutes: [90] }), presetId, version: 1 });
      expect(await rebuildStates(store)).toMatchObject({ changed: 0, removed: 0 });
    }));

  it("fold an event that names unknown rules, or another learner's, by the default ones", () =>
    withDecks(async (store, { dates }) => {
      const anna = await learner(store);
      await saveOptions(anna, save(dates, { learningStepsMinutes: [7] }));
      const rulesId = (await nextCards(anna, { deckId: dates })).cards[0]?.rulesId ?? "";
      const ben = await learner(store, "ben");
      const answer = { ...sent("card-2"), rating: 1 as const, dueShown: null, rulesId };
      const { states } = await recordReviews(ben, batch([answer]));
      expect(states[0]?.state.memory).toMatchObject({ due: { kind: "instant", at: NOW + 60_000 } });
      expect(await rebuildStates(store)).toMatchObject({ changed: 0 });
    }));

  it("are found by nobody else", () =>
    withDecks(async (store, { dates }) => {
      const anna = await learner(store);
      const { presetId } = await saveOptions(anna, save(dates, { newPerDay: 3 }));
      const ben = await learner(store, "ben");
      const stolen = { ...save(dates, { newPerDay: 0 }), presetId, version: 1 };
      await expect(saveOptions(ben, stolen)).rejects.toMatchObject({ code: "not-found" });
      await expect(chooseOptions(ben, { place: dates, presetId })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(deleteOptions(ben, { presetId })).rejects.toMatchObject({ code: "not-found" });
      expect((await optionsView(ben, dates)).presets).toEqual([]);
      expect((await nextCards(anna, { deckId: dates })).counts.new).toBe(3);
      await expect(optionsView(ben, "no such deck")).rejects.toMatchObject({ code: "not-found" });
    }));

  it("are refused when another window saved them meanwhile", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      const { presetId } = await saveOptions(ctx, save(dates, { newPerDay: 3 }));
      await saveOptions(ctx, { ...save(dates, { newPerDay: 4 }), presetId, version: 1 });
      const late = { ...save(dates, { newPerDay: 9 }), presetId, version: 1 };
      await expect(saveOptions(ctx, late)).rejects.toMatchObject({ code: "conflict" });
      expect((await optionsView(ctx, dates)).settings.newPerDay).toBe(4);
    }));

  it("that are deleted or given up leave the deck to what stands above it", () =>
    withDecks(async (store, { dates, dossier }) => {
      const ctx = await learner(store);
      const above = await saveOptions(ctx, save(dossier, { newPerDay: 2 }, { name: "Slow" }));
      const { presetId } = await saveOptions(ctx, save(dates, { newPerDay: 4 }));
      await chooseOptions(ctx, { place: dates, presetId: null });
      expect((await nextCards(ctx, { deckId: dates })).counts.new).toBe(1);
      await chooseOptions(ctx, { place: dates, presetId });
      expect((await nextCards(ctx, { deckId: dates })).counts.new).toBe(4);
      await deleteOptions(ctx, { presetId });
      expect((await nextCards(ctx, { deckId: dates })).counts.new).toBe(1);
      await deleteOptions(ctx, { presetId: above.presetId });
      expect((await nextCards(ctx, { deckId: dates })).counts.new).toBe(19);
    }));

  it("keep the weights that were fitted, which the form does not speak of, here and in a set made for another deck", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      const parameters = settings().parameters.map((weight, k) => (k === 0 ? weight * 2 : weight));
      const { presetId } = await saveOptions(ctx, save("all", { parameters, parametersId: "fitted" }));
      const { parameters: _w, parametersId: _i, fuzz: _f, ...form } = settings({ newPerDay: 3 });
      await saveOptions(ctx, save("all", {}, { presetId, version: 1, settings: form }));
      await saveOptions(ctx, save(dates, {}, { settings: form }));
      for (const place of ["all", dates])
        expect((await optionsView(ctx, place)).settings).toMatchObject({
          newPerDay: 3,
          parameters,
          parametersId: "fitted",
        });
    }));

  it("that were saved can be taken back: a set is as it was, or gone where it was made then", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      const first = await saveOptions(ctx, save("all", { newPerDay: 7 }, { name: "Slow" }));
      const { presetId } = first;
      const changed = { presetId, version: 1, name: "Quick" };
      const second = await saveOptions(ctx, save("all", { newPerDay: 70 }, changed));
      await undoOptions(ctx, second.undo);
      await undoOptions(ctx, second.undo);
      const back = await optionsView(ctx, "all");
      expect(back.settings.newPerDay).toBe(7);
      expect(back.presets.map((one) => one.name)).toEqual(["Slow"]);
      const own = await saveOptions(ctx, save(dates, { newPerDay: 1 }));
      await undoOptions(ctx, own.undo);
      await undoOptions(ctx, own.undo);
      expect(await optionsView(ctx, dates)).toMatchObject({ presetId: null, from: { id: "all" } });
    }));

  it("that were changed since are not taken back, and nobody takes back another's", () =>
    withDecks(async (store) => {
      const ctx = await learner(store);
      const first = await saveOptions(ctx, save("all", { newPerDay: 7 }));
      const { presetId } = first;
      await saveOptions(ctx, save("all", { newPerDay: 8 }, { presetId, version: 1 }));
      await expect(undoOptions(ctx, first.undo)).rejects.toMatchObject({ code: "conflict" });
      const eve = await learner(store, "eve");
      const undo = { ...first.undo, version: 2 };
      // To the letter as for one that there is not: as if it had been taken back already.
      const said = (one: object) => undoOptions(eve, one).then(() => "done", String);
      expect(await said(undo)).toBe(await said({ ...undo, presetId: "no-such-id" }));
      expect(await said({ ...undo, rulesBefore: "r" })).toMatch(/no such set of options/u);
      expect((await optionsView(ctx, "all")).settings.newPerDay).toBe(8);
    }));

  it("that the memory model cannot use are refused, and change nothing", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      for (const wrong of [
        { desiredRetention: 1 },
        { newPerDay: -1 },
        { learningStepsMinutes: [0] },
        { parameters: [1] },
      ]) {
        await expect(saveOptions(ctx, save(dates, wrong))).rejects.toMatchObject({ code: "invalid" });
      }
      expect((await optionsView(ctx, dates)).presets).toEqual([]);
    }));

  it("say what each retention would cost, more for more", () =>
    withDecks(async (store, { dates }) => {
      const ctx = await learner(store);
      const { costs } = await optionsView(ctx, dates);
      const at = (retention: number) =>
        costs.find((cost) => cost.retention === retention)?.minutesPerDay ?? 0;
      expect(at(0.95)).toBeGreaterThan(at(0.8));
      expect(costs[0]?.cards).toBe(20);
    }));

  it("make a guest of a visitor who saves some", () =>
    withDecks(async (store, { dates }) => {
      await saveOptions(await holder(store, "new"), save(dates, { newPerDay: 1 }));
      expect((await nextCards(await holder(store, "new"), { deckId: dates })).counts.new).toBe(1);
    }));
});
