import { counted, dateWords, figure, stateWords } from "#app/_ui/words.ts";
import { daysBetween, type StudyClock, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";

export { counted, dateWords, figure, stateWords };

/** When a card comes again, in a column's few letters. */
export function dueInWords(
  state: CardState,
  now: { readonly today: StudyDay; readonly clock: StudyClock },
): string {
  const { today, clock } = now;
  if (state.suspended) return "Suspended";
  if (state.buriedUntil !== null && state.buriedUntil > today) return "Buried";
  if (state.memory.kind === "new") return "New";
  const { due } = state.memory;
  const day = due.kind === "day" ? due.day : studyDay(due.at, clock);
  const ahead = daysBetween(today, day);
  if (ahead < 0) return `${counted(-ahead, "day")} ago`;
  if (ahead === 0) return "Today";
  return ahead === 1 ? "Tomorrow" : dateWords(day, today);
}

/** How many cards are found, as far as they are counted, and how many of them are chosen. */
export function foundWords(count: number | null, atLeast: number, chosen: number): string {
  const some = atLeast === 0 ? "Searching…" : `More than ${counted(atLeast, "card")}`;
  const found = count === null ? some : counted(count, "card");
  return chosen === 0 ? found : `${found}, ${figure(chosen)} chosen`;
}
