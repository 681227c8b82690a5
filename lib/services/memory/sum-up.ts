import type { DeckDay, DeckHour } from "#lib/db/queries/figures.ts";
import { cardsTouched, homesOf, type LoggedEvent, lastSeqOf, logsOf } from "#lib/db/queries/logs.ts";
import type { Reader } from "#lib/db/store.ts";
import {
  type CardFigures,
  type DayFigures,
  figuresOfCard,
  type HourFigures,
  minus,
  NO_FIGURES,
  plus,
} from "#lib/memory/figures.ts";
import type { RuleBook } from "../study/fold-state.ts";
import { ruleBook } from "../study/rule-book.ts";

/** Counts up when the figures mean something else: then all sums are made again. */
export const FIGURES_VERSION = 1;

/** So many cards are read at once. */
const PORTION = 400;
/** Answers to a card that is no more. */
const GONE = "";

export type Added = {
  readonly throughSeq: number;
  readonly days: readonly DeckDay[];
  readonly hours: readonly DeckHour[];
};

/**
 * What the rows of a learner's log behind `after` change in the sums of days and hours: for each card that they touch,
 * what its whole log says less what it said before. So what was taken back or arrived late is right as well. Reading
 * only; `onProgress` is told the share that is done, 0 to 1, and answers false to stop (then the answer is null).
 */
export async function figuresSince(
  db: Reader,
  userId: string,
  after: number,
  onProgress: (done: number) => boolean = () => true,
): Promise<Added | null> {
  const throughSeq = await lastSeqOf(db, userId);
  const touched = await cardsTouched(db, userId, after, throughSeq);
  const sums = new Sums();
  for (let at = 0; at < touched.length; at += PORTION) {
    const part = touched.slice(at, at + PORTION);
    const [logs, homes] = await Promise.all([logsOf(db, userId, part), homesOf(db, part)]);
    const all = [...logs.values()].flat().map(({ event }) => event);
    const rules = await ruleBook(db, userId, all);
    for (const [cardId, log] of logs) {
      const change = changeOf(log, { after, throughSeq, userId, rules });
      sums.add(homes.get(cardId) ?? GONE, change);
    }
    if (!onProgress(Math.min(1, (at + PORTION) / touched.length))) return null;
  }
  return { throughSeq, ...sums.rows() };
}

type Between = {
  readonly after: number;
  readonly throughSeq: number;
  readonly userId: string;
  readonly rules: RuleBook;
};

function changeOf(log: readonly LoggedEvent[], between: Between): CardFigures {
  const { after, throughSeq, userId, rules } = between;
  const until = (seq: number): CardFigures =>
    figuresOfCard(
      log.filter((one) => one.seq <= seq).map(({ event }) => event),
      rules,
      userId,
    );
  const now = until(throughSeq);
  if (after === 0) return now;
  const before = until(after);
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
