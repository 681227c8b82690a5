import type { SharedOrder, WayHabits } from "./anki-types.ts";

/** As a preset of Anki has it, whichever way it is written. */
type Said = {
  readonly leechAfter: number;
  /** 0 suspends, 1 only tags. */
  readonly leechAction: number;
  readonly newMix: number;
  readonly reviewOrder: number;
  readonly buryNew: boolean;
  readonly buryReviews: boolean;
  readonly easyDays: readonly number[];
};

// As Anki numbers them. Others of its orders have no like here.
const NEW_AMONG = ["mixed", "last", "first"] as const;
export const SHARED_ORDERS: Readonly<Record<SharedOrder, number>> = {
  shortest: 3,
  longest: 4,
  // By its ease, which with FSRS is the difficulty.
  hardest: 5,
  easiest: 6,
  weakest: 7,
  random: 8,
  surest: 11,
  urgent: 12,
};

// Safe: the keys of a literal.
const SHARED = Object.keys(SHARED_ORDERS) as readonly SharedOrder[];

/** Whether an order of ours is one of Anki's. */
export function isShared(order: string): order is SharedOrder {
  return Object.hasOwn(SHARED_ORDERS, order);
}

/**
 * What a preset of Anki says of leeches, order, siblings and weekdays. To bury all siblings or none is left out: there it
 * is off until somebody finds it, here cards of one note are kept apart unless one says otherwise.
 */
export function habitsOf(said: Said): WayHabits {
  const { leechAfter, leechAction, newMix, buryNew, buryReviews, easyDays } = said;
  const newAmong = NEW_AMONG[newMix];
  const reviewOrder = SHARED.find((order) => SHARED_ORDERS[order] === said.reviewOrder);
  return {
    // A preset that says nothing of leeches says nothing of what becomes of them.
    ...(leechAfter > 0 ? { leechAfter, leechSuspends: leechAction === 0 } : {}),
    ...(newAmong === undefined ? {} : { newAmong }),
    ...(reviewOrder === undefined ? {} : { reviewOrder }),
    ...(buryNew === buryReviews ? {} : { siblingsApart: buryNew ? "new" : "reviews" }),
    ...(easyDays.length === 7 ? { easyDays } : {}),
  };
}
