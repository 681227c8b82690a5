import type { StudyTime } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import type { ShelfCard } from "./home-view.ts";
import type { Counts } from "./types.ts";

/** Anki calls a card mature from here on. */
const LASTING_DAYS = 21;
/** Less likely known than this: probably forgotten. */
const FADED_BELOW = 0.7;
const TALLEST_DAYS = 365;

/** A card as a line on the shelf: the longer it will last, the taller. */
export function shelfCard(state: CardState, now: StudyTime, parameters: readonly number[]): ShelfCard {
  const { memory } = state;
  if (memory.kind === "new") return { state: "new", height: 0 };
  const height = Math.min(1, Math.log1p(memory.stability) / Math.log1p(TALLEST_DAYS));
  if (recallAt(state, now, parameters) < FADED_BELOW) return { state: "faded", height };
  return { state: memory.stability >= LASTING_DAYS ? "lasting" : "soon", height };
}

// What an average learner needs in seconds: a new card with its steps, a step, a review with now and then a lapse.
const NEW_SECONDS = 38;
const STEP_SECONDS = 13;
/** Seconds for a review, a lapse now and then included. */
export const REVIEW_SECONDS = 16;

/** About how many minutes today's cards take. */
export function expectedMinutes(counts: Counts): number {
  const seconds = counts.new * NEW_SECONDS + counts.learning * STEP_SECONDS + counts.review * REVIEW_SECONDS;
  return Math.ceil(seconds / 60);
}

/** At most so many of a list, spread evenly from its first on. */
export function sampled<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
