import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { packCards } from "#lib/services/study/pack-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { studyPack } from "#lib/services/study/study-pack.ts";
import { offlineSession } from "#lib/study/offline-session.ts";
import { withStore } from "../with-store.ts";
import { batch, DAY, holder, NOW, sent } from "./fixtures.ts";
import { basic, deckOwner } from "./notes/own.ts";

/** Spanish with eight cards of its own, Verbs in it with ten, each with options of its own. */
async function spanish(store: Store, limits: { readonly above: object; readonly below: object }) {
  const { ctx, deckId: above } = await deckOwner(store);
  const { deckId: below } = await createDeck(ctx, { title: "Verbs", parentId: above });
  for (let i = 0; i < 8; i += 1) await writeNote(ctx, { deckId: above, note: basic(`noun ${i}`, `n${i}`) });
  for (let i = 0; i < 10; i += 1) await writeNote(ctx, { deckId: below, note: basic(`verb ${i}`, `v${i}`) });
  const save = (place: string, settings: object) =>
    saveOptions(ctx, {
      place,
      presetId: null,
      name: place,
      version: 0,
      settings: PresetSettings.parse(settings),
    });
  await save(above, limits.above);
  await save(below, limits.below);
  return { ctx, above, below };
}

const asked = async (ctx: Ctx, deckId?: string) =>
  (await nextCards(ctx, deckId === undefined ? {} : { deckId })).cards.map((card) => card.question);

/** The queue as a device without the network makes it. */
async function offline(ctx: Ctx, deckId: string, now = NOW): Promise<readonly string[]> {
  const pack = await studyPack(ctx, {});
  const { cards } = await packCards(ctx, { ids: pack.cards.map((one) => one.id) });
  const here = new Map(cards.map(({ packed }) => [packed.card.id, packed]));
  const session = offlineSession(
    { pack, cards: here, sent: [], unsent: [] },
    { kind: "deck", deckId },
    { zone: "UTC", now, played: true },
  );
  return session?.cards.map((card) => card.question) ?? [];
}

describe("a deck whose parts have options of their own", () => {
  it("limits what comes of all of it when it is opened, and does not when only a part is", () =>
    withStore(async (store) => {
      const limits = { above: { newPerDay: 5 }, below: { newPerDay: 9 } };
      const { ctx, above, below } = await spanish(store, limits);
      expect(await asked(ctx, above)).toHaveLength(5);
      expect(await asked(ctx, below)).toHaveLength(9);
      expect((await deckView(ctx, above)).counts.new).toBe(5);
      expect(await asked(ctx)).toHaveLength(5);
      expect((await homeView(ctx)).counts.new).toBe(5);
      expect(await offline(ctx, above)).toEqual(await asked(ctx, above));
      expect(await offline(ctx, below)).toEqual(await asked(ctx, below));
    }));

  it("counts what was answered in its parts, and keeps the rest in its order", () =>
    withStore(async (store) => {
      const { ctx, above } = await spanish(store, { above: { newPerDay: 5 }, below: { newPerDay: 9 } });
      const { cards } = await nextCards(ctx, { deckId: above });
      const [first, second] = cards;
      await recordReviews(
        ctx,
        batch([sent(first?.id ?? "", { rating: 4 }), sent(second?.id ?? "", { rating: 4 })]),
      );
      const rest = cards.slice(2).map((card) => card.question);
      expect(await asked(ctx, above)).toEqual(rest);
      expect(await offline(ctx, above)).toEqual(rest);
    }));

  it("limits reviews too, and no card in its steps", () =>
    withStore(async (store) => {
      const limits = { above: { newPerDay: 0, reviewsPerDay: 3 }, below: { newPerDay: 10 } };
      const { ctx, above, below } = await spanish(store, limits);
      const verbs = (await nextCards(ctx, { deckId: below })).cards.map((card) => card.id);
      const learnt = verbs.slice(0, 8).map((id) => sent(id, { rating: 4, deviceTime: NOW - 60 * DAY }));
      const begun = sent(verbs[8] ?? "", { rating: 1, deviceTime: NOW - 120_000 });
      await recordReviews(ctx, batch([...learnt, begun]));
      const { counts } = await nextCards(await holder(store, "writer"), { deckId: above });
      expect(counts).toEqual({ new: 0, learning: 1, review: 3 });
      expect((await nextCards(ctx, { deckId: below })).counts.review).toBe(8);
    }));

  it("is as before where all share their options", () =>
    withStore(async (store) => {
      const { ctx, above } = await spanish(store, { above: { newPerDay: 9 }, below: { newPerDay: 9 } });
      expect(await asked(ctx, above)).toHaveLength(9);
      expect((await studyPack(ctx, {})).caps).toBeUndefined();
    }));
});
