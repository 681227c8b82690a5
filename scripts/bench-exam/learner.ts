import { hash32, seededRandom } from "#lib/base/random.ts";
import { type MemoryModel, memoryModel } from "#lib/exam/memory.ts";
import { choice, roll } from "#lib/exam/model-world.ts";
import type { Standing, World } from "#lib/exam/play.ts";
import type { ExamModel } from "#lib/exam/types.ts";
import { CALIBRATION_STEPS, stepOf } from "#lib/memory/scores.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { nextStep } from "#lib/schedule/steps.ts";
import { type Kind, type Truth, truthOf } from "./truth.ts";

/** What the policies believe: the published parameters, and the median times of the simulator's figures below. */
export const BELIEVED: ExamModel = {
  parameters: DEFAULT_PARAMETERS,
  costs: { newSeconds: 38, passSeconds: 13, failSeconds: 38 },
  passShares: [0.224, 0.631, 0.145],
  firstShares: [0.24, 0.094, 0.495, 0.171],
};

/** Seconds by rating, and what follows a rating within a sitting: the published figures of the FSRS simulator. */
const SECONDS = {
  learning: [19.58, 18.79, 13.78, 10.71],
  review: [19.38, 17.59, 12.38, 8.94],
  relearning: [16.44, 15.25, 12.32, 8.03],
} as const;
const FOLLOWS = {
  learning: [
    [0.3687, 0.0628, 0.5108, 0.0577],
    [0.0441, 0.4553, 0.4457, 0.0549],
    [0.0518, 0.047, 0.8462, 0.055],
  ],
  relearning: [
    [0.2157, 0.0643, 0.6595, 0.0605],
    [0.05, 0.4638, 0.4475, 0.0387],
    [0.1056, 0.1434, 0.7266, 0.0244],
  ],
} as const;
const STEPS = { learning: [1, 10], relearning: [10] } as const;
const MOST_STEPS = 6;
const TIME_NOISE = 0.25;

/** One simulated learner with a deck: how they answer, what is believed of them, and what is true. */
export type Learner = {
  readonly standing: Standing;
  readonly world: World;
  readonly truth: Truth;
  readonly answers: Uint16Array;
  /** What was expected of reviews, in equal steps, and how they went: as the app sums it up. */
  readonly reviews: readonly Reviews[];
};

type Reviews = { n: number; predicted: number; recalled: number };

/** The same seed is the same learner with the same luck, whatever rule they study by. */
export function learnerOf(kind: Kind, seed: string, cards: number): Learner {
  const truth = truthOf(kind, cards, seededRandom(`${seed} mind`));
  const dice = Uint32Array.from({ length: cards }, (_, card) => hash32(`${seed} dice ${card}`));
  const believed = memoryModel(BELIEVED.parameters);
  const standing: Standing = {
    stability: new Float64Array(cards),
    difficulty: new Float64Array(cards),
    last: new Float64Array(cards),
    seen: new Uint8Array(cards),
  };
  const answers = new Uint16Array(cards);
  const noise = kind === "exact" ? 0 : TIME_NOISE;
  const took = (seconds: number, card: number): number => {
    if (noise === 0) return seconds;
    const z = Math.sqrt(-2 * Math.log(1 - roll(dice, card))) * Math.cos(2 * Math.PI * roll(dice, card));
    return seconds * Math.exp(noise * z - (noise * noise) / 2);
  };
  const reviews = Array.from(
    { length: CALIBRATION_STEPS },
    (): Reviews => ({ n: 0, predicted: 0, recalled: 0 }),
  );
  const game = { truth, dice, believed, standing, took, reviews };
  const { newSeconds, passSeconds, failSeconds } = BELIEVED.costs;
  return {
    standing,
    truth,
    answers,
    reviews,
    world: {
      expectedSeconds: (card, day) => {
        if (standing.seen[card] === 0) return newSeconds;
        const recall = believed.recall(day - (standing.last[card] ?? 0), standing.stability[card] ?? 1);
        return recall * passSeconds + (1 - recall) * failSeconds;
      },
      answer: (card, day) => {
        answers[card] = (answers[card] ?? 0) + 1;
        return standing.seen[card] === 0 ? meet(game, card, day) : review(game, card, day);
      },
    },
  };
}

type Game = {
  readonly truth: Truth;
  readonly dice: Uint32Array;
  readonly believed: MemoryModel;
  readonly standing: Standing;
  readonly took: (seconds: number, card: number) => number;
  readonly reviews: readonly Reviews[];
};

function meet(game: Game, card: number, day: number): number {
  const { truth, dice, believed, standing } = game;
  const rating = 1 + choice(BELIEVED.firstShares, roll(dice, card));
  truth.first(card, day, rating);
  standing.stability[card] = believed.firstStability(rating);
  standing.difficulty[card] = believed.firstDifficulty(rating);
  standing.last[card] = day;
  standing.seen[card] = 1;
  return game.took(SECONDS.learning[rating - 1] ?? 0, card) + steps(game, "learning", card, day, rating);
}

function review(game: Game, card: number, day: number): number {
  const { truth, dice, believed, standing } = game;
  const known = roll(dice, card) < truth.recall(card, day);
  const rating = known ? 2 + choice(BELIEVED.passShares, roll(dice, card)) : 1;
  const [s, d] = [standing.stability[card] ?? 1, standing.difficulty[card] ?? 5];
  const expected = believed.recall(day - (standing.last[card] ?? 0), s);
  const step = game.reviews[stepOf(expected)];
  if (step) {
    step.n += 1;
    step.predicted += expected;
    step.recalled += known ? 1 : 0;
  }
  standing.stability[card] = known
    ? believed.passed(s, d, expected, rating)
    : believed.failed(s, d, expected);
  standing.difficulty[card] = believed.difficultyAfter(d, rating);
  standing.last[card] = day;
  truth.review(card, day, rating);
  const seconds = game.took(SECONDS.review[rating - 1] ?? 0, card);
  return known ? seconds : seconds + steps(game, "relearning", card, day, 1);
}

/** The rest of a sitting with a card: its steps, as the scheduler has them, with ratings that follow one another. */
function steps(
  { truth, dice, believed, standing, took }: Game,
  phase: "learning" | "relearning",
  card: number,
  day: number,
  from: number,
): number {
  let seconds = 0;
  let rating = from;
  let next = nextStep(STEPS[phase], 0, phase === "relearning" ? 1 : (rating as Rating));
  for (let more = 0; more < MOST_STEPS && next.kind === "step"; more += 1) {
    rating = 1 + choice(FOLLOWS[phase][Math.min(2, rating - 1)] ?? [], roll(dice, card));
    truth.sameDay(card, day, rating);
    standing.stability[card] = believed.sameDay(standing.stability[card] ?? 1, rating);
    standing.difficulty[card] = believed.difficultyAfter(standing.difficulty[card] ?? 5, rating);
    seconds += took(SECONDS[phase === "learning" ? "learning" : "relearning"][rating - 1] ?? 0, card);
    next = nextStep(STEPS[phase], next.step, rating as Rating);
  }
  return seconds;
}
