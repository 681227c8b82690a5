import { hash32 } from "#lib/base/random.ts";
import { cardSpread, levelOf, moved, readBy } from "./levels.ts";
import { modelWorld, roll, standingOf } from "./model-world.ts";
import { type Played, play, type Rule, type Standing } from "./play.ts";
import type { Scenario } from "./predict.ts";
import { budgetsOf } from "./prices.ts";
import type { Problem } from "./problem.ts";
import type { NamedProspect } from "./shortage.ts";
import type { PredictionCorrection, SharedExam } from "./types.ts";

/** One run through the days. */
export type Run = {
  readonly played: Played;
  /** By exam, for every card: the chance of knowing it there; 0 for one that is unseen by then. */
  readonly chances: readonly Float64Array[];
  readonly seen: readonly Uint8Array[];
};

/**
 * Enough runs to tell how the score hangs on the learner, few enough to be quick; fewer for a plan that is to come at
 * once.
 */
export function runsFor({ cards }: Problem, atOnce: boolean): number {
  // With very many cards luck evens out within each run.
  const many = cards.length > 6_000;
  const [least, answers] = atOnce ? [many ? 3 : 4, 1200] : [many ? 5 : 8, 3000];
  return Math.min(24, Math.max(least, Math.ceil(answers / Math.max(1, cards.length))));
}

/**
 * Plays the days once for each scenario: with a learner whose memory is as the model has it, but better or worse by a
 * level that the rule does not know, and by something of its own for each card. So what is not known about a learner
 * goes through all of their days.
 */
export function replay(
  problem: Problem,
  ruleFor: (standing: Standing) => Rule,
  scenarios: readonly Scenario[],
  correction: PredictionCorrection | null,
): readonly Run[] {
  const budgets = budgetsOf(problem);
  const reading = correction?.reading ?? null;
  const { cards, examDays, memory, seed } = problem;
  const kept = cards.some((card) => card.siblings >= 0);
  return scenarios.map(({ z }, at) => {
    const standing = standingOf(problem);
    const rule = ruleFor(standing);
    const given = Float64Array.from(cards, (card) => card.answers);
    const chances = examDays.map(() => new Float64Array(cards.length));
    const seen = examDays.map(() => new Uint8Array(cards.length));
    const own = ownNoise(problem, at);
    const truly = (chance: number, card: number): number => {
      const answers = given[card] ?? 0;
      const level = levelOf(z, answers, correction) + (own[card] ?? 0) * cardSpread(answers);
      return moved(readBy(chance, reading), level);
    };
    const played = play({
      slots: problem.slots,
      budgets,
      standing,
      rule: {
        index: rule.index,
        answered: (card, slot) => {
          given[card] = (given[card] ?? 0) + 1;
          rule.answered(card, slot);
        },
      },
      world: modelWorld(problem, standing, `${seed} ${at}`, truly),
      doneToday: (card) => cards[card]?.doneToday ?? false,
      ...(kept ? { siblings: (card: number) => cards[card]?.siblings ?? -1 } : {}),
      examDays,
      onExam: (exam) => {
        const day = examDays[exam] ?? 0;
        const [known, met] = [chances[exam], seen[exam]];
        if (!known || !met) return;
        for (let card = 0; card < cards.length; card += 1) {
          if (standing.seen[card] === 0) continue;
          const wait = Math.max(0, day - (standing.last[card] ?? 0));
          known[card] = truly(memory.recall(wait, standing.stability[card] ?? 1), card);
          met[card] = 1;
        }
      },
    });
    return { played, chances, seen };
  });
}

/** What each card has of its own in a run: a number from the normal distribution. */
function ownNoise({ cards, seed }: Problem, run: number): Float64Array {
  const dice = Uint32Array.from(cards, ({ cardId }) => hash32(`${seed} ${run} own ${cardId}`));
  return Float64Array.from(cards, (_, card) => {
    const radius = Math.sqrt(-2 * Math.log(1 - roll(dice, card)));
    return radius * Math.cos(2 * Math.PI * roll(dice, card));
  });
}

/** The cards of one exam on its day. A card counts as unseen when it was in most runs. */
export function prospectsOf(
  problem: Problem,
  exam: SharedExam,
  at: number,
  runs: readonly Run[],
): readonly NamedProspect[] {
  const own = new Map(exam.cards.map((card) => [card.cardId, card]));
  return problem.cards.flatMap(({ cardId }, card) => {
    const part = own.get(cardId);
    if (!part) return [];
    const met = runs.reduce((sum, { seen }) => sum + (seen[at]?.[card] ?? 0), 0);
    return [
      {
        cardId,
        topic: part.topic,
        weight: part.weight,
        chances: runs.map(({ chances }) => chances[at]?.[card] ?? 0),
        seen: 2 * met >= runs.length && met > 0,
      },
    ];
  });
}
