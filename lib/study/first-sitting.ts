import { isPractice } from "./practice.ts";
import { answersOf, type StudyRun } from "./run.ts";

/** After so many answers what the buttons mean has been seen often enough. */
const LEARNT_AFTER = 10;

/** Whether this looks like somebody's first sitting: nothing was answered before it, and little in it. */
export function isFirstSitting(run: StudyRun): boolean {
  const { session, sent } = run;
  if (isPractice(session) || session.answeredToday > 0) return false;
  if ([...sent.values()].some((card) => card.state.answers > 0)) return false;
  return answersOf(run).length < LEARNT_AFTER;
}
