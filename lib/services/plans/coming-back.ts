import type { PlanRow } from "#lib/db/queries/plans.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import type { PresetBook } from "../options/preset-book.ts";
import { orderOf } from "./kept-order.ts";

/**
 * The presets of whoever follows a plan: no new cards, no more reviews than it has room for, in its order. What a card's
 * memory is computed by stays as it was chosen.
 */
export function comingBack(book: PresetBook, plan: PlanRow): PresetBook {
  const made = new Map<SchedulePreset, SchedulePreset>();
  const laid = (preset: SchedulePreset): SchedulePreset => {
    const known = made.get(preset);
    if (known) return known;
    const ways = { ...(preset.ways ?? DEFAULT_WAYS), reviewOrder: orderOf(plan.reviewOrder) };
    const over = { ...preset, newPerDay: 0, reviewsPerDay: plan.cardsPerDay, ways };
    made.set(preset, over);
    return over;
  };
  return {
    base: laid(book.base),
    several: book.several,
    ofDecks: async (deckIds) =>
      new Map([...(await book.ofDecks(deckIds))].map(([id, preset]) => [id, laid(preset)])),
  };
}
