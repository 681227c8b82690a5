import { lastOf, type StateRow, toState, toStateRow } from "#lib/db/event-rows.ts";
import type { CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { awaitsTarget, compareEvents, foldCard, isAtTail, NEW_CARD, step } from "#lib/schedule/fold.ts";
import type { SchedulePreset } from "#lib/study/types.ts";

/** Changes whenever the same log would fold to other states: rows of another version are folded anew. */
export const SCHEDULER_VERSION = "fsrs-6.1";
/** A row that cannot be stepped, because something was taken back that has not arrived yet. */
const AWAITING = `${SCHEDULER_VERSION} awaiting`;

type Key = { readonly userId: string; readonly cardId: string };

/** The presets that a learner's events name; an unknown name, and none, mean the default. */
export type RuleBook = (rulesId: string | undefined) => SchedulePreset;

/** The row of a card from its whole log: what `npm run rebuild` makes, and what every quicker way has to equal. */
export function foldedRow(key: Key, events: readonly ReviewEvent[], rules: RuleBook): StateRow {
  const last = [...events].sort(compareEvents).at(-1) ?? null;
  return toStateRow(key, foldCard(events, rules, key.userId), last, {
    schedulerVersion: awaitsTarget(events) ? AWAITING : SCHEDULER_VERSION,
    parametersId: rules(last?.rulesId).parametersId,
  });
}

/** The row after one more event, or null when the card's log has to be folded anew. */
export function steppedRow(
  key: Key,
  before: StateRow | null,
  event: ReviewEvent,
  rules: RuleBook,
): StateRow | null {
  if (before && before.schedulerVersion !== SCHEDULER_VERSION) return null;
  if (!isAtTail(before && lastOf(before), event)) return null;
  const state: CardState = before ? toState(before) : NEW_CARD;
  const preset = rules(event.rulesId);
  return toStateRow(key, step(state, event, preset, key.userId), event, {
    schedulerVersion: SCHEDULER_VERSION,
    parametersId: preset.parametersId,
  });
}
