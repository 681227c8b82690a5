import { seededRandom, shuffled } from "#lib/base/random.ts";
import { daysBetween, type Instant, type StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { apart } from "./apart.ts";
import type { Counts } from "./types.ts";

/** A card as the queue sees it. */
export type QueueCard = {
  readonly id: string;
  readonly siblings: string;
  /** Whatever else makes two cards alike (the same answer, say); such cards are kept some places apart. */
  readonly likeness: readonly string[];
  readonly state: CardState;
};

/** What the learner has done today already, in everything: limits are for the day, not for the page. */
export type DoneToday = {
  readonly newCards: number;
  readonly reviews: number;
  /** Sibling keys of the cards answered today. */
  readonly siblings: ReadonlySet<string>;
};

export type QueueRequest = {
  /** In deck order: new cards are introduced in it. */
  readonly cards: readonly QueueCard[];
  readonly done: DoneToday;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly studyDay: StudyDay;
  /** The first moment of the next study day. */
  readonly dayEnds: Instant;
  readonly now: Instant;
  /** Learner and scope; with the study day it seeds the order, so that a reload keeps it. */
  readonly seed: string;
};

export type Queue = { readonly cards: readonly string[]; readonly counts: Counts };

/** A review may wait a day for its sibling's sake as long as that is at most this share of its interval. */
const SHARE_THAT_MAY_WAIT = 0.2;
/** So many new cards a day are worth having even if some of them are siblings. */
const NEW_IN_SPITE_OF_SIBLINGS = 5;

/**
 * Today's cards in the order to be shown: learning first (by its moment), then reviews with the new cards spread among
 * them. Siblings are left for another day unless waiting would cost more than it spares; cards that are alike stand
 * apart. The same request gives the same queue.
 */
export function buildQueue(request: QueueRequest): Queue {
  const open = request.cards.filter((card) => isOpen(card.state, request.studyDay));
  const learning = open.filter((card) => isLearningToday(card.state, request)).sort(byDueInstant);
  const used = new Set([...request.done.siblings, ...learning.map((card) => card.siblings)]);
  const random = seededRandom(`${request.seed}|${request.studyDay}`);
  const reviews = chooseReviews(open, used, request, random);
  const news = chooseNew(open, used, request);
  const rest = apart(spread(reviews, news), (card) => [card.siblings, ...card.likeness]);
  return {
    cards: [...learning, ...rest].map((card) => card.id),
    counts: { new: news.length, learning: learning.length, review: reviews.length },
  };
}

function isOpen(state: CardState, today: StudyDay): boolean {
  return !state.suspended && (state.buriedUntil === null || state.buriedUntil <= today);
}

/** Whether a card is in its steps and comes back before the day ends. */
function isLearningToday(state: CardState, request: QueueRequest): boolean {
  const { memory } = state;
  if (memory.kind === "new" || memory.phase === "review") return false;
  return memory.due.kind === "day" ? memory.due.day <= request.studyDay : memory.due.at < request.dayEnds;
}

function byDueInstant(a: QueueCard, b: QueueCard): number {
  return dueInstant(a.state) - dueInstant(b.state);
}

/** A step of whole days is due all day, so it comes first. */
function dueInstant(state: CardState): number {
  return state.memory.kind === "seen" && state.memory.due.kind === "instant" ? state.memory.due.at : 0;
}

/** Days past due and the interval; null when it is not a review that is due. */
function lateness(state: CardState, today: StudyDay): { late: number; interval: number } | null {
  const { memory } = state;
  if (memory.kind === "new" || memory.phase !== "review" || memory.due.kind !== "day") return null;
  const late = daysBetween(memory.due.day, today);
  return late < 0 ? null : { late, interval: Math.max(1, memory.intervalDays) };
}

/** The reviews for today; the most urgent first when there are more than the day holds. Marks their siblings as used. */
function chooseReviews(
  open: readonly QueueCard[],
  used: Set<string>,
  request: QueueRequest,
  random: () => number,
): readonly QueueCard[] {
  const allowed = Math.max(0, request.reviewsPerDay - request.done.reviews);
  const due = open.flatMap((card) => {
    const when = lateness(card.state, request.studyDay);
    return when ? [{ card, ...when, urgency: (when.late + 1) / when.interval }] : [];
  });
  const chosen: QueueCard[] = [];
  for (const { card, urgency } of due.sort((a, b) => b.urgency - a.urgency)) {
    if (chosen.length >= allowed) break;
    if (used.has(card.siblings) && urgency <= SHARE_THAT_MAY_WAIT) continue;
    used.add(card.siblings);
    chosen.push(card);
  }
  return shuffled(chosen, random);
}

function chooseNew(
  open: readonly QueueCard[],
  used: Set<string>,
  request: QueueRequest,
): readonly QueueCard[] {
  const allowed = Math.max(0, request.newPerDay - request.done.newCards);
  const unseen = open.filter((card) => card.state.memory.kind === "new");
  const chosen = new Set<QueueCard>();
  for (const card of unseen) {
    if (chosen.size >= allowed) break;
    if (used.has(card.siblings)) continue;
    used.add(card.siblings);
    chosen.add(card);
  }
  const enough = Math.min(allowed, Math.max(0, NEW_IN_SPITE_OF_SIBLINGS - request.done.newCards));
  for (const card of unseen) {
    if (chosen.size >= enough) break;
    chosen.add(card);
  }
  return unseen.filter((card) => chosen.has(card));
}

/** New cards evenly among the reviews, both in their own order. */
function spread(reviews: readonly QueueCard[], news: readonly QueueCard[]): readonly QueueCard[] {
  const out: QueueCard[] = [];
  const total = reviews.length + news.length;
  let taken = 0;
  for (let i = 0; i < total; i += 1) {
    const wanted = Math.floor(((i + 1) * news.length) / total);
    const card = wanted > taken ? news[taken] : reviews[i - taken];
    if (wanted > taken) taken += 1;
    if (card) out.push(card);
  }
  return out;
}
