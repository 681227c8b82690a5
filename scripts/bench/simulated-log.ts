import { seededRandom } from "#lib/base/random.ts";
import { begin, newWalk, ready, walkOn } from "#lib/memory/model.ts";
import { type ReviewSet, reviewSet, type SetReview } from "#lib/memory/review-set.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS, parameterBounds } from "#lib/schedule/fsrs.ts";

// A learner whose true weights are known, studying cards that the default weights schedule: some days late, with a
// second answer on the day of a lapse. What happens is drawn from the true memory.

/** Weights of a person: drawn around the defaults, as people differ; `share` of that spread, around other weights. */
export function personalWeights(
  seed: string,
  around: readonly number[] = DEFAULT_PARAMETERS,
  share = 1,
): readonly number[] {
  const random = seededRandom(seed);
  const spread = (k: number) => share * (k < 4 ? 0.6 : k === 20 ? 0.3 : 0.2);
  return around.map((value, k) => {
    const [low = 0, high = 1] = parameterBounds()[k] ?? [];
    return Math.min(high, Math.max(low, value * Math.exp(spread(k) * normal(random))));
  });
}

/** What people differ by is half their own and half their class's: age, material, how they are taught. */
const HALF = Math.SQRT1_2;

/** The weights of some people of one class. */
export function classmates(seed: string, people: number): readonly (readonly number[])[] {
  const common = personalWeights(`class ${seed}`, DEFAULT_PARAMETERS, HALF);
  return Array.from({ length: people }, (_, i) => personalWeights(`pupil ${i} of ${seed}`, common, HALF));
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The log of a learner with `truth` as weights until it holds so many answers. */
export function simulatedLog(
  truth: readonly number[],
  answers: number,
  seed: string,
  newPerDay = 20,
): ReviewSet {
  const random = seededRandom(seed);
  const real = ready(truth);
  const believed = ready(DEFAULT_PARAMETERS);
  const cards: {
    log: SetReview[];
    mind: ReturnType<typeof newWalk>;
    plan: ReturnType<typeof newWalk>;
    due: number;
    last: number;
  }[] = [];
  let total = 0;
  const byDay: (typeof cards)[] = [];
  const put = (card: (typeof cards)[number], day: number): void => {
    let list = byDay[day];
    if (!list) {
      list = [];
      byDay[day] = list;
    }
    list.push(card);
    card.due = day;
  };
  const answer = (
    card: (typeof cards)[number],
    day: number,
    rating: Rating,
    gap: number,
    first: boolean,
  ): void => {
    card.log.push({ day, rating });
    total += 1;
    if (first) {
      begin(card.mind, real, rating);
      begin(card.plan, believed, rating);
    } else {
      walkOn(card.mind, real, rating, gap);
      walkOn(card.plan, believed, rating, gap);
    }
    card.last = day;
  };
  for (let day = 0; total < answers; day += 1) {
    const due = byDay[day] ?? [];
    byDay[day] = [];
    for (let i = 0; i < newPerDay; i += 1) {
      const card = { log: [], mind: newWalk(false), plan: newWalk(false), due: day, last: day };
      cards.push(card);
      const u = random();
      const rating: Rating = u < 0.24 ? 1 : u < 0.33 ? 2 : u < 0.85 ? 3 : 4;
      answer(card, day, rating, 0, true);
      if (rating < 3) answer(card, day, 3, 0, false);
      schedule(card, day);
    }
    for (const card of due) {
      const gap = day - card.last;
      const x = 1 + (real.factor * gap) / card.mind.stability;
      const recall = x ** -(truth[20] ?? 0.15);
      const u = random();
      const rating: Rating = u > recall ? 1 : random() < 0.08 ? 2 : random() < 0.9 ? 3 : 4;
      answer(card, day, rating, gap, false);
      if (rating === 1) answer(card, day, 3, 0, false);
      schedule(card, day);
    }
  }
  return reviewSet(cards.map((card) => card.log));

  function schedule(card: (typeof cards)[number], day: number): void {
    const days = Math.max(1, Math.round(card.plan.stability));
    // One in five comes late.
    const late = random() < 0.2 ? Math.ceil(random() * days * 0.6) : 0;
    put(card, day + days + late);
  }
}
