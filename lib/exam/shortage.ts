import type { Prospect } from "./predict.ts";
import type { PlanInput, SharedExam, Shortage } from "./types.ts";

export type NamedProspect = Prospect & { readonly cardId: string };

/** The cards that nobody will have seen by the exam, those first that the mark misses least. */
export function leftOut(prospects: readonly NamedProspect[]): readonly string[] {
  return prospects
    .filter((one) => !one.seen)
    .sort((a, b) => a.weight - b.weight || (a.cardId < b.cardId ? -1 : 1))
    .map((one) => one.cardId);
}

/** At most so many looks at a larger budget; each is a plan of its own. */
const LOOKS = 4;

/**
 * What is missing so that every card of an exam is seen. The minutes are looked for with the plan itself (`unseenAt`
 * says how many cards it leaves unseen when every day has so many times its budget), so that they hold when they are
 * granted. Null when nothing is missing.
 */
export function shortageOf(
  exam: SharedExam,
  prospects: readonly NamedProspect[],
  budgets: readonly number[],
  newSeconds: number,
  unseenAt: (times: number) => number,
): Shortage | null {
  const leaveOut = leftOut(prospects);
  if (leaveOut.length === 0) return null;
  const open = budgets.filter((seconds, day) => seconds > 0 && day < exam.inDays);
  const total = open.reduce((sum, seconds) => sum + seconds, 0);
  if (open.length === 0) return { cards: leaveOut.length, minutesNeeded: null, leaveOut };
  let unseen = leaveOut.length;
  let needed = total;
  for (let look = 0; look < LOOKS && unseen > 0; look += 1) {
    needed += unseen * newSeconds;
    // A whole number of minutes: that is what will be tried.
    needed = Math.ceil(needed / open.length / 60) * 60 * open.length;
    unseen = unseenAt(needed / total);
  }
  const minutes = needed / open.length / 60;
  return { cards: leaveOut.length, minutesNeeded: unseen > 0 || minutes > 1440 ? null : minutes, leaveOut };
}

/** Whether every card can be met once, by counting seconds alone: what a form can say while it is being filled in. */
export type Feasibility = {
  readonly unseen: number;
  /** New cards that fit into the days if nothing else is done. */
  readonly room: number;
  /** Minutes on each day that is not off to meet every card once; null without such a day. */
  readonly minutesForAll: number | null;
};

export function feasibility({ cards, budgets, spentToday, model }: PlanInput): Feasibility {
  const { newSeconds } = model.costs;
  const unseen = cards.filter((card) => card.memory === null).length;
  const days = budgets.map((seconds, day) => Math.max(0, day === 0 ? seconds - spentToday : seconds));
  const open = budgets.filter((seconds) => seconds > 0).length;
  return {
    unseen,
    room: days.reduce((sum, seconds) => sum + Math.floor(seconds / newSeconds), 0),
    minutesForAll: open === 0 ? null : Math.ceil((Math.ceil(unseen / open) * newSeconds) / 60),
  };
}
