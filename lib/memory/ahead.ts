import { seededRandom } from "#lib/base/random.ts";
import {
  addDays,
  dayFromName,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  type StudyDay,
} from "#lib/base/study-time.ts";
import { type Memory, remember } from "#lib/schedule/answer.ts";
import type { CardState, Rating } from "#lib/schedule/events.ts";
import { fuzzRoll, type Move } from "#lib/schedule/intervals.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";

/** Days that are played before they come: what a way of studying would take, and what it would leave known. */
export type AheadQuestion = {
  /** Cards that were met: all of them, or a fair sample. */
  readonly states: readonly CardState[];
  /** How many cards each of the sample stands for. */
  readonly scale: number;
  /** Cards not met yet. */
  readonly unseen: number;
  readonly rules: ScheduleRules;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly today: StudyDay;
  readonly days: number;
  /** Seconds for a card with its steps: met for the first time, known, and not. */
  readonly seconds: { readonly first: number; readonly known: number; readonly lapse: number };
  /** How this learner rates: Again to Easy at first sight, and Hard, Good, Easy of what is known. */
  readonly firstShares: readonly [number, number, number, number];
  readonly passShares: readonly [number, number, number];
  readonly seed: string;
  /** Days off, counted from today: nothing is asked. */
  readonly off?: readonly number[];
  /**
   * Where an interval may fall, by what the days to come carry already, as in study (lib/study/balance.ts); left out,
   * the dice alone say.
   */
  readonly moves?: Moves;
};

export type Moves = (
  today: StudyDay,
  load: Readonly<Record<StudyDay, number>>,
) => ((roll: number) => Move) | undefined;

export type AheadDay = {
  readonly reviews: number;
  readonly newCards: number;
  readonly minutes: number;
  /** Cards expected to be known at the end of the day. */
  readonly known: number;
  /** Due and left over at the end of the day. */
  readonly waiting: number;
};

type Player = {
  memory: Memory;
  due: number;
  answers: number;
  readonly place: number;
  readonly id: string;
  readonly roll: () => number;
};

/** What one day is played with. */
type Played = {
  readonly question: AheadQuestion;
  readonly day: number;
  readonly zero: number;
  readonly move: ((roll: number) => Move) | undefined;
};

/** A card may have this many answers on one day; then it is left until the next. */
const MOST_STEPS = 8;
/** Noon: every card is asked at one time of the day. */
const NOON = 12 * MS_PER_HOUR;
/** From one answer of a day to the next. */
const STEP = 10 * MS_PER_MINUTE;

/**
 * Plays the days with the real scheduler: each due card is known with the chance that the model gives, rated as the
 * learner rates, and scheduled by `remember` with its steps and its fuzz, the longest overdue first, within the limits.
 * The same question gives the same answer, and a card has the same luck whatever the rules. `onAsked` is told which
 * card comes on which day: those that were met by their place, then the new ones.
 */
export function playAhead(
  question: AheadQuestion,
  onAsked: (card: number, day: number) => void = () => {},
): readonly AheadDay[] {
  const { rules, scale, today, days, moves } = question;
  const zero = dayFromName(today);
  const cards = question.states.flatMap((state, i) => player(state, zero, i, `${question.seed} met ${i}`));
  const off = new Set(question.off);
  const load: Record<StudyDay, number> = {};
  const carry = (due: number, more: 1 | -1): void => {
    if (!moves) return;
    const name = addDays(today, Math.max(0, due));
    load[name] = (load[name] ?? 0) + more * scale;
  };
  for (const card of cards) carry(card.due, 1);
  const played: AheadDay[] = [];
  let unseen = Math.round(question.unseen / scale);
  let fresh = 0;
  for (let day = 0; day < days; day += 1) {
    const due = cards.filter((card) => card.due <= day).sort((a, b) => a.due - b.due);
    const room = off.has(day) ? 0 : Math.round(question.reviewsPerDay / scale);
    const asked = due.slice(0, room);
    const playing = { question, day, zero, move: moves?.(addDays(today, day), load) };
    let spent = 0;
    for (const card of asked) {
      carry(card.due, -1);
      spent += review(card, playing);
      carry(card.due, 1);
      onAsked(card.place, day);
    }
    // Fractions of a new card a day are saved up.
    const meant =
      Math.round(((day + 1) * question.newPerDay) / scale) - Math.round((day * question.newPerDay) / scale);
    const met = off.has(day) ? 0 : Math.min(unseen, meant);
    for (let i = 0; i < met; i += 1) {
      const card = newPlayer(question.states.length + fresh, `${question.seed} new ${fresh}`);
      fresh += 1;
      spent += meet(card, playing);
      carry(card.due, 1);
      onAsked(card.place, day);
      cards.push(card);
    }
    unseen -= met;
    played.push({
      reviews: asked.length * scale,
      newCards: met * scale,
      minutes: (spent * scale) / 60,
      known: scale * cards.reduce((sum, card) => sum + knownAt(card, day + 1, zero, rules), 0),
      waiting: (due.length - asked.length) * scale,
    });
  }
  return played;
}

function player(state: CardState, zero: number, place: number, seed: string): readonly Player[] {
  const { memory, suspended, buriedUntil } = state;
  if (memory.kind === "new" || suspended) return [];
  const due = memory.due.kind === "day" ? dayFromName(memory.due.day) - zero : 0;
  const open = buriedUntil === null ? due : Math.max(due, dayFromName(buriedUntil) - zero);
  return [{ memory, due: open, answers: state.answers, place, id: seed, roll: seededRandom(seed) }];
}

function newPlayer(place: number, seed: string): Player {
  return { memory: { kind: "new" }, due: 0, answers: 0, place, id: seed, roll: seededRandom(seed) };
}

function review(card: Player, today: Played): number {
  const { rules, seconds, passShares } = today.question;
  const known = card.roll() < knownAt(card, today.day, today.zero, rules);
  const luck = card.roll();
  answer(card, 0, known ? pick(luck, passShares, 2) : 1, today);
  finish(card, today);
  return known ? seconds.known : seconds.lapse;
}

function meet(card: Player, today: Played): number {
  const { firstShares, seconds } = today.question;
  answer(card, 0, pick(card.roll(), firstShares, 1), today);
  finish(card, today);
  return seconds.first;
}

/** The steps of the day: Good until the card comes back on another day. */
function finish(card: Player, today: Played): void {
  for (let i = 1; i < MOST_STEPS && card.memory.kind === "seen" && card.memory.due.kind === "instant"; i += 1)
    answer(card, i, 3, today);
  const { memory } = card;
  card.due =
    memory.kind === "seen" && memory.due.kind === "day"
      ? dayFromName(memory.due.day) - today.zero
      : today.day + 1;
}

function answer(card: Player, step: number, rating: Rating, { question, day, zero, move }: Played): void {
  const { rules } = question;
  const studyTime = (zero + day) * MS_PER_DAY + NOON + step * STEP;
  const roll = rules.fuzz ? fuzzRoll("ahead", card.id, card.answers) : null;
  card.memory = remember(
    card.memory,
    {
      rating,
      at: studyTime,
      studyTime,
      dueShown: null,
      move: roll === null ? null : (move?.(roll) ?? roll),
    },
    rules,
  );
  card.answers += 1;
}

function knownAt({ memory }: Player, day: number, zero: number, rules: ScheduleRules): number {
  if (memory.kind === "new") return 0;
  const elapsed = zero + day - Math.floor(memory.lastStudyTime / MS_PER_DAY);
  return recallAfter(Math.max(0, elapsed), memory.stability, rules.parameters);
}

/** The rating at a point of the shares, the first of which is `from`. */
function pick(luck: number, shares: readonly number[], from: 1 | 2): Rating {
  let left = luck * shares.reduce((sum, share) => sum + share, 0);
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return RATINGS[from - 1 + i] ?? 4;
  }
  return 4;
}

const RATINGS: readonly Rating[] = [1, 2, 3, 4];

/** The days added up by week: what a person can read. */
export type AheadWeek = {
  readonly from: StudyDay;
  readonly reviewsPerDay: number;
  readonly minutesPerDay: number;
  readonly known: number;
};

/** The mean of each week; a last part of a week counts for itself. */
export function byWeek(days: readonly AheadDay[], today: StudyDay): readonly AheadWeek[] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => {
    const own = days.slice(week * 7, week * 7 + 7);
    const mean = (of: (day: AheadDay) => number): number =>
      own.reduce((sum, day) => sum + of(day), 0) / Math.max(1, own.length);
    return {
      from: addDays(today, week * 7),
      reviewsPerDay: mean((day) => day.reviews + day.newCards),
      minutesPerDay: mean((day) => day.minutes),
      known: own.at(-1)?.known ?? 0,
    };
  });
}
