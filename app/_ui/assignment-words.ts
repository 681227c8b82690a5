import { daysBetween, type StudyDay } from "#lib/base/study-time.ts";
import type { Standing, StandingState } from "#lib/classes/goals.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import { capital, counted, dateWords, dayWords, figure } from "./words.ts";

// How an assignment is talked about, to pupils and teachers alike.

const NO_BREAK = "\u00a0";

/** "85 %". */
export function percent(share: number): string {
  return `${figure(Math.round(share * 100))}${NO_BREAK}%`;
}

/** What is asked for: "every card met", "studied on 5 days". */
export function goalWords(goal: Goal, today: StudyDay): string {
  switch (goal.kind) {
    case "days":
      return goal.days === 1 ? "studied on one day" : `studied on ${goal.days} different days`;
    case "seen":
      return "every card met";
    case "retained":
      return `${percent(goal.share)} expected to be recalled on ${dateWords(goal.day, today)}`;
    case "quiz":
      return "a quiz handed in";
    case "exam":
      return "an exam written";
  }
}

/** How far somebody is: "3 of 5 days", "12 of 40 cards met", "81 % expected". */
export function reachedWords(
  goal: Goal,
  { reached, of, predicted }: Pick<Standing, "reached" | "of" | "predicted">,
): string {
  switch (goal.kind) {
    case "days":
      return `${figure(reached)} of ${counted(of, "day")}`;
    case "seen":
      return `${figure(reached)} of ${counted(of, "card")} met`;
    case "retained":
      return `${percent(predicted ?? 0)} expected, of ${percent(of)}`;
    case "quiz":
      return reached > 0 ? "handed in" : "not handed in";
    case "exam":
      return reached > 0 ? "written" : "not written";
  }
}

export const STATE_WORDS: Readonly<Record<StandingState, string>> = {
  "not-open": "Not open yet",
  "not-started": "Not started",
  "under-way": "Under way",
  met: "Met",
  "met-late": "Met late",
  missed: "Missed",
};

/** "due on Monday", "was due on 3 March": a due day as seen from today. */
export function dueWords(due: StudyDay, today: StudyDay): string {
  const ahead = daysBetween(today, due);
  if (ahead < -1) return `was due on ${dateWords(due, today)}`;
  if (ahead === -1) return "was due yesterday";
  return `due ${dayWords(due, today)}`;
}

/** When it opens, is due and closes, as a sentence. */
export function datesWords({
  opens,
  due,
  closes,
  today,
}: {
  readonly opens: StudyDay;
  readonly due: StudyDay;
  readonly closes: StudyDay | null;
  readonly today: StudyDay;
}): string {
  const parts = [
    opens > today ? `opens ${dayWords(opens, today)}` : null,
    dueWords(due, today),
    closes === null ? null : `${closes < today ? "closed" : "closes"} on ${dateWords(closes, today)}`,
  ];
  return capital(parts.filter((part) => part !== null).join(", "));
}

/** What happens to work after the due day. */
export function lateWords(rule: LateRule, closes: StudyDay | null): string {
  const until = closes === null ? "" : " until it closes";
  switch (rule) {
    case "counts":
      return `Work after the due day counts in full${until}.`;
    case "counts-as-late":
      return `Work after the due day counts${until}, and is marked as late.`;
    case "does-not-count":
      return "Work after the due day does not count.";
  }
}
