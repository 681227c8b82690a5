import type { DeckDay, DeckHour } from "#lib/db/queries/figures.ts";
import {
  cardsTouched,
  homesOf,
  type LogEnd,
  type LoggedEvent,
  logEnd,
  logsOf,
} from "#lib/db/queries/logs.ts";
import type { Reader } from "#lib/db/store.ts";
import {
  type CardFigures,
  type DayFigures,
  figuresOfStanding,
  type HourFigures,
  minus,
  NO_FIGURES,
  plus,
} from "#lib/memory/figures.ts";
import { predictions } from "#lib/memory/loss.ts";
import { PredictionCount, type PredictionSums } from "#lib/memory/prediction-sums.ts";
import { reviewSet, runsOfStanding, type SetReview } from "#lib/memory/review-set.ts";
import { type ForwardEvent, standingEvents } from "#lib/schedule/fold.ts";
import type { RuleBook } from "../study/fold-state.ts";
import { ruleBook } from "../study/rule-book.ts";

/** Counts up when the figures mean something else: then all sums are made again. */
export const FIGURES_VERSION = 1;

/** So many cards are read at once. */
const PORTION = 400;
/** Answers to a card that is no more. */
const GONE = "";

/** How far the sums go already; 0 for none. */
export type SummedUp = {
  readonly after: number;
  /** The predictions of one set of weights are summed up by themselves: other weights make only those again. */
  readonly judgedAfter: number;
  readonly weights: readonly number[];
};

export type Added = {
  readonly end: LogEnd;
  readonly days: readonly DeckDay[];
  readonly hours: readonly DeckHour[];
  readonly predictions: PredictionSums;
};

/**
 * What the rows of a learner's log behind `after` change in the sums of days and hours, and those behind `judgedAfter`
 * in the sums of predictions: for each card that they touch, what its whole log says less what it said before. So what
 * was taken back or arrived late is right as well. Reading only; `onProgress` is told the share that is done, 0 to 1,
 * and answers false to stop (then the answer is null).
 */
export async function figuresSince(
  db: Reader,
  userId: string,
  known: SummedUp,
  onProgress: (done: number) => boolean = () => true,
): Promise<Added | null> {
  const end = await logEnd(db, userId);
  const touched = await cardsTouched(db, userId, Math.min(known.after, known.judgedAfter), end);
  const sums = new Sums();
  const judged = new PredictionCount();
  for (let at = 0; at < touched.length; at += PORTION) {
    const part = touched.slice(at, at + PORTION);
    const [logs, homes] = await Promise.all([logsOf(db, userId, part), homesOf(db, part)]);
    const rules = await ruleBook(
      db,
      userId,
      [...logs.values()].flatMap((log) => log.map(({ event }) => event)),
    );
    const runs: { readonly now: Runs; readonly before: Runs } = { now: [], before: [] };
    for (const [cardId, log] of logs) {
      const until = (seq: number) => standingEvents(log.flatMap((one) => (one.seq <= seq ? one.event : [])));
      const now = until(end.seq);
      if (hasSince(log, known.after)) {
        const before = known.after === 0 ? [] : until(known.after);
        sums.add(homes.get(cardId) ?? GONE, changeOf(now, before, { userId, rules }));
      }
      if (hasSince(log, known.judgedAfter)) {
        runs.now.push(...runsOfStanding(now));
        if (known.judgedAfter > 0) runs.before.push(...runsOfStanding(until(known.judgedAfter)));
      }
    }
    judged.add(predictions(reviewSet(runs.now), known.weights));
    judged.add(predictions(reviewSet(runs.before), known.weights), -1);
    if (!onProgress(Math.min(1, (at + PORTION) / touched.length))) return null;
  }
  return { end, ...sums.rows(), predictions: judged.sums() };
}

type Runs = (readonly SetReview[])[];

function hasSince(log: readonly LoggedEvent[], after: number): boolean {
  return log.some((one) => one.seq > after);
}

function changeOf(
  standing: readonly ForwardEvent[],
  stood: readonly ForwardEvent[],
  { userId, rules }: { readonly userId: string; readonly rules: RuleBook },
): CardFigures {
  const now = figuresOfStanding(standing, rules, userId);
  if (stood.length === 0) return now;
  const before = figuresOfStanding(stood, rules, userId);
  const days = new Map<string, DayFigures>();
  for (const day of new Set([...now.days.keys(), ...before.days.keys()]))
    days.set(day, minus(now.days.get(day) ?? NO_FIGURES, before.days.get(day) ?? NO_FIGURES));
  const hours = new Map<number, HourFigures>();
  for (const hour of new Set([...now.hours.keys(), ...before.hours.keys()])) {
    const a = now.hours.get(hour);
    const b = before.hours.get(hour);
    hours.set(hour, {
      asked: (a?.asked ?? 0) - (b?.asked ?? 0),
      passed: (a?.passed ?? 0) - (b?.passed ?? 0),
    });
  }
  return { days, hours };
}

class Sums {
  readonly #days = new Map<string, Map<string, DayFigures>>();
  readonly #hours = new Map<string, Map<number, HourFigures>>();

  add(deckId: string, { days, hours }: CardFigures): void {
    const own = this.#days.get(deckId) ?? new Map<string, DayFigures>();
    this.#days.set(deckId, own);
    for (const [day, one] of days) own.set(day, plus(own.get(day) ?? NO_FIGURES, one));
    const ownHours = this.#hours.get(deckId) ?? new Map<number, HourFigures>();
    this.#hours.set(deckId, ownHours);
    for (const [hour, { asked, passed }] of hours) {
      const known = ownHours.get(hour) ?? { asked: 0, passed: 0 };
      ownHours.set(hour, { asked: known.asked + asked, passed: known.passed + passed });
    }
  }

  rows(): Pick<Added, "days" | "hours"> {
    return {
      days: [...this.#days].flatMap(([deckId, own]) =>
        [...own].map(([studyDay, one]) => ({ deckId, studyDay, ...one })),
      ),
      hours: [...this.#hours].flatMap(([deckId, own]) =>
        [...own].map(([hour, one]) => ({ deckId, hour, ...one })),
      ),
    };
  }
}
