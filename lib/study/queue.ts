import { seededRandom } from "#lib/base/random.ts";
import type { Instant, StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { apart } from "./apart.ts";
import { chooseNew, chooseReviews, interleaved, placed } from "./queue-choice.ts";
import type { Counts } from "./types.ts";
import { DEFAULT_WAYS, type StudyWays } from "./ways.ts";

/** A card as the queue sees it. */
export type QueueCard = {
  readonly id: string;
  readonly siblings: string;
  /** Whatever else makes two cards alike (the same answer, say); such cards are kept some places apart. */
  readonly likeness: readonly string[];
  readonly state: CardState;
  /** How much it is worth learning, 0 to 1; left out when nobody ranked it. */
  readonly weight?: number;
  /** The preset it is studied by, among the request's groups; left out for the request's own. */
  readonly group?: string;
};

/** What the learner has done today already, in everything: limits are for the day, not for the page. */
export type DoneToday = {
  readonly newCards: number;
  readonly reviews: number;
  /** Sibling keys of the cards answered today. */
  readonly siblings: ReadonlySet<string>;
};

/** The cards of one preset: its limits count over all decks that are studied by it. */
export type QueueGroup = {
  readonly done: Pick<DoneToday, "newCards" | "reviews">;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly ways?: StudyWays;
};

export type QueueRequest = QueueGroup & {
  /** In deck order: new cards are introduced in it, unless their preset says otherwise. */
  readonly cards: readonly QueueCard[];
  readonly done: DoneToday;
  /** The presets of cards that have another one. */
  readonly groups?: ReadonlyMap<string, QueueGroup>;
  readonly studyDay: StudyDay;
  /** The first moment of the next study day. */
  readonly dayEnds: Instant;
  readonly now: Instant;
  /** Learner and scope; with the study day it seeds the order, so that a reload keeps it. */
  readonly seed: string;
};

export type Queue = { readonly cards: readonly string[]; readonly counts: Counts };

/**
 * Today's cards in the order to be shown: learning first (by its moment), then reviews with the new cards among them.
 * Siblings are left for another day unless waiting would cost more than it spares; cards that are alike stand apart.
 * Each preset has its own limits and order; where several meet, their cards are mixed evenly. The same request gives
 * the same queue.
 */
export function buildQueue(request: QueueRequest): Queue {
  const open = request.cards.filter((card) => isOpen(card.state, request.studyDay));
  const learning = open.filter((card) => isLearningToday(card.state, request)).sort(byDueInstant);
  const used = new Set([...request.done.siblings, ...learning.map((card) => card.siblings)]);
  const random = seededRandom(`${request.seed}|${request.studyDay}`);
  const counts = { new: 0, learning: learning.length, review: 0 };
  const parts = [...byGroup(open)].map(([name, cards]) => {
    const group = (name === undefined ? undefined : request.groups?.get(name)) ?? request;
    const ways = group.ways ?? DEFAULT_WAYS;
    const ask = { ...group, ways, used, studyDay: request.studyDay, random };
    const reviews = chooseReviews(cards, ask);
    const news = chooseNew(cards, ask);
    counts.review += reviews.length;
    counts.new += news.length;
    return placed(reviews, news, ways.newAmong);
  });
  const rest = apart(interleaved(parts), (card) => [card.siblings, ...card.likeness]);
  return { cards: [...learning, ...rest].map((card) => card.id), counts };
}

/** The request's own group first, the others as they come. */
function byGroup(cards: readonly QueueCard[]): ReadonlyMap<string | undefined, readonly QueueCard[]> {
  const groups = new Map<string | undefined, QueueCard[]>([[undefined, []]]);
  for (const card of cards) {
    const own = groups.get(card.group);
    if (own) own.push(card);
    else groups.set(card.group, [card]);
  }
  return groups;
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
