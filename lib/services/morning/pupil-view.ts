import { DomainError } from "#lib/base/errors.ts";
import { grouped } from "#lib/base/grouped.ts";
import { dayFromName, dayName, dayNumber } from "#lib/base/study-time.ts";
import { type Optimism, optimismOf } from "#lib/classes/optimism.ts";
import {
  daysBetweenEvenly,
  type ProgressPoint,
  progressOf,
  type Strengthened,
} from "#lib/classes/progress.ts";
import { type Help, whomToHelp } from "#lib/classes/whom-to-help.ts";
import { memoryLogs } from "#lib/db/queries/morning-logs.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { historyOf } from "#lib/schedule/history.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { ruleBook } from "../study/rule-book.ts";
import { type ClassWork, classWork, type Pupil } from "./class-work.ts";
import { learntBy } from "./learnt.ts";
import { type CardWords, wordsOfCards } from "./missed-cards.ts";
import { figuresOf, type Learnt, type PupilFigures, READ_DAYS } from "./pupil-figures.ts";
import { isRight } from "./right.ts";

/** One assignment on a pupil's page. */
export type PupilAssignment = {
  readonly figures: PupilFigures;
  /** What was known on past days, and what stays known to the day if nothing more is studied. */
  readonly past: readonly ProgressPoint[];
  readonly ifStopped: readonly ProgressPoint[];
  readonly today: number;
  readonly on: number;
};

/** A card on a pupil's page. */
export type PupilCard = CardWords & {
  /** The chance of knowing it now; null when it was not met. */
  readonly recall: number | null;
  readonly lapses: number;
  readonly stuck: boolean;
};

/** What those who teach a class see of one of its pupils: the work of this class, and nothing else. */
export type PupilView = {
  readonly pupilId: string;
  readonly name: string;
  readonly className: string;
  readonly today: string;
  readonly assignments: readonly PupilAssignment[];
  readonly help: Help;
  readonly optimism: Optimism;
  /** The last four weeks, a day each: answers and minutes. */
  readonly days: readonly { readonly day: string; readonly answers: number; readonly minutes: number }[];
  /** Weeks, the oldest first: how many first answers of a day there were, and how many of them were right. */
  readonly weeks: readonly { readonly from: string; readonly answers: number; readonly right: number }[];
  /** Weakest first; what was not met last. */
  readonly cards: readonly PupilCard[];
};

const PAST_DAYS = 56;
const POINTS = 29;

/** Throws `not-found` for a class that the viewer may not watch, and for somebody who is no pupil of it. */
export async function pupilView(ctx: Ctx, classId: string, pupilId: string): Promise<PupilView> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "watch", classId);
  const whole = await classWork(db, classId, ctx.now());
  const pupil = whole.pupils.find((one) => one.pupilId === pupilId);
  if (!pupil)
    throw new DomainError(
      "not-found",
      "There is no such pupil in this class. They may have left; go back to it.",
    );
  const work = { ...whole, pupils: [pupil] };
  // What a pupil was not given is not theirs to be asked about.
  const own = new Set(
    work.assignments.filter(({ pupilIds }) => pupilIds.has(pupilId)).flatMap(({ cards }) => cards),
  );
  // The class is read for the checks of all: a pupil with few leans on it, here as on the overview.
  const learnt = await learntBy(db, whole);
  const figures = figuresOf(work, learnt);
  const cardIds = [...own].flatMap((place) => work.cards[place]?.cardId ?? []);
  const log = (await memoryLogs(db, [{ userId: pupilId, cardIds }])).get(pupilId) ?? [];
  const strengths = await strengthsOf(ctx, pupilId, log);
  const words = await wordsOfCards(db, cardIds);
  return {
    pupilId,
    name: pupil.name,
    className: row.name,
    today: dayName(pupil.today),
    assignments: figures.map((one) => assignmentOf(work, learnt, one, strengths)),
    help: whomToHelp(figures.map((one) => one.work)),
    optimism: optimismIn(learnt, pupilId, own),
    days: daysOf(learnt, pupil, own),
    weeks: weeksOf(learnt, pupil, own),
    cards: cardsOf(work, learnt, pupil, own, figures, words),
  };
}

/** The strengths of each card after each of its answers. */
async function strengthsOf(
  ctx: Ctx,
  userId: string,
  log: readonly ReviewEvent[],
): Promise<ReadonlyMap<string, readonly Strengthened[]>> {
  const rules = await ruleBook(ctx.store.read, userId, log);
  const byCard = grouped(log, (event) => event.cardId);
  return new Map(
    [...byCard].map(([cardId, own]) => [
      cardId,
      historyOf(own, rules, userId).flatMap(({ after, undone }) =>
        undone || after.memory.kind === "new"
          ? []
          : [{ day: dayNumber(after.memory.lastStudyTime), stability: after.memory.stability }],
      ),
    ]),
  );
}

function assignmentOf(
  work: ClassWork,
  learnt: Learnt,
  figures: PupilFigures,
  strengths: ReadonlyMap<string, readonly Strengthened[]>,
): PupilAssignment {
  const { assignment, pupil } = figures;
  const { today } = pupil;
  const on = Math.max(
    today,
    dayFromName(assignment.goal.kind === "retained" ? assignment.onDay : assignment.dueDay),
  );
  const { parameters } = learnt.rulesOf(pupil.pupilId);
  const cards = assignment.cards.flatMap((place) => strengths.get(work.cards[place]?.cardId ?? "") ?? []);
  const own = assignment.cards.map((place) => strengths.get(work.cards[place]?.cardId ?? "") ?? []);
  const first = cards.reduce((least, { day }) => Math.min(least, day), today);
  const from = Math.max(today - PAST_DAYS, Math.min(first, figures.work.opened));
  const points = (days: readonly number[]) => progressOf(own, assignment.cards.length, days, parameters);
  return {
    figures,
    past: points(daysBetweenEvenly(from, today, POINTS)),
    ifStopped: points(daysBetweenEvenly(today, on, POINTS)),
    today,
    on,
  };
}

function optimismIn(learnt: Learnt, pupilId: string, own: ReadonlySet<number>): Optimism {
  const answers = (learnt.answers.get(pupilId) ?? []).filter(({ card }) => own.has(card));
  const checked = answers.filter(({ audited }) => audited);
  const claimed = answers.filter(({ verified }) => !verified);
  const tally = (some: typeof answers) => ({ of: some.length, recalled: some.filter(isRight).length });
  return optimismOf(tally(claimed), tally(checked));
}

function daysOf(learnt: Learnt, { pupilId, today }: Pupil, own: ReadonlySet<number>): PupilView["days"] {
  const answers = (learnt.answers.get(pupilId) ?? []).filter(({ card }) => own.has(card));
  return Array.from({ length: READ_DAYS }, (_, i) => {
    const day = today - READ_DAYS + 1 + i;
    const done = answers.filter((one) => one.day === day);
    const minutes = done.reduce((sum, { tookMs }) => sum + tookMs, 0) / 60_000;
    return { day: dayName(day), answers: done.length, minutes };
  });
}

function weeksOf(learnt: Learnt, { pupilId, today }: Pupil, own: ReadonlySet<number>): PupilView["weeks"] {
  const first = new Map<string, { day: number; at: number; right: boolean }>();
  for (const answer of learnt.answers.get(pupilId) ?? []) {
    if (!own.has(answer.card)) continue;
    const key = `${answer.day} ${answer.card}`;
    const held = first.get(key);
    if (!held || answer.at < held.at)
      first.set(key, { day: answer.day, at: answer.at, right: isRight(answer) });
  }
  return Array.from({ length: READ_DAYS / 7 }, (_, i) => {
    const from = today - READ_DAYS + 1 + 7 * i;
    const done = [...first.values()].filter(({ day }) => day >= from && day < from + 7);
    return { from: dayName(from), answers: done.length, right: done.filter(({ right }) => right).length };
  });
}

function cardsOf(
  work: ClassWork,
  learnt: Learnt,
  { pupilId, today }: Pupil,
  own: ReadonlySet<number>,
  figures: readonly PupilFigures[],
  words: ReadonlyMap<string, CardWords>,
): readonly PupilCard[] {
  const states = new Map((learnt.states.get(pupilId) ?? []).map((state) => [state.card, state]));
  const stuck = new Set(figures.flatMap((one) => one.work.stuckOn));
  const { parameters } = learnt.rulesOf(pupilId);
  return [...own]
    .flatMap((place) => {
      const cardId = work.cards[place]?.cardId ?? "";
      const card = words.get(cardId);
      const state = states.get(place);
      if (!card) return [];
      const recall = state ? recallAfter(today - state.lastDay, state.stability, parameters) : null;
      return [{ ...card, recall, lapses: state?.lapses ?? 0, stuck: stuck.has(cardId) }];
    })
    .sort((a, b) => (a.recall ?? 2) - (b.recall ?? 2) || (a.cardId < b.cardId ? -1 : 1));
}
