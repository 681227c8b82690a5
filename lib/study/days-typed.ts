import { hash32 } from "#lib/base/random.ts";
import { addDays, type StudyDay } from "#lib/base/study-time.ts";

/** A hundred years: nobody plans further ahead. */
export const MOST_DAYS = 36_500;

/** From so many days from today to so many, both included. */
export type DayRange = { readonly from: number; readonly to: number };

/** 5 · 3-7 · 3–7 · 1! · 2 - 4 ! */
const TYPED = /^\s{0,9}(?<from>\d{1,5})\s{0,9}(?:[-–—]\s{0,9}(?<to>\d{1,5})\s{0,9})?!?\s{0,9}$/u;

/**
 * In how many days a card comes back, as Anki writes it: "5", or one day of "3-7". The "!" that tells Anki to change the
 * interval too is understood and changes nothing: here the interval is always the one that the day makes. Null for what
 * cannot be read, or lies further ahead than a hundred years.
 */
export function readDays(typed: string): DayRange | null {
  const groups = TYPED.exec(typed)?.groups;
  if (!groups) return null;
  const from = Number(groups.from);
  const to = Number(groups.to ?? groups.from);
  return Math.max(from, to) > MOST_DAYS ? null : { from: Math.min(from, to), to: Math.max(from, to) };
}

/** The day of a range for one card: the same for the same seed, and spread evenly over many seeds. */
export function dayWithin({ from, to }: DayRange, today: StudyDay, seed: string): StudyDay {
  return addDays(today, from + (hash32(seed) % (to - from + 1)));
}
