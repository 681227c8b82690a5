/**
 * FSRS-6 with its derivatives. The formulas are those of the published algorithm as ts-fsrs 5.4.2 computes them
 * (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm), on whole study days; tests hold both
 * together step by step. Written for speed: one object carries the state of the card that is being walked.
 */
export const PARAMETERS = 21;

const LEAST_STABILITY = 0.001;
const LEAST_FIRST = 0.1;
const MOST_STABILITY = 36_500;
const LOG_OF_90 = Math.log(0.9);
/** A prediction is never certain: one surprise would outweigh a year of answers. */
export const SURE = 1e-4;

/** The memory of one card on its way through its answers; with gradients, how it hangs on each parameter. */
export type Walk = {
  stability: number;
  difficulty: number;
  /** The chance of recall before the answer that was walked last; 1 on the same day. */
  recall: number;
  readonly withGradients: boolean;
  readonly ofStability: Float64Array;
  readonly ofDifficulty: Float64Array;
  readonly ofRecall: Float64Array;
};

export function newWalk(withGradients: boolean): Walk {
  return {
    stability: 0,
    difficulty: 0,
    recall: 1,
    withGradients,
    ofStability: new Float64Array(PARAMETERS),
    ofDifficulty: new Float64Array(PARAMETERS),
    ofRecall: new Float64Array(PARAMETERS),
  };
}

/** What of a set of parameters is the same for every answer. */
export type Ready = {
  readonly w: Float64Array;
  readonly factor: number;
  readonly ofFactor: number;
  readonly easiest: number;
  readonly growth: number;
  readonly cap: number;
};

export function ready(parameters: ArrayLike<number>): Ready {
  const w = Float64Array.from(parameters);
  const decay = at(w, 20);
  const power = Math.exp(-LOG_OF_90 / decay);
  return {
    w,
    factor: power - 1,
    ofFactor: (power * LOG_OF_90) / (decay * decay),
    easiest: at(w, 4) - Math.exp(3 * at(w, 5)) + 1,
    growth: Math.exp(at(w, 8)),
    cap: Math.exp(-at(w, 17) * at(w, 18)),
  };
}

/** The first answer to a card. */
export function begin(walk: Walk, { w }: Ready, rating: number): void {
  const first = at(w, rating - 1);
  const difficulty = at(w, 4) - Math.exp((rating - 1) * at(w, 5)) + 1;
  walk.stability = Math.max(first, LEAST_FIRST);
  walk.difficulty = Math.min(10, Math.max(1, difficulty));
  walk.recall = 1;
  if (!walk.withGradients) return;
  walk.ofStability.fill(0);
  walk.ofDifficulty.fill(0);
  if (first > LEAST_FIRST) walk.ofStability[rating - 1] = 1;
  if (difficulty > 1 && difficulty < 10) {
    walk.ofDifficulty[4] = 1;
    walk.ofDifficulty[5] = -(rating - 1) * Math.exp((rating - 1) * at(w, 5));
  }
}

/** The next answer, `gap` whole days after the one before. Sets `recall` to the chance that it would be right. */
export function walkOn(walk: Walk, model: Ready, rating: number, gap: number): void {
  if (gap > 0) predict(walk, model, gap);
  else walk.recall = 1;
  const difficulty = walk.difficulty;
  if (gap === 0) sameDay(walk, model, rating);
  else if (rating === 1) forget(walk, model);
  else recallIt(walk, model, rating);
  clampStability(walk);
  harder(walk, model, rating, difficulty);
}

/** R(t, S) = (1 + f·t/S)^(−w20). */
function predict(walk: Walk, { w, factor, ofFactor }: Ready, gap: number): void {
  const { stability } = walk;
  const decay = at(w, 20);
  const x = 1 + (factor * gap) / stability;
  const recall = x ** -decay;
  walk.recall = recall;
  if (!walk.withGradients) return;
  const byStability = (decay * recall * factor * gap) / (x * stability * stability);
  for (let k = 0; k < PARAMETERS; k += 1) walk.ofRecall[k] = byStability * at(walk.ofStability, k);
  add(walk.ofRecall, 20, recall * (-Math.log(x) - (decay * ofFactor * gap) / (stability * x)));
}

function recallIt(walk: Walk, { w, growth }: Ready, rating: number): void {
  const { stability, difficulty, recall } = walk;
  const extra = rating === 2 ? at(w, 15) : rating === 4 ? at(w, 16) : 1;
  const power = Math.exp((1 - recall) * at(w, 10));
  const scale = growth * stability ** -at(w, 9) * extra;
  const gain = scale * (11 - difficulty) * (power - 1);
  walk.stability = stability * (1 + gain);
  if (!walk.withGradients) return;
  const byStability = 1 + gain * (1 - at(w, 9));
  const byDifficulty = -stability * scale * (power - 1);
  const byRecall = -stability * scale * (11 - difficulty) * power * at(w, 10);
  chain(walk, byStability, byDifficulty, byRecall);
  add(walk.ofStability, 8, stability * gain);
  add(walk.ofStability, 9, -stability * gain * Math.log(stability));
  add(walk.ofStability, 10, stability * scale * (11 - difficulty) * power * (1 - recall));
  if (rating === 2) add(walk.ofStability, 15, (stability * gain) / extra);
  if (rating === 4) add(walk.ofStability, 16, (stability * gain) / extra);
}

function forget(walk: Walk, { w, cap }: Ready): void {
  const { stability, difficulty, recall } = walk;
  const grown = (stability + 1) ** at(w, 13);
  const scale = at(w, 11) * difficulty ** -at(w, 12) * Math.exp((1 - recall) * at(w, 14));
  const left = scale * (grown - 1);
  const most = stability * cap;
  if (left <= most) {
    walk.stability = left;
    if (!walk.withGradients) return;
    chain(
      walk,
      (scale * at(w, 13) * grown) / (stability + 1),
      (-at(w, 12) * left) / difficulty,
      -at(w, 14) * left,
    );
    add(walk.ofStability, 11, left / at(w, 11));
    add(walk.ofStability, 12, -Math.log(difficulty) * left);
    add(walk.ofStability, 13, scale * grown * Math.log(stability + 1));
    add(walk.ofStability, 14, (1 - recall) * left);
    return;
  }
  walk.stability = most;
  if (!walk.withGradients) return;
  chain(walk, cap, 0, 0);
  add(walk.ofStability, 17, -at(w, 18) * most);
  add(walk.ofStability, 18, -at(w, 17) * most);
}

function sameDay(walk: Walk, { w }: Ready, rating: number): void {
  const { stability } = walk;
  const shift = rating - 3 + at(w, 18);
  const times = stability ** -at(w, 19) * Math.exp(at(w, 17) * shift);
  // Only Again makes a memory weaker on the same day.
  if (rating >= 2 && times < 1) return;
  walk.stability = stability * times;
  if (!walk.withGradients) return;
  chain(walk, times * (1 - at(w, 19)), 0, 0);
  add(walk.ofStability, 17, walk.stability * shift);
  add(walk.ofStability, 18, walk.stability * at(w, 17));
  add(walk.ofStability, 19, -walk.stability * Math.log(stability));
}

/** Difficulty moves by the answer and back towards that of an easy card; `before` is the one that the answer met. */
function harder(walk: Walk, { w, easiest }: Ready, rating: number, before: number): void {
  const change = -at(w, 6) * (rating - 3);
  const moved = before + (change * (10 - before)) / 9;
  const back = at(w, 7);
  const difficulty = back * easiest + (1 - back) * moved;
  walk.difficulty = Math.min(10, Math.max(1, difficulty));
  if (!walk.withGradients) return;
  if (difficulty < 1 || difficulty > 10) {
    walk.ofDifficulty.fill(0);
    return;
  }
  const byDifficulty = (1 - back) * (1 - change / 9);
  for (let k = 0; k < PARAMETERS; k += 1) walk.ofDifficulty[k] = byDifficulty * at(walk.ofDifficulty, k);
  add(walk.ofDifficulty, 4, back);
  add(walk.ofDifficulty, 5, -3 * back * Math.exp(3 * at(w, 5)));
  add(walk.ofDifficulty, 6, ((1 - back) * -(rating - 3) * (10 - before)) / 9);
  add(walk.ofDifficulty, 7, easiest - moved);
}

function clampStability(walk: Walk): void {
  const { stability } = walk;
  if (stability >= LEAST_STABILITY && stability <= MOST_STABILITY) return;
  walk.stability = Math.min(MOST_STABILITY, Math.max(LEAST_STABILITY, stability));
  if (walk.withGradients) walk.ofStability.fill(0);
}

function chain(walk: Walk, byStability: number, byDifficulty: number, byRecall: number): void {
  const { ofStability, ofDifficulty, ofRecall } = walk;
  for (let k = 0; k < PARAMETERS; k += 1)
    ofStability[k] =
      byStability * at(ofStability, k) + byDifficulty * at(ofDifficulty, k) + byRecall * at(ofRecall, k);
}

function add(to: Float64Array, k: number, value: number): void {
  to[k] = at(to, k) + value;
}

function at(values: Float64Array, k: number): number {
  return values[k] ?? 0;
}
