import { toState } from "#lib/db/event-rows.ts";
import { metStates } from "#lib/db/queries/plans.ts";
import type { Reader } from "#lib/db/store.ts";
import type { DaysToPlay } from "#lib/schedule/play-days.ts";
import { sampled } from "#lib/study/shelf.ts";
import type { Today } from "../study/today.ts";

/** Cards that are walked through; the rest are counted by them. */
const SAMPLE = 400;

/** A learner's cards as days are played with them: a sample, and the learner's own default rules. */
export async function playedCards(
  read: Reader,
  today: Today,
): Promise<Pick<DaysToPlay, "states" | "scale" | "rules" | "today" | "seed">> {
  const rows = today.userId === null ? [] : await metStates(read, today.userId);
  const sample = sampled(rows, SAMPLE);
  return {
    states: sample.map(toState),
    scale: sample.length === 0 ? 1 : rows.length / sample.length,
    rules: today.presets.base,
    today: today.day,
    seed: today.userId ?? "",
  };
}
