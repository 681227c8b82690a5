import { seededRandom } from "#lib/base/random.ts";
import {
  dayFromName,
  dayName,
  dayNumber,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
} from "#lib/base/study-time.ts";
import { predictionFor } from "#lib/classes/audit.ts";
import type { AnsweredEvent, CardState, Rating } from "#lib/schedule/events.ts";
import { NEW_CARD, step } from "#lib/schedule/fold.ts";
import { DEFAULT_PARAMETERS, parameterBounds, type Strength, strengthAfter } from "#lib/schedule/fsrs.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { CHECK_EVERY } from "#lib/study/checks.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";

// A class whose memory is known. Every pupil has a true memory with parameters of its own, which nobody else may look at,
// and habits; what the app gets to see is a log of answers, folded by the product's own fold.

export type Habit = "diligent" | "regular" | "irregular" | "lazy" | "cramming" | "stopping" | "absent";

export type SimulatedPupil = {
  readonly id: string;
  readonly habit: Habit;
  /** The chance that a card that was not known is called known when nobody checks. */
  readonly optimism: number;
  readonly log: readonly LoggedAnswer[];
  /** The share of all cards truly known at the start of a day. */
  readonly truth: (day: number) => number;
  /** What the app holds of each card at the start of a day. */
  readonly statesOn: (day: number) => ReadonlyMap<string, CardState>;
};

export type LoggedAnswer = {
  readonly event: AnsweredEvent;
  /** Typed because the dice said so, and marked by the app. */
  readonly audited: boolean;
  readonly predicted: number | null;
};

export type SimulatedClass = {
  readonly cards: readonly string[];
  readonly start: number;
  readonly days: number;
  readonly pupils: readonly SimulatedPupil[];
};

export const START = dayFromName("2026-03-02");
/** How many of a class have each habit. */
const HABITS: readonly Habit[] = Object.entries({
  diligent: 7,
  regular: 7,
  irregular: 6,
  lazy: 3,
  cramming: 4,
  stopping: 2,
  absent: 1,
} satisfies Record<Habit, number>).flatMap(([habit, count]) =>
  Array.from({ length: count }, () => habit as Habit),
);

/** usual: a third call some of what they missed known. over-kind: these call nearly all of it known. */
export type Honesty = "usual" | "over-kind";

export function simulatedClass(
  seed: string,
  days: number,
  cardCount: number,
  honesty: Honesty = "usual",
): SimulatedClass {
  const cards = Array.from({ length: cardCount }, (_, i) => `card-${i}`);
  const pupils = HABITS.map((habit, i) => simulatedPupil(`${seed} ${i}`, habit, cards, days, honesty));
  return { cards, start: START, days, pupils };
}

type True = Strength & { last: number };

function simulatedPupil(
  id: string,
  habit: Habit,
  cards: readonly string[],
  days: number,
  honesty: Honesty,
): SimulatedPupil {
  const dice = seededRandom(`pupil ${id}`);
  const kind = dice() < 0.35;
  const optimism =
    kind && honesty === "over-kind" ? 0.85 + dice() * 0.15 : kind ? 0.4 + dice() * 0.5 : dice() * 0.08;
  const mine = { ...DEFAULT_PRESET, parameters: noisy(dice) };
  const room =
    habit === "cramming"
      ? 120
      : habit === "lazy" || habit === "irregular"
        ? 15 + dice() * 25
        : 40 + dice() * 40;
  const studies = attendance(habit, dice, days);
  const log: LoggedAnswer[] = [];
  const memory = new Map<string, True>();
  const app = new Map<string, CardState>();
  const history: { day: number; card: string; truth: True; state: CardState }[] = [];
  const order = [...cards];
  let sequence = 0;
  const answer = (card: string, day: number, minute: number): CardState => {
    const before = memory.get(card) ?? null;
    const known = before
      ? dice() <
        (before.last === day ? 0.9 : recallAfter(day - before.last, before.stability, mine.parameters))
      : dice() < 0.25;
    const state = app.get(card) ?? NEW_CARD;
    const checked = before !== null && before.last !== day && dice() < 1 / CHECK_EVERY;
    const claimed = known || (!checked && before !== null && dice() < optimism);
    const rating: Rating = claimed ? (dice() < 0.08 ? 2 : dice() < 0.08 ? 4 : 3) : 1;
    const time = day * MS_PER_DAY + 10 * MS_PER_HOUR + minute * MS_PER_MINUTE;
    sequence += 1;
    const event: AnsweredEvent = {
      kind: "answered",
      id: `${id} ${sequence}`,
      cardId: card,
      effectiveAt: time,
      studyTime: time,
      studyDay: dayName(day),
      deviceId: "simulated",
      deviceSequence: sequence,
      rating,
      mode: "study",
      movesSchedule: true,
      tookMs: 6_000,
      dueShown: null,
    };
    const predicted = predictionFor(state, time, DEFAULT_PRESET.parameters);
    log.push({ event, audited: checked, predicted });
    const truth = {
      ...strengthAfter(before, before ? day - before.last : 0, known ? 3 : 1, mine),
      last: day,
    };
    memory.set(card, truth);
    const after = step(state, event, DEFAULT_PRESET, id);
    app.set(card, after);
    history.push({ day, card, truth, state: after });
    return after;
  };
  for (let day = START; day < START + days; day += 1) {
    if (!studies[day - START]) continue;
    const due = cards
      .filter((card) => isDue(app.get(card), day))
      .sort((a, b) => dueOf(app.get(a)) - dueOf(app.get(b)));
    const fresh = order.splice(0, Math.max(0, Math.min(10, Math.floor(room - due.length))));
    let minute = 0;
    for (const card of [...due.slice(0, room), ...fresh]) {
      // Learning steps are a matter of one sitting: asked again until the app lets go of it.
      for (let times = 0; times < 6; times += 1) {
        minute += 0.5;
        const { memory: held } = answer(card, day, minute);
        if (held.kind === "seen" && held.phase === "review") break;
      }
    }
  }
  const at = <T>(day: number, of: (one: (typeof history)[number]) => T): ReadonlyMap<string, T> =>
    new Map(history.filter((one) => one.day < day).map((one) => [one.card, of(one)]));
  return {
    id,
    habit,
    optimism,
    log,
    truth: (day) =>
      [...at(day, ({ truth }) => truth).values()].reduce(
        (sum, { stability, last }) => sum + recallAfter(day - last, stability, mine.parameters),
        0,
      ) / cards.length,
    statesOn: (day) => at(day, ({ state }) => state),
  };
}

/** The model's parameters as one person might have them: each a tenth or so off, within what the model allows. */
function noisy(dice: () => number): readonly number[] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
  // Some people keep everything longer than others.
  const gift = Math.exp(0.25 * normal());
  const bounds = parameterBounds();
  return DEFAULT_PARAMETERS.map((weight, i) => {
    const [low = weight, high = weight] = bounds[i] ?? [];
    const moved = weight * Math.exp(0.1 * normal()) * (i < 4 ? gift : 1);
    return Math.min(high, Math.max(low, moved));
  });
}

function attendance(habit: Habit, dice: () => number, days: number): readonly boolean[] {
  const rates = {
    diligent: 0.9,
    regular: 0.55,
    irregular: 0.3,
    lazy: 0.15,
    cramming: 0,
    stopping: 0.7,
    absent: 0,
  };
  const stop = days * (0.3 + 0.3 * dice());
  let next = Math.floor(dice() * 8);
  return Array.from({ length: days }, (_, day) => {
    if (habit === "stopping" && day > stop) return false;
    if (habit !== "cramming") return dice() < rates[habit];
    if (day < next) return false;
    next = day + 6 + Math.floor(dice() * 5);
    return true;
  });
}

function isDue(state: CardState | undefined, day: number): boolean {
  return state !== undefined && state.memory.kind === "seen" && dueOf(state) <= day;
}

/** Day number; a step of minutes is due on the day of its answer. */
export function dueOf(state: CardState | undefined): number {
  if (state?.memory.kind !== "seen") return Number.POSITIVE_INFINITY;
  const { due, lastStudyTime } = state.memory;
  return due.kind === "day" ? dayFromName(due.day) : dayNumber(lastStudyTime);
}
