import { shuffled } from "#lib/base/random.ts";
import { dayFromName, daysBetween, MS_PER_DAY, type StudyDay } from "#lib/base/study-time.ts";
import type { QueueCard, QueueGroup } from "./queue.ts";
import type { StudyWays } from "./ways.ts";

/** Which cards of one preset are for today, and in which order. */
export type Choice = QueueGroup & {
  readonly ways: StudyWays;
  /** Sibling keys that today has seen; those of the chosen cards are added. */
  readonly used: Set<string>;
  readonly studyDay: StudyDay;
  readonly random: () => number;
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
};

/** What comes first when the day has no room for all; it is also the order, except when that is shuffled. */
const FIRST: Readonly<Record<StudyWays["reviewOrder"], (a: DueReview, b: DueReview) => number>> = {
  shuffled: (a, b) => b.urgency - a.urgency,
  urgent: (a, b) => b.urgency - a.urgency,
  oldest: (a, b) => b.late - a.late,
  shortest: (a, b) => a.interval - b.interval,
  surest: (a, b) => a.faded - b.faded,
};

/** The reviews for today; marks their siblings as used. */
export function chooseReviews(open: readonly QueueCard[], ask: Choice): readonly QueueCard[] {
  const { ways, used } = ask;
  const allowed = Math.max(0, ask.reviewsPerDay - ask.done.reviews);
  const apart = ways.siblingsApart === "both" || ways.siblingsApart === "reviews";
  const due = open.flatMap((card) => dueReview(card, ask.studyDay) ?? []);
  const chosen: QueueCard[] = [];
  for (const { card, urgency } of due.sort(FIRST[ways.reviewOrder])) {
    if (chosen.length >= allowed) break;
    if (apart && used.has(card.siblings) && urgency <= SHARE_THAT_MAY_WAIT) continue;
    used.add(card.siblings);
    chosen.push(card);
  }
  return ways.reviewOrder === "shuffled" ? shuffled(chosen, ask.random) : chosen;
}

/** A review whose day has come; null for any other card. */
function dueReview(card: QueueCard, today: StudyDay): DueReview | null {
  const { memory } = card.state;
  if (memory.kind === "new" || memory.phase !== "review" || memory.due.kind !== "day") return null;
  const late = daysBetween(memory.due.day, today);
  if (late < 0) return null;
  const interval = Math.max(1, memory.intervalDays);
  const since = dayFromName(today) - Math.floor(memory.lastStudyTime / MS_PER_DAY);
  return { card, late, interval, urgency: (late + 1) / interval, faded: since / memory.stability };
}

/** The new cards for today, in the order in which they are introduced; marks their siblings as used. */
export function chooseNew(open: readonly QueueCard[], ask: Choice): readonly QueueCard[] {
  const { ways, used, done } = ask;
  const allowed = Math.max(0, ask.newPerDay - done.newCards);
  const apart = ways.siblingsApart === "both" || ways.siblingsApart === "new";
  const unseen = introduced(
    open.filter((card) => card.state.memory.kind === "new"),
    ask,
  );
  const chosen = new Set<QueueCard>();
  for (const card of unseen) {
    if (chosen.size >= allowed) break;
    if (apart && used.has(card.siblings)) continue;
    used.add(card.siblings);
    chosen.add(card);
  }
  const enough = Math.min(allowed, Math.max(0, NEW_IN_SPITE_OF_SIBLINGS - done.newCards));
  for (const card of unseen) {
    if (chosen.size >= enough) break;
    chosen.add(card);
  }
  return unseen.filter((card) => chosen.has(card));
}

function introduced(unseen: readonly QueueCard[], { ways, random }: Choice): readonly QueueCard[] {
  if (ways.newOrder === "random") return shuffled(unseen, random);
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
