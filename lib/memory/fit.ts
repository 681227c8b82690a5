import { seededRandom, shuffled } from "#lib/base/random.ts";
import { DEFAULT_PARAMETERS, parameterBounds } from "#lib/schedule/fsrs.ts";
import { lossOf } from "./loss.ts";
import { PARAMETERS } from "./model.ts";
import type { ReviewSet } from "./review-set.ts";

/**
 * How far the parameters of people spread around the defaults, as fsrs-rs publishes them for its penalty; the first
 * four, the first stabilities, vary by a factor, so theirs is the spread of the logarithm.
 */
const SPREAD: readonly number[] = [
  1, 1, 1, 1, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
  0.27,
];
const LOGARITHMIC = 4;

const BATCH = 96;
const LEAST_STEPS = 150;
const EPOCHS = 12;
const RATE = 0.06;
const DECAY_1 = 0.9;
const DECAY_2 = 0.99;

export type FitOptions = {
  /** Where the spread is centred: the defaults, or what is known of a class. */
  readonly around?: readonly number[];
  /** How strongly the spread holds parameters back while little is known; 3 was best from 300 to 16,000 answers. */
  readonly prior?: number;
  readonly seed?: string;
  /** Told after every step how far it is, 0 to 1; answers false to stop. */
  readonly onProgress?: (done: number) => boolean;
};

/**
 * FSRS-6 weights that explain a set of answers best, held back towards `around` by how people differ: a maximum a
 * posteriori fit with Adam over batches of cards. The same set and seed give the same weights. Null when it was stopped.
 */
export function fitParameters(set: ReviewSet, options: FitOptions = {}): readonly number[] | null {
  const { around = DEFAULT_PARAMETERS, prior = 3, seed = "fit", onProgress = () => true } = options;
  const random = seededRandom(seed);
  const cards = Array.from({ length: set.starts.length - 1 }, (_, i) => i);
  const batches = Math.max(1, Math.ceil(cards.length / BATCH));
  const steps = Math.max(LEAST_STEPS, EPOCHS * batches);
  const point = new Float64Array(PARAMETERS);
  const first = new Float64Array(PARAMETERS);
  const second = new Float64Array(PARAMETERS);
  const mean = new Float64Array(PARAMETERS);
  const gradient = new Float64Array(PARAMETERS);
  const everything = Math.max(1, scoredIn(set));
  let averaged = 0;
  let order: readonly number[] = [];
  for (let step = 0; step < steps; step += 1) {
    const batch = step % batches;
    if (batch === 0) order = shuffled(cards, random);
    const weights = weightsAt(point, around);
    gradient.fill(0);
    const { scored } = lossOf(set, weights, order.slice(batch * BATCH, (batch + 1) * BATCH), gradient);
    const rate = (RATE * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    for (let k = 0; k < PARAMETERS; k += 1) {
      const theta = point[k] ?? 0;
      const slope =
        scored === 0 ? 0 : ((gradient[k] ?? 0) / scored) * slopeAt(weights[k] ?? 0, theta, k, around);
      const g = slope + (prior * theta) / everything;
      const m = DECAY_1 * (first[k] ?? 0) + (1 - DECAY_1) * g;
      const v = DECAY_2 * (second[k] ?? 0) + (1 - DECAY_2) * g * g;
      first[k] = m;
      second[k] = v;
      const stepped = m / (1 - DECAY_1 ** (step + 1));
      const scale = Math.sqrt(v / (1 - DECAY_2 ** (step + 1))) + 1e-8;
      point[k] = theta - (rate * stepped) / scale;
    }
    // The mean of the last quarter is quieter than the last point.
    if (step >= (steps * 3) / 4) {
      averaged += 1;
      for (let k = 0; k < PARAMETERS; k += 1)
        mean[k] = (mean[k] ?? 0) + ((point[k] ?? 0) - (mean[k] ?? 0)) / averaged;
    }
    if (!onProgress((step + 1) / steps)) return null;
  }
  return [...weightsAt(mean, around)];
}

/** Weights on the way from some to others: 0 the first, 1 the second. First stabilities go by factors, as they vary. */
export function nearer(from: readonly number[], to: readonly number[], share: number): readonly number[] {
  return to.map((value, k) => {
    const start = from[k] ?? value;
    return k < LOGARITHMIC ? start * (value / start) ** share : start + (value - start) * share;
  });
}

function scoredIn(set: ReviewSet): number {
  let scored = 0;
  for (const gap of set.gaps) if (gap > 0) scored += 1;
  return scored;
}

/** The weights at a point of the standardised space, within the bounds of FSRS-6. */
function weightsAt(point: Float64Array, around: readonly number[]): Float64Array {
  const weights = new Float64Array(PARAMETERS);
  for (const [k, [low = 0, high = 0]] of BOUNDS.entries())
    weights[k] = Math.min(high, Math.max(low, unbounded(point[k] ?? 0, k, around)));
  return weights;
}

function unbounded(theta: number, k: number, around: readonly number[]): number {
  const middle = around[k] ?? 0;
  const spread = SPREAD[k] ?? 1;
  return k < LOGARITHMIC ? middle * Math.exp(spread * theta) : middle + spread * theta;
}

/** How fast a weight moves with its point; nothing pushes it further where it stands at a bound. */
function slopeAt(weight: number, theta: number, k: number, around: readonly number[]): number {
  if (weight !== unbounded(theta, k, around)) return 0;
  const spread = SPREAD[k] ?? 1;
  return k < LOGARITHMIC ? spread * weight : spread;
}

const BOUNDS = parameterBounds();
