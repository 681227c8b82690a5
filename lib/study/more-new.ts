/** So many new cards more are taken on at once by who has met those of the day. */
export const MORE_NEW = 10;

/** Nobody learns more than that in a day. */
export const MOST_MORE_NEW = 200;

/** The kind of the event. It is about no card: `cards` says how many. */
export const MORE_NEW_EVENT = "more-new";

/** One event of a study day that is about no card, as the log has it. */
export type DayEvent = {
  readonly id: string;
  readonly kind: string;
  /** The event that it takes back. */
  readonly targetId: string | null;
  readonly cards: number;
};

/** The new cards that a learner took on for one day besides those of the options. */
export type MoreNew = {
  readonly cards: number;
  /** What stands, in the order of ids: the last one is taken back first. */
  readonly asked: readonly string[];
  /** How many were asked for last; 0 for none. */
  readonly last: number;
};

/**
 * The fold of a day's events about no card. Asking is taken back but never done again (it is asked anew), so the order
 * in which devices sent it does not matter.
 */
export function moreNewOf(events: readonly DayEvent[]): MoreNew {
  const back = new Set(events.flatMap((event) => (event.kind === "undone" ? [event.targetId] : [])));
  const standing = new Map(
    events
      .filter((event) => event.kind === MORE_NEW_EVENT && !back.has(event.id))
      .map((event) => [event.id, event.cards]),
  );
  const cards = [...standing.values()].reduce((sum, own) => sum + own, 0);
  const asked = [...standing.keys()].sort();
  const last = standing.get(asked.at(-1) ?? "") ?? 0;
  return { cards: Math.min(MOST_MORE_NEW, cards), asked, last };
}
