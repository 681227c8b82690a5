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
  /** The cards of each day with time, in their order. */
  readonly taken: readonly (readonly number[])[];
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
  /** A number for cards that give each other away, −1 for one that does not; left out where none do. */
  readonly siblings?: (card: number) => number;
  /** Called before the first day that is not before `examDays[exam]`, or at the end, with the standing at that exam. */
  readonly examDays: readonly number[];
  readonly onExam: (exam: number) => void;
};

/**
 * Plays the days: each begins with the cards by falling index; one is taken when its expected seconds still fit, so
 * that no day is expected to take longer than it may. Each card has at most one turn a day. A card whose sibling had
 * its turn waits for another day as long as others fill the time, except on the last day before an exam.
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
  const asked = new Int32Array(count);
  const exams = examDays.map((day, exam) => ({ day, exam })).sort((a, b) => a.day - b.day);
  const taken: number[][] = [];
  slots.forEach(({ day, length }, slot) => {
    while (exams[0] && exams[0].day <= day) game.onExam(exams.shift()?.exam ?? 0);
    let open = 0;
    for (let card = 0; card < count; card += 1) {
      if (day === 0 && game.doneToday(card)) continue;
      const worth = rule.index(card, slot);
      index[card] = worth;
      if (worth > 0) asked[open++] = card;
    }
    const budget = budgets[slot] ?? 0;
    const today: number[] = [];
    let spent = 0;
    const take = (card: number): boolean => {
      const expected = world.expectedSeconds(card, day);
      if (spent + expected > budget) return false;
      const isNew = standing.seen[card] === 0;
      spent += world.answer(card, day);
      played.expectedSeconds[slot] = (played.expectedSeconds[slot] ?? 0) + expected;
      if (isNew) played.newCards[slot] = (played.newCards[slot] ?? 0) + 1;
      else played.reviews[slot] = (played.reviews[slot] ?? 0) + 1;
      rule.answered(card, slot);
      today.push(card);
      return true;
    };
    const nextDay = slots[slot + 1]?.day ?? Number.POSITIVE_INFINITY;
    const isLast = exams.some((exam) => exam.day <= nextDay);
    const siblings = isLast || length > 1 ? undefined : game.siblings;
    const used = new Set<number>();
    if (siblings && day === 0)
      for (let card = 0; card < count; card += 1) if (game.doneToday(card)) used.add(siblings(card));
    const waiting: number[] = [];
    let misses = 0;
    for (const card of falling(asked, open, index)) {
      const family = siblings?.(card) ?? -1;
      if (family >= 0 && used.has(family)) waiting.push(card);
      else if (take(card)) {
        misses = 0;
        if (family >= 0) used.add(family);
      } else {
        misses += 1;
        if (misses > MOST_MISSES) break;
      }
    }
    // Time that nothing else fills is not left unspent.
    for (const card of waiting) take(card);
    played.seconds[slot] = spent;
    taken.push(today);
  });
  for (const { exam } of exams) game.onExam(exam);
  return { ...played, taken };
}

/** When so many cards in a row do not fit into what is left of a day, no other is looked for. */
const MOST_MISSES = 1_000;

/**
 * The cards by falling index, those worth the same in their order: a heap, because a day has time for few of very many.
 */
function* falling(cards: Int32Array, count: number, index: Float64Array): Generator<number> {
  const before = (a: number, b: number): boolean => {
    const [worthA, worthB] = [index[a] ?? 0, index[b] ?? 0];
    return worthA > worthB || (worthA === worthB && a < b);
  };
  const sink = (from: number, size: number): void => {
    const card = cards[from] ?? 0;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(cards[child + 1] ?? 0, cards[child] ?? 0)) child += 1;
      if (!before(cards[child] ?? 0, card)) break;
      cards[at] = cards[child] ?? 0;
      at = child;
    }
    cards[at] = card;
  };
  for (let at = (count >> 1) - 1; at >= 0; at -= 1) sink(at, count);
  for (let size = count; size > 0; size -= 1) {
    const first = cards[0] ?? 0;
    cards[0] = cards[size - 1] ?? 0;
    sink(0, size - 1);
    yield first;
  }
}
