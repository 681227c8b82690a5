import { seededRandom } from "#lib/base/random.ts";
import type { Instant, StudyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { apart } from "./apart.ts";
import { chooseNew, chooseReviews, interleaved, newInOrder, placed, reviewsInOrder } from "./queue-choice.ts";
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
  /** The decks that it stands in, where some of them limit their parts (`QueueRequest.caps`). */
  readonly decks?: readonly string[];
  /** A teacher assigned it, and it should be met today for the date: it comes before all other new ones. */
  readonly assigned?: true;
  /**
   * It was in today's queue and has been dealt with, by an answer or by putting it away: it is not asked, and keeps its
   * place, so that the others keep theirs. `state` is then as it was when the day began.
   */
  readonly dealt?: "answered" | "put-away";
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

/** What a deck leaves of today for itself and its parts together, whatever options these have of their own. */
export type QueueCap = {
  readonly decks: ReadonlySet<string>;
  readonly newLeft: number;
  readonly reviewsLeft: number;
};

export type QueueRequest = QueueGroup & {
  /** In deck order: new cards are introduced in it, unless their preset says otherwise. */
  readonly cards: readonly QueueCard[];
  readonly done: DoneToday;
  /** The presets of cards that have another one. */
  readonly groups?: ReadonlyMap<string, QueueGroup>;
  readonly caps?: readonly QueueCap[];
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
 * the same queue; and what has been dealt with leaves the rest in its order, so that another device, or a reload, goes
 * on with the same card.
 */
export function buildQueue(request: QueueRequest): Queue {
  const open = request.cards.filter((card) => !card.dealt && isOpen(card.state, request.studyDay));
  const learning = open.filter((card) => isLearningToday(card.state, request)).sort(byDueInstant);
  const used = usedAtFirst(request, learning);
  const rank = (id: string): number => seededRandom(`${request.seed}|${request.studyDay}|${id}`)();
  /** What takes the place of cards that were put away comes last, so that the rest keeps its order. */
  const instead: QueueCard[] = [];
  const parts = [...byGroup(request.cards)].map(([name, cards]) => {
    const group = (name === undefined ? undefined : request.groups?.get(name)) ?? request;
    const ways = group.ways ?? DEFAULT_WAYS;
    const newPerDay = newLimit(group, cards, request.studyDay);
    const ask = { ...group, newPerDay, ways, used, studyDay: request.studyDay, rank };
    const mine = cards.filter((card) => card.dealt || isOpen(card.state, request.studyDay));
    const reviews = chooseReviews(mine, ask);
    const news = chooseNew(mine, ask);
    instead.push(...reviewsInOrder(reviews.instead, ask), ...news.instead);
    // The whole day in order, with what has been dealt with in its place.
    const chosen = new Map([...reviews.planned, ...news.planned].map((card) => [card.id, card]));
    const whole = cards.filter((card) => (card.dealt ? !chosen.has(card.id) : chosen.get(card.id) === card));
    return placed(reviewsInOrder(whole, ask), newInOrder(whole, ask), ways.newAmong);
  });
  const rest = apart(interleaved(parts), (card) => [card.siblings, ...card.likeness]);
  const taken = within([...rest.filter((card) => !card.dealt), ...instead], request.caps ?? []);
  const fresh = taken.filter(isNew).length;
  const counts = { new: fresh, learning: learning.length, review: taken.length - fresh };
  return { cards: [...learning, ...taken].map((card) => card.id), counts };
}

function isNew({ state }: QueueCard): boolean {
  return state.memory.kind === "new";
}

/** The cards, from the first, that the decks above them have room for; what is assigned comes in all the same. */
function within(cards: readonly QueueCard[], caps: readonly QueueCap[]): readonly QueueCard[] {
  if (caps.length === 0) return cards;
  const left = caps.map(({ decks, newLeft, reviewsLeft }) => ({ decks, new: newLeft, review: reviewsLeft }));
  return cards.filter((card) => {
    const kind = isNew(card) ? "new" : "review";
    const over = left.filter(({ decks }) => card.decks?.some((deck) => decks.has(deck)));
    if (!card.assigned && over.some((cap) => cap[kind] <= 0)) return false;
    for (const cap of over) cap[kind] -= 1;
    return true;
  });
}

/** What is assigned for today comes in even where that is more than the day's own number of new cards. */
function newLimit({ newPerDay, done }: QueueGroup, cards: readonly QueueCard[], studyDay: StudyDay): number {
  const assigned = cards.filter(
    (card) =>
      card.assigned &&
      card.dealt !== "answered" &&
      card.state.memory.kind === "new" &&
      isOpen(card.state, studyDay),
  );
  return Math.max(newPerDay, assigned.length === 0 ? 0 : done.newCards + assigned.length);
}

/**
 * Sibling keys that count before anything is chosen: of the cards in their steps, and of what was done today. What has
 * been dealt with in this queue counts in its turn instead, as when the day began.
 */
function usedAtFirst({ cards, done }: QueueRequest, learning: readonly QueueCard[]): Set<string> {
  const inTurn = cards.filter((card) => card.dealt && !isInSteps(card.state));
  const turns = new Set(inTurn.map((card) => card.id));
  const later = new Set(inTurn.map((card) => card.siblings));
  return new Set([
    ...[...done.siblings].filter((key) => !later.has(key)),
    ...learning.filter((card) => !turns.has(card.id)).map((card) => card.siblings),
    ...cards.filter((card) => card.dealt && isInSteps(card.state)).map((card) => card.siblings),
  ]);
}

function isInSteps({ memory }: CardState): boolean {
  return memory.kind === "seen" && memory.phase !== "review";
}

/** The request's own group first, the others by name. */
function byGroup(cards: readonly QueueCard[]): ReadonlyMap<string | undefined, readonly QueueCard[]> {
  const names = [...new Set(cards.flatMap((card) => card.group ?? []))].sort();
  const groups = new Map<string | undefined, QueueCard[]>([undefined, ...names].map((name) => [name, []]));
  for (const card of cards) groups.get(card.group)?.push(card);
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
