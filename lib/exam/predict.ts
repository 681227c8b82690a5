import { moved } from "./levels.ts";
import type { PredictedScore, Share, TopicScore } from "./types.ts";

/** A card on the day of an exam, in each of the scenarios. */
export type Prospect = {
  readonly topic: string;
  readonly weight: number;
  /** Chance of knowing it, by scenario; 0 where it is still unseen. */
  readonly chances: readonly number[];
  /** Whether it will have been seen by then. */
  readonly seen: boolean;
};

/** One of the ways that a learner may be: so many standard deviations better than believed, and how likely that is. */
export type Scenario = { readonly z: number; readonly share: number };

/** An unseen card counts as not known; at the upper end of the interval so many of a hundred are known all the same. */
const UNSEEN_KNOWN = 0.03;
/**
 * What is known can still go wrong on the day, and memories fade in ways that no curve has; nothing makes up for it. So
 * each standard deviation below what is believed takes such a share of the chances besides; above it none is given.
 */
const SLIPS = 0.004;
const Z_80 = 1.2816;

/** An even ladder over the normal distribution. */
export const LADDER: readonly Scenario[] = normalised(
  Array.from({ length: 15 }, (_, i) => {
    const z = (i - 7) * 0.4;
    return { z, share: Math.exp(-0.5 * z * z) };
  }),
);

function normalised(rungs: readonly Scenario[]): readonly Scenario[] {
  const total = rungs.reduce((sum, { share }) => sum + share, 0);
  return rungs.map(({ z, share }) => ({ z, share: share / total }));
}

/** So many scenarios that are equally likely, the worst first; their spread is that of the normal distribution. */
export function equalScenarios(count: number): readonly Scenario[] {
  const raw = Array.from({ length: count }, (_, i) => normalAbove((i + 0.5) / count));
  const spread = Math.sqrt(raw.reduce((sum, z) => sum + z * z, 0) / count);
  return raw.map((z) => ({ z: spread > 0 ? z / spread : 0, share: 1 / count }));
}

export type ScoreOptions = {
  readonly scenarios: readonly Scenario[];
  /** So many are drawn from the cards; null asks every card. */
  readonly questions: number | null;
  /** What the correction's shift put into the chances, as a level. */
  readonly level: number;
};

/**
 * The score that is expected of cards, with an 80 % interval of the mark. Three things make it wide: the learner's
 * level, which moves all cards together; the luck with each card; and the luck of the questions that are asked.
 */
export function predictScore(prospects: readonly Prospect[], options: ScoreOptions): PredictedScore {
  const { questions } = options;
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
        ...shareOf(own, options.scenarios, asked),
        cards: own.length,
        unseen: own.filter((one) => !one.seen).length,
        weight,
      };
    });
  return {
    ...shareOf(prospects, options.scenarios, questions),
    uncorrected: uncorrected(prospects, options),
    topics: byTopic,
    cards: prospects.length,
    unseen: prospects.filter((one) => !one.seen).length,
  };
}

/** The same chances with that level taken back. */
function uncorrected(prospects: readonly Prospect[], { scenarios, level }: ScoreOptions): number {
  const total = weightOf(prospects);
  if (total <= 0) return 0;
  return scenarios.reduce(
    (sum, { z, share }, at) =>
      sum +
      share *
        held(z) *
        prospects.reduce((mean, { weight, chances }) => {
          const chance = chances[at] ?? 0;
          return mean + (weight / total) * (chance > 0 && level !== 0 ? moved(chance, -level) : chance);
        }, 0),
    0,
  );
}

function shareOf(
  prospects: readonly Prospect[],
  scenarios: readonly Scenario[],
  questions: number | null,
): Share {
  const total = weightOf(prospects);
  if (total <= 0) return { expected: 0, low: 0, high: 0 };
  const asked = Math.max(1, Math.min(questions ?? prospects.length, prospects.length));
  let expected = 0;
  const rungs = scenarios.map(({ z, share }, at) => {
    let [mean, noise, unseen] = [0, 0, 0];
    for (const { weight, chances, seen } of prospects) {
      const part = weight / total;
      const chance = (chances[at] ?? 0) * held(z);
      mean += part * chance;
      noise += part * part * chance * (1 - chance);
      if (!seen) unseen += part;
    }
    expected += share * mean;
    const lucky = Math.min(1, mean + unseen * UNSEEN_KNOWN * Math.max(0, z / Z_80));
    const drawn = ((lucky * (1 - lucky)) / asked) * (1 - asked / prospects.length);
    return { mean: lucky, deviation: Math.sqrt(noise + drawn), share };
  });
  // Near the ends a mark comes in whole questions: full marks lie in the interval when they are likely enough. Nothing
  // is outside at that end then, so that the other end leaves out all of the fifth.
  const half = 0.5 / asked;
  const [none, full] = [below(rungs, half) > 0.1, 1 - below(rungs, 1 - half) > 0.1];
  return {
    expected,
    low: none ? 0 : Math.min(expected, quantile(rungs, full ? 0.2 : 0.1)),
    high: full ? 1 : Math.max(expected, quantile(rungs, none ? 0.8 : 0.9)),
  };
}

/** The part of the chances that stays in a scenario. */
function held(z: number): number {
  return 1 - SLIPS * Math.max(0, -z);
}

type Rung = { readonly mean: number; readonly deviation: number; readonly share: number };

/** The chance of a mark below some share: a mix of normal distributions. */
function below(rungs: readonly Rung[], mark: number): number {
  return rungs.reduce(
    (sum, { mean, deviation, share }) => sum + share * normalBelow((mark - mean) / Math.max(deviation, 1e-6)),
    0,
  );
}

/** By halving. */
function quantile(rungs: readonly Rung[], at: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i += 1) {
    const middle = (low + high) / 2;
    if (below(rungs, middle) < at) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Chance that a normal number is below z: a logistic curve that is never more than 0.0002 away (Bowling 2009). */
function normalBelow(z: number): number {
  return 1 / (1 + Math.exp(-(0.07056 * z * z * z + 1.5976 * z)));
}

/** The normal number that lies above a share of all, by halving. */
function normalAbove(share: number): number {
  let [low, high] = [-6, 6];
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function weightOf(prospects: readonly Prospect[]): number {
  return prospects.reduce((sum, { weight }) => sum + weight, 0);
}
