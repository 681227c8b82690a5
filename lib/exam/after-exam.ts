import { daysToRetention } from "#lib/schedule/fsrs.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";
import type { ExamCard } from "./types.ts";

export type Return = { readonly cardId: string; readonly inDays: number };

/**
 * When the cards of an exam come back by the normal schedule, the soonest first: a plan for an exam leaves memories
 * behind that are due like any other. Whole days from today, 0 for those whose time has passed; unseen cards stay new
 * and are not in the list.
 */
export function returnsAfter(cards: readonly ExamCard[], rules: ScheduleRules): readonly Return[] {
  return cards
    .flatMap(({ cardId, memory }) => {
      if (!memory) return [];
      const interval = Math.max(1, Math.round(daysToRetention(memory.stability, rules)));
      const inDays = Math.max(0, Math.ceil(Math.min(interval, rules.maximumIntervalDays) - memory.lastDay));
      return [{ cardId, inDays }];
    })
    .sort((a, b) => a.inDays - b.inDays || (a.cardId < b.cardId ? -1 : 1));
}
