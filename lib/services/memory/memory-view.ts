import {
  addDays,
  DEFAULT_DAY_START,
  type StudyClock,
  type StudyDay,
  studyDayOf,
  studyTime,
} from "#lib/base/study-time.ts";
import { daysOf, hoursOf } from "#lib/db/queries/figures.ts";
import { type HourFigures, NO_FIGURES, plus } from "#lib/memory/figures.ts";
import { type FiguresOnDay, type RetentionRow, retentionTable } from "#lib/memory/retention.ts";
import type { Standing } from "#lib/memory/standing.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { presetBook } from "../options/preset-book.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import type { Calculator } from "./calculator.ts";
import { type MemoryScope, memoryScope } from "./memory-scope.ts";

export type HourRow = { readonly hour: number } & HourFigures;

/** What a learner did and knows, of some cards. */
export type MemoryView = {
  readonly scope: Pick<MemoryScope, "of" | "title">;
  readonly today: StudyDay;
  /** Cards that there are, met or not. */
  readonly cards: number;
  readonly standing: Standing;
  /** Every study day on which something was done, in order. */
  readonly days: readonly FiguresOnDay[];
  readonly retention: readonly RetentionRow[];
  /** By the hour on the wall. */
  readonly hours: readonly HourRow[];
  /** Reviews that come back, from today on; what is overdue counts for today. */
  readonly due: readonly { readonly day: StudyDay; readonly cards: number }[];
};

/** Of somebody whose zone is not known here. */
const VISITORS_CLOCK: StudyClock = { zone: "UTC", dayStart: DEFAULT_DAY_START };

/** What the worker does; a test hands in one that does it here. */
export type Reckoner = Pick<Calculator, "ask">;

/**
 * The figures of a place on the viewer's shelf. Brings the sums up to date first. Throws `not-found` for a place that is
 * absent or somebody else's; a visitor has done nothing yet, and sees so.
 */
export async function memoryView(ctx: Ctx, of: string, reckoner: Reckoner): Promise<MemoryView> {
  const scope = await memoryScope(ctx, of);
  const { address } = ctx.store;
  const userId = userIdOf(ctx);
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : VISITORS_CLOCK;
  const time = studyTime(ctx.now(), clock);
  const today = studyDayOf(time);
  const { base } = await presetBook(ctx.store.read, userId);
  await bringUpToDate(ctx, reckoner);
  const [standing, done] = await Promise.all([
    reckoner.ask<"standing">(address, {
      kind: "standing",
      userId: userId ?? "",
      asked: scope.asked,
      studyTime: time,
      parameters: base.parameters,
    }),
    doneIn(ctx, scope, reckoner),
  ]);
  if (standing === null) throw new Error("The reckoning of a standing was stopped, though nobody can.");
  const { due, cards, ...rest } = standing;
  return {
    scope: { of: scope.of, title: scope.title },
    today,
    cards,
    standing: rest,
    days: done.days,
    retention: retentionTable(done.days, today),
    hours: done.hours
      .map(({ hour, ...figures }) => ({ hour: (hour + clock.dayStart) % 24, ...figures }))
      .sort((a, b) => a.hour - b.hour),
    due: comingDue(due, today),
  };
}

type Done = { readonly days: readonly FiguresOnDay[]; readonly hours: readonly HourRow[] };

async function doneIn(ctx: Ctx, { asked, homeDecks }: MemoryScope, reckoner: Reckoner): Promise<Done> {
  const { read, address } = ctx.store;
  const userId = userIdOf(ctx);
  if (userId === null) return { days: [], hours: [] };
  if (homeDecks !== null) {
    // Of everything, also what was done with cards that have left the shelf since.
    const of = homeDecks === "every" ? null : homeDecks;
    const [days, hours] = await Promise.all([daysOf(read, userId, of), hoursOf(read, userId, of)]);
    return { days: days.filter(isActive), hours };
  }
  const found = await reckoner.ask<"card-figures">(address, { kind: "card-figures", userId, asked });
  const days = new Map<StudyDay, FiguresOnDay>();
  const hours = new Map<number, HourRow>();
  for (const card of found ?? []) {
    for (const [studyDay, figures] of card.days)
      days.set(studyDay, { studyDay, ...plus(days.get(studyDay) ?? NO_FIGURES, figures) });
    for (const [hour, { asked: n, passed }] of card.hours) {
      const known = hours.get(hour);
      hours.set(hour, { hour, asked: (known?.asked ?? 0) + n, passed: (known?.passed ?? 0) + passed });
    }
  }
  return {
    days: [...days.values()].filter(isActive).sort((a, b) => (a.studyDay < b.studyDay ? -1 : 1)),
    hours: [...hours.values()],
  };
}

/** A day on which everything was taken back is none. */
function isActive({ answers, besides }: FiguresOnDay): boolean {
  return answers + besides > 0;
}

/** The days ahead one by one, so that a day without a card is seen as one. */
function comingDue(due: MemoryView["due"], today: StudyDay): MemoryView["due"] {
  const counts = new Map<StudyDay, number>();
  for (const { day, cards } of due) {
    const on = day < today ? today : day;
    counts.set(on, (counts.get(on) ?? 0) + cards);
  }
  return Array.from({ length: AHEAD }, (_, i) => {
    const day = addDays(today, i);
    return { day, cards: counts.get(day) ?? 0 };
  });
}

const AHEAD = 90;
