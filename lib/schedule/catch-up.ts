import { type DaysToPlay, PLAYED_ORDERS, type PlayedOrder, playDays } from "./play-days.ts";

/** How a backlog would go with so many minutes a day. */
export type CatchUp = {
  readonly minutes: number;
  /** Of all orders, the one after which most is known. */
  readonly order: PlayedOrder;
  /** Days until nothing waits any more at the end of a day: 0 when today has room for all; null when it never ends. */
  readonly endsAfter: number | null;
  /** Cards expected to be known on the last day looked at, in that order and in the worst one. */
  readonly known: number;
  readonly knownAtWorst: number;
  /** What waits at the end of each day. */
  readonly waiting: readonly number[];
};

export type CatchUpQuestion = Omit<DaysToPlay, "roomOn" | "order"> & {
  readonly secondsPerCard: number;
  /** Days off, counted from today. */
  readonly isOff: (day: number) => boolean;
};

/** The backlog with one number of minutes a day, in the order that saves most memory; no new cards meanwhile. */
export function catchUp(question: CatchUpQuestion, minutes: number): CatchUp {
  const { secondsPerCard, isOff, ...rest } = question;
  const room = Math.floor((minutes * 60) / secondsPerCard);
  const tried = PLAYED_ORDERS.map((order) => ({
    order,
    ...playDays({ ...rest, order, roomOn: (day) => (isOff(day) ? 0 : room) }),
  }));
  const [first, ...others] = tried;
  if (!first) throw new Error("There is at least one order.");
  const best = others.reduce((a, b) => (b.known > a.known ? b : a), first);
  const ends = best.waiting.findIndex((waiting, day) => waiting === 0 && !isOff(day));
  return {
    minutes,
    order: best.order,
    endsAfter: ends < 0 ? null : ends,
    known: best.known,
    knownAtWorst: Math.min(...tried.map((one) => one.known)),
    waiting: best.waiting,
  };
}
