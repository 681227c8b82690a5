import { MS_PER_DAY, studyDayOf } from "#lib/base/study-time.ts";
import { cardsGivenBy } from "#lib/db/queries/class-weights.ts";
import { cardsTouched, logEnd, logsOf } from "#lib/db/queries/logs.ts";
import { type CardsAsked, countKept, countMet, keptCards, metStates } from "#lib/db/queries/standings.ts";
import type { Reader } from "#lib/db/store.ts";
import type { AheadDay } from "#lib/memory/ahead.ts";
import { type CardFigures, figuresOfCard } from "#lib/memory/figures.ts";
import type { FitOptions } from "#lib/memory/fit.ts";
import { type Offer, offerParameters } from "#lib/memory/offer.ts";
import { type ClassOffer, offerToClass } from "#lib/memory/pool.ts";
import { memoryRuns, type ReviewSet, reviewSet } from "#lib/memory/review-set.ts";
import { type Standing, standingOf } from "#lib/memory/standing.ts";
import { ruleBook } from "../study/rule-book.ts";
import { type ChangePlayed, playChange, playWays, type Way } from "./play-ways.ts";
import { type Added, figuresSince, type SummedUp } from "./sum-up.ts";

/** Long reckonings over logs, which a thread of their own does. Whoever asks has checked the permission. */
export type MemoryJob =
  | { readonly kind: "sum-up"; readonly userId: string; readonly known: SummedUp }
  | { readonly kind: "card-figures"; readonly userId: string; readonly asked: CardsAsked }
  | {
      readonly kind: "standing";
      readonly userId: string;
      readonly asked: CardsAsked;
      readonly studyTime: number;
      readonly parameters: readonly number[];
    }
  | { readonly kind: "count"; readonly userId: string; readonly asked: CardsAsked }
  | {
      readonly kind: "fit";
      readonly userId: string;
      /** The weights in use, which a fit has to beat. */
      readonly current: readonly number[];
      /** Where the fit begins; the defaults where it is left out. */
      readonly around?: readonly number[] | undefined;
    }
  | { readonly kind: "fit-class"; readonly classId: string; readonly userIds: readonly string[] }
  | {
      readonly kind: "ahead";
      readonly userId: string;
      readonly asked: CardsAsked;
      /** Several ways to study, played over the same cards. */
      readonly ways: readonly Way[];
    }
  | {
      readonly kind: "change";
      readonly userId: string;
      readonly asked: CardsAsked;
      readonly now: Way;
      readonly otherwise: Way;
      /** Cards are counted that come on another day within so many days. */
      readonly within: number;
    };

export type MemoryAnswer = {
  readonly "sum-up": Added;
  readonly "card-figures": readonly CardFigures[];
  readonly standing: Standing & {
    /** Cards that there are, met or not. */
    readonly cards: number;
    readonly due: readonly { readonly day: string; readonly cards: number }[];
  };
  /** Cards that there are, and those that were met. */
  readonly count: { readonly cards: number; readonly met: number };
  readonly ahead: readonly (readonly AheadDay[])[];
  readonly change: ChangePlayed;
  readonly fit: Offer;
  readonly "fit-class": ClassOffer;
};

/** Told the share that is done, 0 to 1; answers false to stop. */
export type Progress = (done: number) => boolean;

const PORTION = 400;
/** Reading a log takes about this share of a fit. */
const READING = 0.4;

/** Does a job; null when it was stopped. */
export async function runMemoryJob<K extends MemoryJob["kind"]>(
  db: Reader,
  job: Extract<MemoryJob, { kind: K }>,
  onProgress: Progress,
): Promise<MemoryAnswer[K] | null> {
  // Each branch gives the answer of its own kind, which the compiler cannot follow through the parameter.
  return (await answerTo(db, job, onProgress)) as MemoryAnswer[K] | null;
}

async function answerTo(
  db: Reader,
  job: MemoryJob,
  onProgress: Progress,
): Promise<MemoryAnswer[MemoryJob["kind"]] | null> {
  switch (job.kind) {
    case "sum-up":
      return figuresSince(db, job.userId, job.known, onProgress);
    case "card-figures":
      return figuresOfCards(db, job.userId, await keptCards(db, job.userId, job.asked), onProgress);
    case "standing":
      return standing(db, job);
    case "count":
      return {
        cards: await countKept(db, job.userId, job.asked),
        met: await countMet(db, job.userId, job.asked),
      };
    case "ahead":
      return playWays(db, job, onProgress);
    case "change":
      return playChange(db, job, onProgress);
    case "fit": {
      const set = await readSet(db, job.userId, (done) => onProgress(READING * done));
      const { current, around } = job;
      const options = fitOptions(onProgress);
      return set && offerParameters(set, current, around ? { ...options, around } : options);
    }
    case "fit-class": {
      const sets: ReviewSet[] = [];
      for (const [i, userId] of job.userIds.entries()) {
        const share = (done: number): boolean => onProgress((READING * (i + done)) / job.userIds.length);
        // A class knows what it was assigned, and nothing else of its pupils.
        const set = await readSet(db, userId, share, await cardsGivenBy(db, job.classId, userId));
        if (set === null) return null;
        sets.push(set);
      }
      return offerToClass(sets, fitOptions(onProgress));
    }
  }
}

async function standing(
  db: Reader,
  { userId, asked, studyTime, parameters }: Extract<MemoryJob, { kind: "standing" }>,
): Promise<MemoryAnswer["standing"]> {
  const [cards, rows] = [await countKept(db, userId, asked), await metStates(db, userId, asked)];
  const due = new Map<string, number>();
  const states = rows.map(([stability, difficulty, intervalDays, last, day]) => {
    if (day !== null) due.set(day, (due.get(day) ?? 0) + 1);
    return { stability, difficulty, intervalDays, daysSince: Math.max(0, studyTime - last) / MS_PER_DAY };
  });
  const today = studyDayOf(studyTime);
  return {
    ...standingOf(states, parameters),
    cards,
    // A card in its steps comes back today.
    due: [...due].map(([day, n]) => ({ day: day === "" ? today : day, cards: n })),
  };
}

function fitOptions(onProgress: Progress): FitOptions {
  return { onProgress: (done) => onProgress(READING + (1 - READING) * done) };
}

/** A learner's log as the fit reads it: the whole, or that of some cards. */
async function readSet(
  db: Reader,
  userId: string,
  onProgress: Progress,
  only: ReadonlySet<string> | null = null,
): Promise<ReviewSet | null> {
  const touched = await cardsTouched(db, userId, 0, await logEnd(db, userId));
  const cardIds = only === null ? touched : touched.filter((id) => only.has(id));
  const runs: ReturnType<typeof memoryRuns>[number][] = [];
  for (let at = 0; at < cardIds.length; at += PORTION) {
    const logs = await logsOf(db, userId, cardIds.slice(at, at + PORTION));
    for (const log of logs.values()) runs.push(...memoryRuns(log.map(({ event }) => event)));
    if (!onProgress(Math.min(1, (at + PORTION) / cardIds.length))) return null;
  }
  return reviewSet(runs);
}

async function figuresOfCards(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
  onProgress: Progress,
): Promise<readonly CardFigures[] | null> {
  const found: CardFigures[] = [];
  for (let at = 0; at < cardIds.length; at += PORTION) {
    const logs = await logsOf(db, userId, cardIds.slice(at, at + PORTION));
    const rules = await ruleBook(
      db,
      userId,
      [...logs.values()].flatMap((log) => log.map(({ event }) => event)),
    );
    for (const log of logs.values())
      found.push(
        figuresOfCard(
          log.map(({ event }) => event),
          rules,
          userId,
        ),
      );
    if (!onProgress(Math.min(1, (at + PORTION) / cardIds.length))) return null;
  }
  return found;
}
