import { countedDays, lastDayThatCounts, type Standing, type Terms, type Work } from "./goals.ts";

/** No day earns more than this share of what was done: whoever does all in one sitting gets 60 % of it. */
export const MOST_FROM_ONE_DAY = 0.6;

/** The rule as pupils read it. */
export const CREDIT_RULE =
  "Your credit is how far you are with the goal, times how you spread the work. No single day counts for more than 60 % of your work, and a card counts once a day. So everything in one sitting earns 60 % of what the same work earns on two days or more.";

/**
 * How well some work is spread over days: 0.6 when it was done on one, and more by what was done on other days than the
 * fullest, as a share of the cards that were met; 1 from two fifths on. `days` are the pieces of work of each day,
 * `cards` how many cards were met at all. 0 for none.
 *
 * More work never lowers share × spread: a card asked again on any day takes nothing away from the other days, and a new
 * card on the fullest day adds three fifths of itself.
 */
export function spreadOf(days: readonly number[], cards: number): number {
  const all = days.reduce((sum, one) => sum + one, 0);
  if (all <= 0 || cards <= 0) return 0;
  const elsewhere = all - Math.max(...days);
  return Math.min(1, MOST_FROM_ONE_DAY + elsewhere / cards);
}

/**
 * What a pupil has earned with an assignment so far, 0 to 1: how far they are with the goal, times how the work was
 * spread. A card counts once a day, so that pressing the same keys again earns nothing; what was learnt before the
 * assignment opened counts for the day on which it was first met. A quiz or an exam is one sitting by its nature: it
 * earns its score, 0 while there is none.
 */
export function creditOf(terms: Terms, work: Work, standing: Standing): number {
  if (terms.goal.kind === "quiz" || terms.goal.kind === "exam")
    return standing.metOn === null ? 0 : (work.attempt?.score ?? 0);
  const last = lastDayThatCounts(terms);
  const earlier = new Map<string, number>();
  let met = 0;
  for (const day of work.firstSeen.values()) {
    if (last === null || day <= last) met += 1;
    if (day < terms.opens) earlier.set(day, (earlier.get(day) ?? 0) + 1);
  }
  const days = [...earlier.values(), ...countedDays(terms, work).map(({ cards }) => cards)];
  return standing.share * spreadOf(days, met);
}
