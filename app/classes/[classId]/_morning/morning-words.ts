import { capital, countedInWords, dateWords, figure, numberWord } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { Goal } from "#lib/classes/types.ts";
import {
  expectedShare,
  type HelpLine,
  type Outlook,
  type Reason,
  STUCK_CARDS,
  STUCK_DAYS,
  STUCK_MISSES,
} from "#lib/classes/whom-to-help.ts";
import type { AssignmentHead, MorningView } from "#lib/services/morning/morning-view.ts";

const NARROW = "\u202f";

/** "85 %", with the space that does not break. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}${NARROW}%`;
}

/** The one sentence of the page. */
export function headline({ name, pupils, assignments, coming, help }: MorningView): string {
  if (pupils === 0) return `${name} has no pupils yet.`;
  if (assignments.length === 0)
    return coming.length > 0 ? `Nothing is open in ${name} yet.` : `Nothing is assigned in ${name} yet.`;
  if (help.pupils === 0) return `Nobody in ${name} needs you today.`;
  const verb = help.pupils === 1 ? "needs" : "need";
  return `${capital(numberWord(help.pupils))} of ${numberWord(pupils)} in ${name} ${verb} you today.`;
}

/** The goal that is due next, and where the class stands with it; null when none is. */
export function standingSentence({ assignments, today }: MorningView): string | null {
  const next = assignments.find((one) => !one.over && one.goal.kind === "retained" && one.claimed !== null);
  if (next?.goal.kind !== "retained" || next.claimed === null) return null;
  const day = dateWords(next.onDay, today);
  const stands = percent(next.verified ?? next.claimed);
  return `Goal: ${percent(next.goal.share)} of ${next.title} remembered on ${day}. The class is heading for ${stands}.`;
}

/** A goal in a few words. */
export function goalWords(goal: Goal, today: StudyDay): string {
  switch (goal.kind) {
    case "retained":
      return `${percent(goal.share)} remembered on ${dateWords(goal.day, today)}`;
    case "seen":
      return "every card met";
    case "days":
      return `studied on ${countedInWords(goal.days, "day")}`;
    case "quiz":
      return "a quiz";
    case "exam":
      return "an exam";
  }
}

export const NOT_STARTED_RULE = "No answer yet, a night or more after it opened.";
export const STUCK_RULE = `${capital(numberWord(STUCK_CARDS))} cards or more, each missed ${numberWord(
  STUCK_MISSES,
)} times in ${numberWord(STUCK_DAYS)} days and not known since.`;
export const WILL_MISS_SHORT = "Going on as in the last three weeks does not reach the goal.";
export const WILL_MISS_RULE =
  "Going on as in the last three weeks does not reach the goal. The days to come are played with the memory model; where the app has checked at least eight answers, what it found is taken into account.";

/** What stands under a name: how it is with the assignment that needs it most. */
export function lineWords(line: HelpLine, list: "notStarted" | "stuck" | "willMiss", title: string): string {
  const { work, reason } = line;
  if (list === "notStarted")
    return `${title}: open for ${countedInWords(Math.max(1, work.today - work.opened), "day")}.`;
  if (list === "stuck") return `${capital(countedInWords(work.stuckOn.length, "card"))} of ${title}.`;
  return `${outlookWords(work.outlook)}${reason ? ` ${reasonWords(reason)}` : ""}`;
}

/** Where somebody is heading, in the terms of the goal. */
export function outlookWords(outlook: Outlook): string {
  switch (outlook.kind) {
    case "retained":
      return `Heading for ${percent(expectedShare(outlook))}.`;
    case "seen":
      return outlook.expected >= outlook.goal
        ? "Heading for every card."
        : `Heading for ${figure(outlook.expected)} of ${figure(outlook.goal)} cards.`;
    case "days":
      return outlook.expected >= outlook.goal
        ? `Heading for all ${countedInWords(outlook.goal, "day")}.`
        : `Heading for ${figure(outlook.expected)} of ${figure(outlook.goal)} days.`;
    case "sat":
      return "Taken on its day.";
  }
}

export function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case "optimistic":
      return `Self-rating ${figure(reason.points)} points too high.`;
    case "stopped":
      return `Has not studied in the last ${countedInWords(reason.days, "day")}.`;
    case "rarely":
      return `Studies one day in ${numberWord(reason.oneDayIn)}.`;
    case "unmet":
      return `${capital(countedInWords(reason.cards, "card"))} not met yet.`;
    case "more-due":
      return "More cards are due than are answered.";
  }
}

/** "12 of 120 cards met, 85 % remembered on 12 June": the head of a column, in words. */
export function headWords(head: AssignmentHead, today: StudyDay): string {
  return `${goalWords(head.goal, today)}, due ${dateWords(head.dueDay, today)}`;
}
