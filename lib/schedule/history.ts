import type { CardState, ReviewEvent } from "./events.ts";
import {
  compareEvents,
  type ForwardEvent,
  isForward,
  NEW_CARD,
  type RulesOf,
  standingEvents,
  step,
} from "./fold.ts";

/** One event of a card with the states around it. */
export type HistoryStep = {
  readonly event: ForwardEvent;
  readonly before: CardState;
  readonly after: CardState;
  /** It was taken back since: it is shown, and counts for nothing. */
  readonly undone: boolean;
};

/** What happened to a card, in order, each event with what it made of the memory. The last state is that of the fold. */
export function historyOf(
  events: readonly ReviewEvent[],
  rules: RulesOf,
  userId: string,
): readonly HistoryStep[] {
  const standing = new Set(standingEvents(events).map((event) => event.id));
  const seen = new Set<string>();
  let state = NEW_CARD;
  const steps: HistoryStep[] = [];
  for (const event of [...events].sort(compareEvents)) {
    if (!isForward(event) || seen.has(event.id)) continue;
    seen.add(event.id);
    const undone = !standing.has(event.id);
    const after = undone
      ? state
      : step(state, event, typeof rules === "function" ? rules(event.rulesId) : rules, userId);
    steps.push({ event, before: state, after, undone });
    state = after;
  }
  return steps;
}
