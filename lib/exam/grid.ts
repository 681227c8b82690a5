import type { MemoryModel } from "./memory.ts";
import type { ExamModel } from "./types.ts";

/*
 * Memory states on a grid: stability on a logarithmic scale, difficulty on a plain one. What lies between two points is
 * a mix of them. A node is `stability point × DIFFICULTIES + difficulty point`.
 */
const STABILITIES = 34;
export const DIFFICULTIES = 7;
export const NODES = STABILITIES * DIFFICULTIES;
const LOWEST = Math.log(0.03);
const STEP = (Math.log(6000) - LOWEST) / (STABILITIES - 1);

/** The stability of a node. */
export function stabilityOf(node: number): number {
  return Math.exp(LOWEST + STEP * Math.floor(node / DIFFICULTIES));
}

function difficultyOf(node: number): number {
  return 1 + (9 / (DIFFICULTIES - 1)) * (node % DIFFICULTIES);
}

/**
 * Where a stability lies between the points, at most just below the last: the point under it and the way to the next.
 */
export function stabilityPlace(stability: number): number {
  const place = (Math.log(stability) - LOWEST) / STEP;
  return Math.min(Math.max(place, 0), STABILITIES - 1 - 1e-9);
}

export function difficultyPlace(difficulty: number): number {
  return Math.min(Math.max(((difficulty - 1) * (DIFFICULTIES - 1)) / 9, 0), DIFFICULTIES - 1 - 1e-9);
}

/** A value on the grid at any state; `from` is where the table begins. */
export function valueAt(table: Float64Array, from: number, stability: number, difficulty: number): number {
  const s = stabilityPlace(stability);
  const d = difficultyPlace(difficulty);
  const [low, under] = [Math.floor(s), Math.floor(d)];
  const [up, right] = [s - low, d - under];
  const at = from + low * DIFFICULTIES + under;
  const here = (table[at] ?? 0) * (1 - right) + (table[at + 1] ?? 0) * right;
  const next = (table[at + DIFFICULTIES] ?? 0) * (1 - right) + (table[at + DIFFICULTIES + 1] ?? 0) * right;
  return here * (1 - up) + next * up;
}

/** Ends of an answer: not known, Hard, Good, Easy. */
export const ENDS = 4;

/**
 * What an answer does some days after the last one, for every node: of each end the lower of the two stability points
 * it falls between (the difficulty point is that of the node) and the chance that goes to each of the two.
 */
export type Moves = {
  readonly target: Uint16Array;
  readonly toLower: Float64Array;
  readonly toUpper: Float64Array;
  readonly recall: Float64Array;
  /** Expected seconds of the answer. */
  readonly seconds: Float64Array;
};

export function movesAfter(days: number, memory: MemoryModel, model: ExamModel): Moves {
  const moves = {
    target: new Uint16Array(NODES * ENDS),
    toLower: new Float64Array(NODES * ENDS),
    toUpper: new Float64Array(NODES * ENDS),
    recall: new Float64Array(NODES),
    seconds: new Float64Array(NODES),
  };
  const { passSeconds, failSeconds } = model.costs;
  for (let node = 0; node < NODES; node += 1) {
    const [stability, difficulty] = [stabilityOf(node), difficultyOf(node)];
    const recall = memory.recall(days, stability);
    moves.recall[node] = recall;
    moves.seconds[node] = recall * passSeconds + (1 - recall) * failSeconds;
    for (let end = 0; end < ENDS; end += 1) {
      const after =
        end === 0
          ? memory.lapsed(stability, difficulty, recall)
          : memory.passed(stability, difficulty, recall, end + 1);
      const share = end === 0 ? 1 - recall : recall * (model.passShares[end - 1] ?? 0);
      const place = stabilityPlace(after);
      const low = Math.floor(place);
      const at = node * ENDS + end;
      moves.target[at] = low * DIFFICULTIES + (node % DIFFICULTIES);
      moves.toLower[at] = share * (1 - (place - low));
      moves.toUpper[at] = share * (place - low);
    }
  }
  return moves;
}

/** Where each difficulty point goes by each end: the place among the points, by `end × DIFFICULTIES + point`. */
export function difficultyMoves(memory: MemoryModel): Float64Array {
  const places = new Float64Array(ENDS * DIFFICULTIES);
  for (let end = 0; end < ENDS; end += 1)
    for (let point = 0; point < DIFFICULTIES; point += 1) {
      const before = difficultyOf(point);
      const after = end === 0 ? memory.difficultyLapsed(before) : memory.difficultyAfter(before, end + 1);
      places[end * DIFFICULTIES + point] = difficultyPlace(after);
    }
  return places;
}
