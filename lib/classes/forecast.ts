import { seededRandom } from "#lib/base/random.ts";
import { daysToRetention, type Strength, strengthAfter } from "#lib/schedule/fsrs.ts";
import { recallCurve } from "#lib/schedule/recall.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";
import { type Audit, audited } from "./audit.ts";

/** A card that a pupil has met. Days are day numbers of the pupil's study days. */
export type MetCard = Strength & { readonly last: number; readonly due: number };

/** How a pupil has been studying some cards lately. */
export type Pace = {
  /** So many days were looked at, today included. */
  readonly days: number;
  /** On so many of them the cards were studied. */
  readonly studied: number;
  /** Different cards answered, summed over those days: a card that is asked three times in a sitting is one. */
  readonly cards: number;
  /** The most on one of them. */
  readonly most: number;
  /** How many of those cards were met for the first time. */
  readonly fresh: number;
  /** Day number of the last of those days; null when there is none. */
  readonly last: number | null;
};

export type ForecastQuestion = {
  readonly met: readonly MetCard[];
  readonly unmet: number;
  readonly today: number;
  /** The day that the forecast is for; a day that has passed is asked as today. */
  readonly on: number;
  readonly pace: Pace;
  readonly rules: ScheduleRules;
  readonly seed: string;
};

/** Shares of all the cards, met or not, 0 to 1. */
export type Forecast = {
  /** Expected to be known now. */
  readonly now: number;
  /** On the day, when nothing more is studied. */
  readonly ifStopped: number;
  /** On the day, when it goes on as lately. */
  readonly atPace: number;
  /** Of all cards, how many will have been met by then. */
  readonly met: number;
  /** On so many more days the cards will be studied. */
  readonly studyDays: number;
};

/** The days are played so many times, each with so many cards that stand for all: the mean moves by a point or so. */
const PLAYS = 4;
const MOST_PLAYED = 24;
/** Whoever leaves less than this share of a sitting undone answers whatever is due. */
const KEEPS_UP = 0.15;
/** And could do so much more than on the fullest day of late. */
const STRETCH = 1.25;

/**
 * What will be known of some cards on a day if a pupil goes on as lately: on as many days of a week, so many cards at a
 * time, what is due first. The days between are played with the memory model; the same question gives the same answer.
 * Nobody's good resolutions are counted, nor a sprint before the day.
 */
export function forecast(question: ForecastQuestion, audit?: Audit): Forecast {
  const [claimed, verified] = forecasts(question, audit ?? null);
  return verified ?? claimed;
}

/** The same by the log and, with an audit, as checks correct it: the days are the same, what is known on them differs. */
export function forecasts(
  question: ForecastQuestion,
  audit: Audit | null,
): readonly [claimed: Forecast, verified: Forecast | null] {
  const { met, unmet, today, pace } = question;
  const on = Math.max(question.on, today);
  const total = met.length + unmet;
  if (total === 0) return [NOTHING, audit && NOTHING];
  const sorted = [...met].sort((a, b) => a.stability - b.stability || a.last - b.last || a.due - b.due);
  const plays = Array.from({ length: PLAYS }, (_, round) => {
    const sample = sampled(sorted, MOST_PLAYED, round);
    const scale = sample.length === 0 ? 1 : met.length / sample.length;
    const seed = `${question.seed} ${round}`;
    const days = studyDays(pace, today, on, seed);
    const room = roomOf(question) / scale;
    const freshRoom = pace.studied === 0 ? 0 : pace.fresh / pace.studied / scale;
    const played = play({ ...question, seed, met: sample, unmet: unmet / scale, days, room, freshRoom });
    return { played, scale, days: days.length };
  });
  const read = (shift: Audit | null): Forecast => ({
    now: known(question, met, today, shift) / total,
    ifStopped: known(question, met, on, shift) / total,
    atPace: mean(plays.map(({ played, scale }) => known(question, played, on, shift) * scale)) / total,
    met: Math.min(total, Math.round(mean(plays.map(({ played, scale }) => played.length * scale)))),
    studyDays: Math.round(mean(plays.map(({ days }) => days))),
  });
  return [read(null), audit && read(audit)];
}

const NOTHING: Forecast = { now: 0, ifStopped: 0, atPace: 0, met: 0, studyDays: 0 };

function known(
  { rules }: ForecastQuestion,
  cards: readonly (Strength & { readonly last: number })[],
  day: number,
  audit: Audit | null,
): number {
  const recall = recallCurve(rules.parameters);
  let sum = 0;
  for (const { last, stability } of cards) {
    const predicted = recall(day - last, stability);
    sum += audit ? audited(predicted, audit) : predicted;
  }
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The days to come on which a pupil will study: each with the chance of late, because it is the long gaps that cost. The
 * dice are seeded. Today is over for who has studied today.
 */
export function studyDays(pace: Pace, today: number, until: number, seed: string): readonly number[] {
  if (pace.last === null) return [];
  const rate = rateOf(pace, today);
  const roll = seededRandom(`days ${seed}`);
  const found: number[] = [];
  for (let day = pace.last === today ? today + 1 : today; day < until; day += 1)
    if (roll() < rate) found.push(day);
  return found;
}

/** A gap that would come by chance less often than this is no chance: they have stopped. */
const NO_CHANCE = 0.05;

/** The chance that a pupil studies on a day. Who has been away longer than their rhythm explains is taken at that. */
export function rateOf({ days, studied, last }: Pace, today: number): number {
  if (last === null || days === 0) return 0;
  const away = Math.max(0, today - last - 1);
  const before = Math.min(1, studied / Math.max(1, days - away));
  return (1 - before) ** away < NO_CHANCE ? 1 / (away + 2) / 2 : Math.min(1, studied / days);
}

/** How many cards a sitting has room for: as many as lately, or a full day's for who leaves nothing undone. */
function roomOf({ met, pace }: ForecastQuestion): number {
  const { last } = pace;
  if (last === null || pace.studied === 0) return 0;
  const each = pace.cards / pace.studied;
  const left = met.filter((card) => card.due <= last && card.last < last).length;
  return left <= each * KEEPS_UP ? pace.most * STRETCH : each;
}

type Played = { stability: number; difficulty: number; last: number; due: number; roll: () => number };

function play(
  question: ForecastQuestion & {
    readonly days: readonly number[];
    readonly room: number;
    readonly freshRoom: number;
  },
): readonly Played[] {
  const { rules, seed, days, room, freshRoom } = question;
  const cards: Played[] = question.met.map((card, i) => ({ ...card, roll: seededRandom(`${seed} ${i}`) }));
  const recall = recallCurve(rules.parameters);
  let owed = 0;
  let unmet = question.unmet;
  for (const day of days) {
    const due = cards.filter((card) => card.due <= day).sort((a, b) => a.due - b.due);
    const done = Math.min(due.length, Math.round(room));
    for (const card of due.slice(0, done)) answer(card, day, rules, recall);
    // Reviews are kept up first; what is met anew is what a sitting brought lately, where there is room left.
    const fresh = Math.min(freshRoom, unmet, Math.max(0, room - done));
    owed += fresh;
    unmet -= fresh;
    while (owed >= 1 || (unmet <= 0 && owed >= 0.5)) {
      owed -= 1;
      const roll = seededRandom(`${seed} new ${cards.length}`);
      const met = roll() < KNOWN_AT_FIRST ? strengthAfter(null, 0, 3, rules) : learnt(null, 0, rules);
      cards.push({ ...met, last: day, due: day + intervalOf(met, rules), roll });
    }
  }
  return cards;
}

/** So many new cards are known, or guessed, when they are first asked. */
const KNOWN_AT_FIRST = 0.3;

function answer(
  card: Played,
  day: number,
  rules: ScheduleRules,
  recall: ReturnType<typeof recallCurve>,
): void {
  const elapsed = Math.max(0, day - card.last);
  const knew = card.roll() < recall(elapsed, card.stability);
  Object.assign(card, knew ? strengthAfter(card, elapsed, 3, rules) : learnt(card, elapsed, rules));
  card.last = day;
  card.due = day + intervalOf(card, rules);
}

/** Missed, and known when it is asked again in the same sitting. */
function learnt(before: Strength | null, elapsed: number, rules: ScheduleRules): Strength {
  return strengthAfter(strengthAfter(before, elapsed, 1, rules), 0, 3, rules);
}

function intervalOf(strength: Strength, rules: ScheduleRules): number {
  return Math.min(
    rules.maximumIntervalDays,
    Math.max(1, Math.round(daysToRetention(strength.stability, rules))),
  );
}

/** At most so many of cards in order, evenly from the weakest to the strongest; another round takes others. */
function sampled(sorted: readonly MetCard[], most: number, round: number): readonly MetCard[] {
  if (sorted.length <= most) return sorted;
  const stride = sorted.length / most;
  return Array.from(
    { length: most },
    (_, i) => sorted[Math.floor((i + (round + 0.5) / PLAYS) * stride)],
  ).flatMap((card) => card ?? []);
}
