import {
  addDays,
  DEFAULT_DAY_START,
  type Instant,
  type StudyClock,
  type StudyDay,
  type StudyTime,
  startOfStudyDay,
  studyDayOf,
  studyTime,
} from "#lib/base/study-time.ts";
import { type StateRow, toEvent, toState, type UnchainedRow } from "#lib/db/event-rows.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import type { PlacedCard } from "#lib/db/queries/placed-cards.ts";
import { type HolidayRow, holidaysFrom, overdueOn, type PlanRow, planOf } from "#lib/db/queries/plans.ts";
import { eventsOfDay, metBefore } from "#lib/db/queries/reviews.ts";
import type { Reader } from "#lib/db/store.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { type ForwardEvent, NEW_CARD, standingEvents } from "#lib/schedule/fold.ts";
import { likenessOf } from "#lib/study/likeness.ts";
import type { MoreNew } from "#lib/study/more-new.ts";
import { buildQueue, type DoneToday, type Queue, type QueueCap, type QueueCard } from "#lib/study/queue.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type PresetBook, presetBook } from "../options/preset-book.ts";
import { comingBack } from "../plans/coming-back.ts";
import { type AssignedNew, assignedNew, NOTHING_ASSIGNED } from "./assigned-new.ts";
import type { CardPresets } from "./card-presets.ts";
import { moreNewIn } from "./more-new.ts";

/** The learner's day, as far as it is needed to say what is due. */
export type Today = {
  readonly userId: string | null;
  readonly clock: StudyClock;
  readonly now: Instant;
  readonly studyTime: StudyTime;
  readonly day: StudyDay;
  readonly ends: Instant;
  readonly done: DoneToday;
  /** Each card of today's answers once, and whether it was no longer new before the first of them. */
  readonly doneCards: readonly { readonly id: string; readonly review: boolean }[];
  readonly presets: PresetBook;
  /** How the learner comes back to a backlog; null for whoever does not. The presets say the same. */
  readonly plan: PlanRow | null;
  /** Days off that are not over. */
  readonly holidays: readonly HolidayRow[];
  /** The cards of today's answers, once for each answer that stands. */
  readonly answered: readonly string[];
  /** Everything that was recorded today. */
  readonly log: readonly UnchainedRow[];
  /** New cards that were taken on for today besides those of the options. */
  readonly more: MoreNew;
  /** What teachers assigned and is new. */
  readonly assigned: AssignedNew;
};

/** A visitor's zone is not known here; the browser counts days by its own. */
const VISITORS_CLOCK: StudyClock = { zone: "UTC", dayStart: DEFAULT_DAY_START };

/** Reads what the viewer has done today. */
export async function todayOf(ctx: Ctx): Promise<Today> {
  const now = ctx.now();
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : VISITORS_CLOCK;
  const time = studyTime(now, clock);
  const day = studyDayOf(time);
  const ends = startOfStudyDay(addDays(day, 1), clock);
  const userId = userIdOf(ctx);
  const { read } = ctx.store;
  const [chosen, plan, holidays] = await Promise.all([
    presetBook(read, userId),
    userId === null ? null : followedOn(read, userId, day),
    userId === null ? [] : holidaysFrom(read, userId, day),
  ]);
  const presets = plan === null ? chosen : comingBack(chosen, plan);
  const base = { userId, clock, now, studyTime: time, day, ends, presets, plan, holidays };
  if (userId === null)
    return {
      ...base,
      done: { newCards: 0, reviews: 0, siblings: new Set() },
      doneCards: [],
      answered: [],
      log: [],
      more: moreNewIn([]),
      assigned: NOTHING_ASSIGNED,
    };
  const done = await doneOn(ctx.store.read, userId, day);
  // Who comes back to a backlog meets nothing new meanwhile.
  const assigned =
    plan === null
      ? await assignedNew(read, { ...base, userId, doneCards: done.doneCards })
      : NOTHING_ASSIGNED;
  return { ...base, ...done, more: moreNewIn(done.log), assigned };
}

/** The plan that counts on a day: until its last one, and only while something waits from earlier days. */
async function followedOn(db: Reader, userId: string, day: StudyDay): Promise<PlanRow | null> {
  const plan = await planOf(db, userId, day);
  return plan !== null && (await overdueOn(db, userId, day)) > 0 ? plan : null;
}

async function doneOn(
  db: Reader,
  userId: string,
  day: StudyDay,
): Promise<Pick<Today, "done" | "doneCards" | "answered" | "log">> {
  const rows = await eventsOfDay(db, userId, day);
  const standing = standingEvents(rows.flatMap((row) => toEvent(row) ?? []));
  const answered = standing.flatMap((event) =>
    event.kind === "answered" && event.movesSchedule ? [event.cardId] : [],
  );
  const cards = [...new Set(answered)];
  const [before, contents] = await Promise.all([metBefore(db, userId, day, cards), contentsOf(db, cards)]);
  const doneCards = doneIn(standing, before);
  const reviews = doneCards.filter((card) => card.review).length;
  const siblings = new Set(contents.map((card) => card.siblings));
  return { log: rows, answered, doneCards, done: { newCards: cards.length - reviews, reviews, siblings } };
}

/** The cards of a day's answers, each as it stood before the first of them. */
function doneIn(standing: readonly ForwardEvent[], before: ReadonlySet<string>): Today["doneCards"] {
  const met = new Set(before);
  const done = new Map<string, { readonly id: string; readonly review: boolean }>();
  for (const event of standing) {
    const { kind, cardId: id } = event;
    if (kind === "reset") met.delete(id);
    else if (kind === "due-set") met.add(id);
    else if (kind === "answered" && event.movesSchedule) {
      if (!done.has(id)) done.set(id, { id, review: met.has(id) });
      met.add(id);
    }
  }
  return [...done.values()];
}

/** The day for whoever goes ahead of what is assigned, as far as their own limits let them. */
export function studyingAhead(today: Today): Today {
  return { ...today, assigned: { ...today.assigned, waiting: new Set() } };
}

/** The queue of some cards on the viewer's day; `scope` seeds it, so that each keeps its own order. */
export function queueOf(
  today: Today,
  cards: readonly QueueCard[],
  presets: CardPresets,
  scope: string,
  caps: readonly QueueCap[] = [],
): Queue {
  const first = new Set(today.assigned.byDay[0]);
  const { waiting } = today.assigned;
  const queue = buildQueue({
    ...presets.base,
    groups: presets.groups,
    caps,
    cards: cards
      .filter((card) => card.dealt || !waiting.has(card.id))
      .map((card) => (first.has(card.id) ? { ...card, assigned: true } : card)),
    done: { ...presets.base.done, siblings: today.done.siblings },
    studyDay: today.day,
    dayEnds: today.ends,
    now: today.now,
    seed: JSON.stringify([today.userId ?? "", scope]),
  });
  return today.plan === null ? queue : limitedBy(today.plan, queue, today.done.reviews);
}

/** The reviews of all presets together are no more than the plan has room for; steps that were begun go on. */
function limitedBy(plan: PlanRow, queue: Queue, done: number): Queue {
  const { learning } = queue.counts;
  const cards = queue.cards.slice(0, learning + Math.max(0, plan.cardsPerDay - done));
  return { cards, counts: { new: 0, learning, review: cards.length - learning } };
}

/** Each card once, though it may stand in several decks. Cards with the same answer are alike. */
export function queueCards(
  placed: readonly PlacedCard[],
  states: ReadonlyMap<string, CardState>,
  presets: CardPresets,
): readonly QueueCard[] {
  const decks = new Map<string, string[]>();
  for (const { id, deckId } of placed) {
    const known = decks.get(id);
    if (known) known.push(deckId);
    else decks.set(id, [deckId]);
  }
  const seen = new Set<string>();
  return placed.flatMap(({ id, siblings, answer }) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const group = presets.groupOf(id);
    const weight = presets.weightOf(id);
    return [
      {
        id,
        siblings,
        decks: decks.get(id) ?? [],
        likeness: answer === undefined ? [] : likenessOf(answer),
        state: states.get(id) ?? NEW_CARD,
        ...(group === undefined ? {} : { group }),
        ...(weight === undefined ? {} : { weight }),
      },
    ];
  });
}

/** The states of rows, by card. */
export function statesByCard(rows: readonly StateRow[]): ReadonlyMap<string, CardState> {
  return new Map(rows.map((row) => [row.cardId, toState(row)]));
}
