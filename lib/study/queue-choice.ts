import { dayFromName, daysBetween, MS_PER_DAY, type StudyDay } from "#lib/base/study-time.ts";
import type { QueueCard, QueueGroup } from "./queue.ts";
import type { StudyWays } from "./ways.ts";

/** Which cards of one preset are for today, and in which order. */
export type Choice = QueueGroup & {
  readonly ways: StudyWays;
  /** Sibling keys that today has seen; those of the chosen cards are added. */
  readonly used: Set<string>;
  readonly studyDay: StudyDay;
  /** A number of each card, the same all day, for what is in no order of its own. */
  readonly rank: (id: string) => number;
};

/** A review may wait a day for its sibling's sake as long as that is at most this share of its interval. */
const SHARE_THAT_MAY_WAIT = 0.2;
/** So many new cards a day are worth having even if some of them are siblings. */
const NEW_IN_SPITE_OF_SIBLINGS = 5;

type DueReview = {
  readonly card: QueueCard;
  /** Days past due, in intervals: the greater, the more is being forgotten. */
  readonly urgency: number;
  readonly late: number;
  readonly interval: number;
  /** Days since the last answer over the stability: recall falls with it, whatever the parameters. */
  readonly faded: number;
  readonly difficulty: number;
  /** Decides between equals. */
  readonly rank: number;
};

/** What comes first when the day has no room for all; it is also the order, except when that is shuffled. */
const FIRST: Readonly<Record<StudyWays["reviewOrder"], (a: DueReview, b: DueReview) => number>> = {
  shuffled: (a, b) => b.urgency - a.urgency,
  urgent: (a, b) => b.urgency - a.urgency,
  oldest: (a, b) => b.late - a.late,
  shortest: (a, b) => a.interval - b.interval,
  longest: (a, b) => b.interval - a.interval,
  surest: (a, b) => a.faded - b.faded,
  weakest: (a, b) => b.faded - a.faded,
  easiest: (a, b) => a.difficulty - b.difficulty,
  hardest: (a, b) => b.difficulty - a.difficulty,
  random: () => 0,
};

/** What was planned when the day began, and what is asked instead of cards that were put away since. */
export type Chosen = { readonly planned: readonly QueueCard[]; readonly instead: readonly QueueCard[] };

/** What one choice takes: the first `allowed` that fit; of new ones so many in spite of siblings. */
type Room = { readonly allowed: number; readonly enough: number };

/**
 * Chooses twice where something was put away: as the day was planned, with that in its place, and then what there is
 * room for besides. Marks the siblings of all as used.
 */
function chosenInTurn(
  { allowed, enough }: Room,
  putAway: number,
  used: Set<string>,
  take: (room: Room, used: Set<string>) => readonly QueueCard[],
): Chosen {
  const before = new Set(used);
  const room = { allowed: Math.max(0, allowed - putAway), enough: Math.max(0, enough - putAway) };
  const planned = take(room, used);
  if (putAway === 0) return { planned, instead: [] };
  const known = new Set(planned);
  const instead = take({ allowed, enough }, before).filter((card) => !known.has(card));
  for (const card of instead) used.add(card.siblings);
  return { planned, instead };
}

/**
 * The reviews for today, in no order. What has been dealt with is among the cards, and comes in where it came in when
 * the day began: then the same are chosen now as then.
 */
export function chooseReviews(cards: readonly QueueCard[], ask: Choice): Chosen {
  const { ways } = ask;
  const apart = ways.siblingsApart === "both" || ways.siblingsApart === "reviews";
  const due = cards.flatMap((card) => dueReview(card, ask) ?? []).sort(byTurn(FIRST[ways.reviewOrder]));
  const putAway = due.filter(({ card }) => card.dealt === "put-away").length;
  const room = { allowed: Math.max(0, ask.reviewsPerDay - ask.done.reviews), enough: 0 };
  return chosenInTurn(room, putAway, ask.used, ({ allowed }, used) => {
    const chosen: QueueCard[] = [];
    for (const { card, urgency } of due) {
      const waits = apart && used.has(card.siblings) && urgency <= SHARE_THAT_MAY_WAIT;
      if (!card.dealt && (waits || chosen.length >= allowed)) continue;
      used.add(card.siblings);
      if (!card.dealt) chosen.push(card);
    }
    return chosen;
  });
}

/** The reviews among some cards, in the order in which they are asked: of each two, whatever the others are. */
export function reviewsInOrder(cards: readonly QueueCard[], ask: Choice): readonly QueueCard[] {
  const { reviewOrder } = ask.ways;
  const due = cards.flatMap((card) => dueReview(card, ask) ?? []);
  return due.sort(byTurn(reviewOrder === "shuffled" ? () => 0 : FIRST[reviewOrder])).map(({ card }) => card);
}

function byTurn(first: (a: DueReview, b: DueReview) => number): (a: DueReview, b: DueReview) => number {
  return (a, b) => first(a, b) || a.rank - b.rank;
}

/** A review whose day has come; null for any other card. */
function dueReview(card: QueueCard, { studyDay: today, rank }: Choice): DueReview | null {
  const { memory } = card.state;
  if (memory.kind === "new" || memory.phase !== "review" || memory.due.kind !== "day") return null;
  const late = daysBetween(memory.due.day, today);
  if (late < 0) return null;
  const interval = Math.max(1, memory.intervalDays);
  const since = dayFromName(today) - Math.floor(memory.lastStudyTime / MS_PER_DAY);
  const urgency = (late + 1) / interval;
  const { stability, difficulty } = memory;
  return { card, late, interval, urgency, difficulty, faded: since / stability, rank: rank(card.id) };
}

/** The new cards for today, in their order. What has been dealt with comes in as with the reviews. */
export function chooseNew(cards: readonly QueueCard[], ask: Choice): Chosen {
  const { ways, done } = ask;
  const apart = ways.siblingsApart === "both" || ways.siblingsApart === "new";
  const unseen = newInOrder(cards, ask);
  const putAway = unseen.filter((card) => card.dealt === "put-away").length;
  const room = {
    allowed: Math.max(0, ask.newPerDay - done.newCards),
    enough: Math.max(0, NEW_IN_SPITE_OF_SIBLINGS - done.newCards, unseen.filter(isAssigned).length),
  };
  return chosenInTurn(room, putAway, ask.used, ({ allowed, enough }, used) => {
    const chosen = new Set<QueueCard>();
    for (const card of unseen) {
      if (!card.dealt && (chosen.size >= allowed || (apart && used.has(card.siblings)))) continue;
      used.add(card.siblings);
      if (!card.dealt) chosen.add(card);
    }
    for (const card of unseen) {
      if (chosen.size >= Math.min(allowed, enough)) break;
      if (!card.dealt) chosen.add(card);
    }
    return unseen.filter((card) => chosen.has(card));
  });
}

/** What is to come in for the date, though siblings of it may be asked the same day. */
const isAssigned = (card: QueueCard): boolean => card.assigned === true && card.dealt !== "answered";

/** The new ones among some cards, in the order in which they are introduced: what is assigned for today first. */
export function newInOrder(cards: readonly QueueCard[], ask: Choice): readonly QueueCard[] {
  const order = ownOrder(cards, ask);
  const assigned = order.filter((card) => card.assigned);
  return assigned.length === 0 ? order : [...assigned, ...order.filter((card) => !card.assigned)];
}

function ownOrder(cards: readonly QueueCard[], { ways, rank }: Choice): readonly QueueCard[] {
  const unseen = cards.filter((card) => card.state.memory.kind === "new");
  if (ways.newOrder === "random") {
    const ranks = new Map(unseen.map(({ id }) => [id, rank(id)]));
    return unseen.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  }
  if (ways.newOrder === "deck") return unseen;
  // Sorting is stable: what nobody ranked keeps its place behind the rest.
  return [...unseen].sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1));
}

/** New cards before, after, or evenly among the reviews; both in their own order. */
export function placed(
  reviews: readonly QueueCard[],
  news: readonly QueueCard[],
  among: StudyWays["newAmong"],
): readonly QueueCard[] {
  if (among === "first") return [...news, ...reviews];
  if (among === "last") return [...reviews, ...news];
  return spread(reviews, news);
}

/** Several lists as one, each spread evenly over the whole and in its own order. */
export function interleaved(lists: readonly (readonly QueueCard[])[]): readonly QueueCard[] {
  return lists
    .filter((list) => list.length > 0)
    .reduce<readonly QueueCard[]>((all, list) => (all.length === 0 ? list : spread(all, list)), []);
}

function spread(base: readonly QueueCard[], added: readonly QueueCard[]): readonly QueueCard[] {
  const out: QueueCard[] = [];
  const total = base.length + added.length;
  let taken = 0;
  for (let i = 0; i < total; i += 1) {
    const wanted = Math.floor(((i + 1) * added.length) / total);
    const card = wanted > taken ? added[taken] : base[i - taken];
    if (wanted > taken) taken += 1;
    if (card) out.push(card);
  }
  return out;
}
