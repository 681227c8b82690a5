import type { Rating } from "#lib/schedule/events.ts";

/** The four answers by name. */
export const RATING_WORDS: Readonly<Record<Rating, string>> = { 1: "Again", 2: "Hard", 3: "Good", 4: "Easy" };
