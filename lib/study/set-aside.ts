import type { StudyRun } from "./run.ts";

/**
 * The cards of a sitting that are buried beyond today: those that were asked today, or would have been. Suspended ones are
 * not, whatever else was done to them.
 */
export function buriedIn(run: StudyRun): readonly string[] {
  return [...run.cards.values()].flatMap(({ id, state }) =>
    state.buriedUntil !== null && state.buriedUntil > run.session.studyDay && !state.suspended ? [id] : [],
  );
}
