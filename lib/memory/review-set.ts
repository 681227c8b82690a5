import { MS_PER_DAY } from "#lib/base/study-time.ts";
import type { Rating, ReviewEvent } from "#lib/schedule/events.ts";
import { type ForwardEvent, standingEvents } from "#lib/schedule/fold.ts";

/**
 * The answers of many cards as flat arrays, so that a fit runs over hundreds of thousands of them without an object
 * each. A card is a run from its first answer on; a card that was reset is two.
 */
export type ReviewSet = {
  /** Where each card's answers begin, and behind the last card their number. */
  readonly starts: Int32Array;
  /** Again 1 to Easy 4. */
  readonly ratings: Uint8Array;
  /** Whole study days since the card's answer before; 0 on the same day and for the first. */
  readonly gaps: Int32Array;
  /** The study day of each answer, as days since 1 January 1970. */
  readonly days: Int32Array;
};

export type SetReview = { readonly day: number; readonly rating: Rating };

/** The answers of cards, each card's in order of time. */
export function reviewSet(cards: readonly (readonly SetReview[])[]): ReviewSet {
  const used = cards.filter((card) => card.length > 0);
  const total = used.reduce((sum, card) => sum + card.length, 0);
  const set = {
    starts: new Int32Array(used.length + 1),
    ratings: new Uint8Array(total),
    gaps: new Int32Array(total),
    days: new Int32Array(total),
  };
  let at = 0;
  for (const [place, card] of used.entries()) {
    set.starts[place] = at;
    let before: number | null = null;
    for (const { day, rating } of card) {
      set.ratings[at] = rating;
      // A flight west can turn the wall clock back; nobody forgets for less than no days.
      set.gaps[at] = before === null ? 0 : Math.max(0, day - before);
      set.days[at] = day;
      before = Math.max(before ?? day, day);
      at += 1;
    }
  }
  set.starts[used.length] = at;
  return set;
}

/**
 * What the log of one card says about memory: its standing answers that moved the schedule, in order; a reset begins
 * anew. The events may come in any order and twice.
 */
export function memoryRuns(events: readonly ReviewEvent[]): readonly (readonly SetReview[])[] {
  return runsOfStanding(standingEvents(events));
}

/** The same from the events that stand, in order. */
export function runsOfStanding(standing: readonly ForwardEvent[]): readonly (readonly SetReview[])[] {
  const runs: SetReview[][] = [[]];
  for (const event of standing) {
    if (event.kind === "reset") runs.push([]);
    if (event.kind === "answered" && event.movesSchedule)
      runs.at(-1)?.push({ day: Math.floor(event.studyTime / MS_PER_DAY), rating: event.rating });
  }
  return runs.filter((run) => run.length > 0);
}

/** How many answers say something about forgetting: those at least a day after the one before. */
export function scoredReviews(set: ReviewSet, from = Number.NEGATIVE_INFINITY): number {
  let scored = 0;
  for (let i = 0; i < set.gaps.length; i += 1)
    if ((set.gaps[i] ?? 0) > 0 && (set.days[i] ?? 0) >= from) scored += 1;
  return scored;
}

/** The set as it was before a day: what a forecast of that day may know. */
export function beforeDay(set: ReviewSet, day: number): ReviewSet {
  const cards: SetReview[][] = [];
  for (let card = 0; card + 1 < set.starts.length; card += 1) {
    const run: SetReview[] = [];
    for (let i = set.starts[card] ?? 0; i < (set.starts[card + 1] ?? 0); i += 1) {
      const at = set.days[i] ?? 0;
      if (at >= day) break;
      run.push({ day: at, rating: ratingAt(set, i) });
    }
    cards.push(run);
  }
  return reviewSet(cards);
}

/** The first day such that at most `share` (0 to 1) of the scored answers lie on it or behind it. */
export function splitDay(set: ReviewSet, share: number): number {
  const days: number[] = [];
  for (let i = 0; i < set.gaps.length; i += 1) if ((set.gaps[i] ?? 0) > 0) days.push(set.days[i] ?? 0);
  days.sort((a, b) => a - b);
  const cut = days[Math.floor(days.length * (1 - share))];
  if (cut === undefined) return Number.POSITIVE_INFINITY;
  // A day is never parted: the answers of one sitting would stand on both sides.
  return days[Math.floor(days.length * (1 - share)) - 1] === cut ? cut + 1 : cut;
}

/** Several learners' sets as one, for what is known of all of them together. */
export function pooled(sets: readonly ReviewSet[]): ReviewSet {
  const answers = sets.reduce((sum, set) => sum + set.ratings.length, 0);
  const cards = sets.reduce((sum, set) => sum + set.starts.length - 1, 0);
  const all = {
    starts: new Int32Array(cards + 1),
    ratings: new Uint8Array(answers),
    gaps: new Int32Array(answers),
    days: new Int32Array(answers),
  };
  let card = 0;
  let at = 0;
  for (const set of sets) {
    all.ratings.set(set.ratings, at);
    all.gaps.set(set.gaps, at);
    all.days.set(set.days, at);
    for (let i = 0; i + 1 < set.starts.length; i += 1) all.starts[card + i] = at + (set.starts[i] ?? 0);
    card += set.starts.length - 1;
    at += set.ratings.length;
  }
  all.starts[card] = at;
  return all;
}

/** Safe: `reviewSet` alone fills the array, from ratings. */
function ratingAt(set: ReviewSet, i: number): Rating {
  return (set.ratings[i] ?? 1) as Rating;
}
