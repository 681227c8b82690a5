import type { Slot } from "./slots.ts";

/** What is believed of the memory of each card, in the order of the problem's cards; days are counted from today. */
export type Standing = {
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  /** The day of the last answer; below 0 before today. */
  readonly last: Float64Array;
  /** 0 until it was answered once. */
  readonly seen: Uint8Array;
};

/** A way to choose what is studied. */
export type Rule = {
  /**
   * What a second spent on a card on this day is worth against other cards; 0 or less: it is not asked. Only asked for
   * cards that may be.
   */
  readonly index: (card: number, slot: number) => number;
  /** Told after each answer, when the standing is the new one. */
  readonly answered: (card: number, slot: number) => void;
};

/** Who answers: the model with dice, or in a bench a learner whose memory is another. */
export type World = {
  /** The seconds that the answer is expected to take, before it is given. */
  readonly expectedSeconds: (card: number, day: number) => number;
  /** Answers, changes the standing, and returns the seconds that it took. */
  readonly answer: (card: number, day: number) => number;
};

export type Played = {
  readonly newCards: Float64Array;
  readonly reviews: Float64Array;
  /** What the answers of each day took, and what they were expected to take. */
  readonly seconds: Float64Array;
  readonly expectedSeconds: Float64Array;
  /** The cards of the first day with time, in their order. */
  readonly first: readonly number[];
};

export type Play = {
  readonly slots: readonly Slot[];
  /** Seconds of each slot that are left to plan. */
  readonly budgets: readonly number[];
  readonly standing: Standing;
  readonly rule: Rule;
  readonly world: World;
  /** Whether a card may be asked on the first day, when that is today. */
  readonly doneToday: (card: number) => boolean;
  /** Called before the first day that is not before `examDays[exam]`, or at the end, with the standing at that exam. */
  readonly examDays: readonly number[];
  readonly onExam: (exam: number) => void;
};

/**
 * Plays the days: each begins with the cards by falling index; one is taken when its expected seconds still fit, so
 * that no day is expected to take longer than it may. Each card has at most one turn a day.
 */
export function play(game: Play): Played {
  const { slots, budgets, standing, rule, world, examDays } = game;
  const count = standing.seen.length;
  const played = {
    newCards: new Float64Array(slots.length),
    reviews: new Float64Array(slots.length),
    seconds: new Float64Array(slots.length),
    expectedSeconds: new Float64Array(slots.length),
  };
  const index = new Float64Array(count);
  const exams = examDays.map((day, exam) => ({ day, exam })).sort((a, b) => a.day - b.day);
  let first: readonly number[] = [];
  slots.forEach(({ day }, slot) => {
    while (exams[0] && exams[0].day <= day) game.onExam(exams.shift()?.exam ?? 0);
    const asked: number[] = [];
    for (let card = 0; card < count; card += 1) {
      if (day === 0 && game.doneToday(card)) continue;
      const worth = rule.index(card, slot);
      index[card] = worth;
      if (worth > 0) asked.push(card);
    }
    asked.sort((a, b) => (index[b] ?? 0) - (index[a] ?? 0) || a - b);
    const budget = budgets[slot] ?? 0;
    const taken: number[] = [];
    let spent = 0;
    for (const card of asked) {
      const expected = world.expectedSeconds(card, day);
      if (spent + expected > budget) continue;
      const isNew = standing.seen[card] === 0;
      const took = world.answer(card, day);
      spent += took;
      played.expectedSeconds[slot] = (played.expectedSeconds[slot] ?? 0) + expected;
      if (isNew) played.newCards[slot] = (played.newCards[slot] ?? 0) + 1;
      else played.reviews[slot] = (played.reviews[slot] ?? 0) + 1;
      rule.answered(card, slot);
      taken.push(card);
    }
    played.seconds[slot] = spent;
    if (slot === 0) first = taken;
  });
  for (const { exam } of exams) game.onExam(exam);
  return { ...played, first };
}
