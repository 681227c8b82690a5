import type { Counts } from "#lib/study/types.ts";
import { capital, countedInWords, figure } from "./words.ts";

/** What there is to do today, as the beginning of a sentence: a new card is not due, it is for today. */
export function cardsToday(counts: Counts): string {
  const known = counts.learning + counts.review;
  const cards = capital(countedInWords(counts.new + known, "card"));
  if (counts.new > 0) return `${cards} for today`;
  return `${cards} ${known === 1 ? "is" : "are"} due`;
}

/** The same in a column's few letters. */
export function fewToday(counts: Counts): string {
  const known = counts.learning + counts.review;
  const parts = [
    ...(counts.new === 0 ? [] : [`${figure(counts.new)} new`]),
    ...(known === 0 ? [] : [`${figure(known)} due`]),
  ];
  return parts.length === 0 ? "none today" : parts.join(", ");
}
