import { addDays, daysBetween, type StudyDay } from "#lib/base/study-time.ts";

/** What one assignment still has to bring in. */
export type NewWork = {
  /** The pupil's own last day. */
  readonly due: StudyDay;
  /** Cards never answered at the beginning of today, in the order of their deck. */
  readonly unseen: readonly NewCard[];
};

export type NewCard = {
  readonly id: string;
  /** Cards with the same key are kept apart on one day where there is time. */
  readonly siblings: string;
};

/**
 * Nobody is asked to meet more new cards than this on one day for the sake of a date: each of them comes back several
 * times in the days after it.
 */
export const MOST_NEW_A_DAY = 50;

/** Fewer than this are hardly worth a day of their own; but half of them wait, so that nobody is led to cram. */
const WORTH_A_DAY = 5;

/** Days before the due day on which nothing new comes in: a card met yesterday has hardly been learnt. */
function slackFor(days: number): number {
  return days < 4 ? 0 : Math.min(3, Math.max(1, Math.floor(days / 7)));
}

/** How many days, today among them, there are to bring in what is new before it is due; at least one. */
export function daysToBringIn(today: StudyDay, due: StudyDay): number {
  const days = Math.max(1, daysBetween(today, due) + 1);
  return days - slackFor(days);
}

/**
 * How many assigned cards should be new today, so that each assignment is met by its date and no day is fuller than it
 * has to be: the steepest of what has to be in by each date. Whatever is late already comes in at the pupil's own pace.
 */
export function newToday(
  today: StudyDay,
  work: readonly { readonly due: StudyDay; readonly unseen: number }[],
  normal: number,
): number {
  return Math.max(0, ...neededBy(today, work, normal).map(({ needed }) => needed));
}

/** In the order of their dates: how many new ones today the assignments up to each need together. */
function neededBy<W extends { readonly due: StudyDay; readonly unseen: number }>(
  today: StudyDay,
  work: readonly W[],
  normal: number,
): readonly { readonly one: W; readonly needed: number }[] {
  const most = Math.max(normal, MOST_NEW_A_DAY);
  let before = 0;
  return [...work].sort(byDue).map((one) => {
    before += one.unseen;
    const pace =
      one.due < today ? Math.min(before, normal) : Math.ceil(before / daysToBringIn(today, one.due));
    const least = Math.min(WORTH_A_DAY, Math.ceil(before / 2));
    return { one, needed: one.unseen === 0 ? 0 : Math.min(Math.max(pace, least), most) };
  });
}

function byDue(a: { readonly due: StudyDay }, b: { readonly due: StudyDay }): number {
  return a.due < b.due ? -1 : a.due > b.due ? 1 : 0;
}

/**
 * The assigned new cards of each of the next days, from today on: what is due first comes first, in the order of its
 * deck, each card once. `met`: cards that were new this morning and have been dealt with today; they count for today.
 */
export function newByDay(
  today: StudyDay,
  work: readonly NewWork[],
  {
    days,
    normal,
    met = new Set(),
  }: { readonly days: number; readonly normal: number; readonly met?: ReadonlySet<string> },
): readonly (readonly string[])[] {
  const planned: (readonly string[])[] = [];
  let left = eachOnce(work);
  for (let i = 0; i < days; i += 1) {
    const day = addDays(today, i);
    const chosen = chosenOn(day, left, normal, i === 0 ? met : new Set());
    planned.push([...chosen]);
    left = left.map(({ due, unseen }) => ({ due, unseen: unseen.filter(({ id }) => !chosen.has(id)) }));
  }
  return planned;
}

/** A card of several assignments belongs to the one that is due first. */
function eachOnce(work: readonly NewWork[]): readonly NewWork[] {
  const seen = new Set<string>();
  return [...work].sort(byDue).map(({ due, unseen }) => ({
    due,
    unseen: unseen.filter(({ id }) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    }),
  }));
}

/** As many as each date needs, with those of today's that have been met; siblings only where there is nothing else. */
function chosenOn(
  day: StudyDay,
  work: readonly NewWork[],
  normal: number,
  met: ReadonlySet<string>,
): ReadonlySet<string> {
  const done = work.flatMap(({ unseen }) => unseen).filter(({ id }) => met.has(id));
  const chosen = new Set(done.map(({ id }) => id));
  const used = new Set(done.map(({ siblings }) => siblings));
  const counted = work.map(({ due, unseen }) => ({ due, cards: unseen, unseen: unseen.length }));
  const open: NewCard[] = [];
  for (const { one, needed } of neededBy(day, counted, normal)) {
    open.push(...one.cards);
    for (const { id, siblings } of open) {
      if (chosen.size >= needed) break;
      if (used.has(siblings)) continue;
      used.add(siblings);
      chosen.add(id);
    }
    for (const { id } of open) {
      if (chosen.size >= needed) break;
      chosen.add(id);
    }
  }
  return chosen;
}

/** What an assignment would ask of a pupil, as it is shown to whoever sets it. */
export type PacePreview = {
  readonly cards: number;
  /** New cards a day until its date, with everything else that is assigned. */
  readonly newPerDay: number;
  /** The day on which the last one is met at that pace. */
  readonly lastNewOn: StudyDay;
  /** More than a day should hold; in words for the form. */
  readonly pileUp: "none" | "full" | "too-much";
};

/** From so many assigned new cards a day on the form says so. */
const FULL_DAY = 20;

/** What so many new cards from a first day to a due day mean, beside what the class has to bring in already. */
export function pacePreview(
  opens: StudyDay,
  due: StudyDay,
  cards: number,
  besides: readonly { readonly due: StudyDay; readonly unseen: number }[],
): PacePreview {
  const all = [...besides, { due, unseen: cards }];
  const wanted = newToday(opens, all, FULL_DAY);
  const needed = Math.ceil(cards / daysToBringIn(opens, due));
  let day = opens;
  for (let left = cards; ; day = addDays(day, 1)) {
    left -= newToday(day, [{ due, unseen: left }], FULL_DAY);
    if (left <= 0) break;
  }
  const pileUp =
    needed > MOST_NEW_A_DAY || wanted >= MOST_NEW_A_DAY ? "too-much" : wanted > FULL_DAY ? "full" : "none";
  return { cards, newPerDay: wanted, lastNewOn: day, pileUp };
}
