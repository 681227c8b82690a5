import type { PredictedScore, PredictionCorrection, Share, TopicScore } from "./types.ts";

/** A card on the day of an exam, as expected. */
export type Prospect = {
  readonly topic: string;
  readonly weight: number;
  /** Chance of knowing it; 0 for one that is still unseen. */
  readonly chance: number;
  readonly seen: boolean;
  /** Answers ever given to it by then. */
  readonly answers: number;
};

/**
 * How far a learner's level may lie from what their memory states say, as a standard deviation in log-odds: for a card
 * answered once, and what is left after many answers. Set so that intervals of simulated learners hold 80 %
 * (`npm run bench:exam`).
 */
export const LEVEL_SPREAD = { once: 0.55, settled: 0.3 } as const;
/** The same for what a single card has of its own; it evens out over many. */
const CARD_SPREAD = { once: 0.9, settled: 0.5 } as const;
/** An unseen card counts as not known; at the upper end of the interval so many of a hundred are known all the same. */
const UNSEEN_KNOWN = 0.03;
const Z_80 = 1.2816;

/** An even ladder over the normal distribution, for means and quantiles of what depends on the level. */
const LEVELS = Array.from({ length: 41 }, (_, i) => ({
  z: (i - 20) * 0.2,
  share: Math.exp(-0.5 * ((i - 20) * 0.2) ** 2),
}));
const LEVELS_TOTAL = LEVELS.reduce((sum, { share }) => sum + share, 0);

/**
 * The score that is expected of cards with these chances, with an 80 % interval. Three things make it wide: the learner's
 * level, common to all cards; the noise of each card; and the luck of the questions that are asked.
 * `questions` of them are drawn from the cards; null asks every card.
 */
export function predictScore(
  prospects: readonly Prospect[],
  questions: number | null,
  correction: PredictionCorrection | null,
): PredictedScore {
  const topics = new Map<string, Prospect[]>();
  for (const prospect of prospects) {
    const known = topics.get(prospect.topic);
    if (known) known.push(prospect);
    else topics.set(prospect.topic, [prospect]);
  }
  const total = weightOf(prospects);
  const byTopic = [...topics]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, own]): TopicScore => {
      const weight = total > 0 ? weightOf(own) / total : 0;
      const asked = questions === null ? null : Math.max(1, Math.round(questions * weight));
      return {
        topic,
        ...shareOf(own, asked, correction),
        cards: own.length,
        unseen: own.filter((one) => !one.seen).length,
        weight,
      };
    });
  return {
    ...shareOf(prospects, questions, correction),
    uncorrected: shareOf(prospects, questions, null).expected,
    topics: byTopic,
    cards: prospects.length,
    unseen: prospects.filter((one) => !one.seen).length,
  };
}

function shareOf(
  prospects: readonly Prospect[],
  questions: number | null,
  correction: PredictionCorrection | null,
): Share {
  const total = weightOf(prospects);
  if (total <= 0) return { expected: 0, low: 0, high: 0 };
  const shift = correction?.shift ?? 0;
  const wider = correction ? correction.spread / LEVEL_SPREAD.settled : 1;
  // Cards alike are computed once: by chance and number of answers.
  const bins = new Map<number, { logit: number; level: number; weight: number; squares: number }>();
  let unseen = 0;
  for (const { chance, answers, weight, seen } of prospects) {
    const part = weight / total;
    if (!seen) {
      unseen += part;
      continue;
    }
    const own = between(CARD_SPREAD, answers);
    // The mean over a card's own noise: pulled towards one half (a logistic curve under normal noise).
    const logit = logOdds(chance) / Math.sqrt(1 + (Math.PI / 8) * own * own);
    const few = Math.min(answers, 20);
    const key = Math.round(logit * 20) * 32 + few;
    const bin = bins.get(key) ?? {
      logit: Math.round(logit * 20) / 20 + shift,
      level: between(LEVEL_SPREAD, few) * wider,
      weight: 0,
      squares: 0,
    };
    bin.weight += part;
    bin.squares += part * part;
    bins.set(key, bin);
  }
  const ladder = LEVELS.map(({ z, share }) => {
    let mean = unseen * UNSEEN_KNOWN * Math.max(0, z / Z_80);
    let noise = 0;
    for (const { logit, level, weight, squares } of bins.values()) {
      const chance = odds(logit + z * level);
      mean += weight * chance;
      noise += squares * chance * (1 - chance);
    }
    if (questions !== null && questions < prospects.length)
      noise += ((mean * (1 - mean)) / Math.max(1, questions)) * (1 - questions / prospects.length);
    return { mean, deviation: Math.sqrt(noise), share: share / LEVELS_TOTAL };
  });
  const guessed = ladder.reduce((sum, { mean, share }) => sum + mean * share, 0);
  const expected = guessed - unseen * UNSEEN_KNOWN * LUCKY;
  return {
    expected,
    low: Math.min(expected, quantile(ladder, 0.1)),
    high: Math.max(expected, quantile(ladder, 0.9)),
  };
}

/** Mean of max(0, z / Z_80) over the ladder. */
const LUCKY = LEVELS.reduce((sum, { z, share }) => sum + (Math.max(0, z) / Z_80) * (share / LEVELS_TOTAL), 0);

type Rung = { readonly mean: number; readonly deviation: number; readonly share: number };

/** Of a mix of normal distributions, by halving. */
function quantile(ladder: readonly Rung[], at: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i += 1) {
    const middle = (low + high) / 2;
    const below = ladder.reduce(
      (sum, { mean, deviation, share }) =>
        sum + share * normalBelow((middle - mean) / Math.max(deviation, 1e-6)),
      0,
    );
    if (below < at) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Chance that a normal number is below z: a logistic curve that is never more than 0.0002 away (Bowling 2009). */
function normalBelow(z: number): number {
  return 1 / (1 + Math.exp(-(0.07056 * z * z * z + 1.5976 * z)));
}

function between({ once, settled }: { once: number; settled: number }, answers: number): number {
  return settled + (once - settled) / Math.max(1, answers);
}

function weightOf(prospects: readonly Prospect[]): number {
  return prospects.reduce((sum, { weight }) => sum + weight, 0);
}

export function logOdds(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.002), 0.998);
  return Math.log(inside / (1 - inside));
}

export function odds(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
