import { metPerDeck } from "#lib/db/queries/deck-figures.ts";
import { cardsIn } from "#lib/db/queries/placed-cards.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { type Workload, workload } from "#lib/schedule/workload.ts";
import { sampled } from "#lib/study/shelf.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { PresetSettings } from "../study/rule-settings.ts";
import { statesByCard, todayOf } from "../study/today.ts";
import { type OptionsPlace, optionsPlace } from "./options-place.ts";
import { settingsAt } from "./settings-at.ts";

/** The options of a place, and what they would make of its cards. */
export type OptionsView = {
  readonly place: OptionsPlace;
  /** The preset chosen here; null when it takes what stands above. */
  readonly presetId: string | null;
  /** What counts here, whoever chose it. */
  readonly settings: PresetSettings;
  /** Where that was chosen; null for our defaults. */
  readonly from: { readonly id: string; readonly title: string } | null;
  readonly presets: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    /** Places that use it, by title. */
    readonly usedBy: readonly string[];
  }[];
  /** What each desired retention would cost over the days looked at. */
  readonly costs: readonly (Workload & { readonly retention: number })[];
  readonly days: number;
};

/** The retentions that are priced: closer together where the cost rises. */
const RETENTIONS = [0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97];
const DAYS = 90;
/** Cards that are walked through; the rest are counted by them. */
const SAMPLE = 300;
/** As in `expectedMinutes`: an answer, one with a lapse and its steps, a card met for the first time. */
const SECONDS = { known: 12, lapse: 30, first: 38 };

/** What a learner may choose for a deck, a dossier or everything. Throws `not-found` as studying it would. */
export async function optionsView(ctx: Ctx, id: string): Promise<OptionsView> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const place = await optionsPlace(ctx, id);
  const { settings, from, chosen, presets } = await settingsAt(read, userId, place);
  const own = chosen.get(place.id) ?? null;
  const titles = await titlesOf(ctx, [...chosen.keys()]);
  return {
    place,
    presetId: own,
    settings,
    from,
    presets: presets.map(({ id: presetId, name, version }) => ({
      id: presetId,
      name,
      version,
      usedBy: [...chosen].flatMap(([at, used]) => (used === presetId ? (titles.get(at) ?? []) : [])),
    })),
    costs: await costsOf(ctx, place, { ...settings, rulesId: "asked" }),
    days: DAYS,
  };
}

async function titlesOf(ctx: Ctx, places: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (places.length === 0) return new Map();
  const decks = await decksOpenTo(ctx.store.read, userIdOf(ctx), ctx.now());
  return new Map([
    ["all", "All decks"],
    ...decks.flatMap((deck) =>
      deck.dossierId === null ? [] : [[deck.dossierId, deck.dossierTitle] as const],
    ),
    ...decks.map((deck) => [deck.id, deck.title] as const),
  ]);
}

async function costsOf(ctx: Ctx, place: OptionsPlace, preset: SchedulePreset): Promise<OptionsView["costs"]> {
  const { read } = ctx.store;
  const today = await todayOf(ctx);
  const decks = (await decksOpenTo(read, today.userId, ctx.now())).filter(
    (deck) => place.kind === "all" || (place.kind === "dossier" ? deck.dossierId : deck.id) === place.id,
  );
  const deckIds = decks.map((deck) => deck.id);
  const ids = [...new Set((await cardsIn(read, deckIds, today.userId)).map((card) => card.id))];
  const met = today.userId === null ? new Map() : await metPerDeck(read, today.userId, deckIds);
  const metIds = [...new Set([...met.values()].flat().map((card) => card.cardId))];
  const sample = sampled(metIds, SAMPLE);
  const states =
    today.userId === null ? [] : [...statesByCard(await statesOf(read, today.userId, sample)).values()];
  return RETENTIONS.map((retention) => ({
    retention,
    ...workload({
      states,
      scale: states.length === 0 ? 1 : metIds.length / states.length,
      unseen: Math.max(0, ids.length - metIds.length),
      newPerDay: preset.newPerDay,
      rules: { ...preset, desiredRetention: retention },
      today: today.day,
      days: DAYS,
      seconds: SECONDS,
      seed: JSON.stringify([today.userId, place.id]),
    }),
  }));
}
