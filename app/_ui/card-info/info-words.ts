import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import { counted, dateWords, figure } from "#app/_ui/words.ts";
import { FLAG_WORDS } from "#app/study/step-words.ts";
import { type Instant, type StudyClock, type StudyDay, studyDayOf, studyTime } from "#lib/base/study-time.ts";
import type { CardInfo, HistoryLine, PlannedToday } from "#lib/study/card-info.ts";

/** "12 November, 14:05" on the learner's wall clock. */
export function momentWords(at: Instant, clock: StudyClock, today: StudyDay): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: clock.zone });
  // The calendar day of the wall clock, not the study day: beside a time of day it must be the one on the calendar.
  const day = studyDayOf(studyTime(at, { ...clock, dayStart: 0 }));
  return `${dateWords(day, today)}, ${time.format(at)}`;
}

const KINDS: Readonly<Record<HistoryLine["kind"], string>> = {
  answered: "Answered",
  reset: "Started again as new",
  suspended: "Suspended",
  unsuspended: "Brought back",
  buried: "Buried until",
  unburied: "Brought back",
  flagged: "Flag",
  marked: "Marked",
  unmarked: "Mark taken away",
  "due-set": "Day chosen",
  challenged: "Doubted: the source does not say this",
};

/** What one line of a history says happened. */
export function deedWords(line: HistoryLine, today: StudyDay): string {
  if (line.kind === "answered" && line.rating !== null) {
    const share = line.share === null ? "" : `, ${Math.round(line.share * 100)}\u202f% right`;
    return `${RATING_WORDS[line.rating]}${share}${line.mode === "study" ? "" : ", in practice"}`;
  }
  if (line.kind === "flagged")
    return line.flag === null ? "Flag taken away" : `Flag: ${FLAG_WORDS[line.flag]}`;
  if (line.day !== null)
    return `${KINDS[line.kind]}${line.kind === "buried" ? "" : ":"} ${dateWords(line.day, today)}`;
  return KINDS[line.kind];
}

/** The wait that a line of a history brought. */
export function waitWords(line: HistoryLine): string {
  if (line.intervalDays === null) return "";
  return line.intervalDays === 0 ? "within the day" : counted(line.intervalDays, "day");
}

/** "6.4 s". */
export function tookWords(tookMs: number | null): string {
  return tookMs === null ? "" : `${figure(Math.round(tookMs / 100) / 10)}\u202fs`;
}

/** "6.4 s an answer, 3.2 min in all", of the answers that stand and were timed; null where none was. */
export function timeWords(history: CardInfo["history"]): string | null {
  const timed = history.flatMap(({ kind, tookMs, undone }) =>
    kind === "answered" && !undone && tookMs !== null ? [tookMs] : [],
  );
  if (timed.length === 0) return null;
  const all = timed.reduce((sum, took) => sum + took, 0);
  const total = all < 60_000 ? tookWords(all) : `${figure(Math.round(all / 6_000) / 10)}\u202fmin`;
  return timed.length === 1 ? tookWords(all) : `${tookWords(all / timed.length)} an answer, ${total} in all`;
}

/** How a card stands, in one sentence. */
export function standingSentence({ card, recall, history }: CardInfo): string {
  const { memory } = card.state;
  if (memory.kind === "new" || recall === null) return "It has not been answered yet.";
  const answers = history.filter((line) => line.kind === "answered" && line.mode === "study" && !line.undone);
  const lapses = memory.lapses === 0 ? "never forgotten" : `forgotten ${timesWords(memory.lapses)}`;
  return `The chance that it is known now is ${Math.round(recall * 100)}\u202f%. Answered ${timesWords(answers.length)}, ${lapses} once learnt.`;
}

function timesWords(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${figure(count)} times`;
}

/** Why the plan for an exam has the card today: "Today for History paper: it fades, 48 % now; …" */
export function plannedSentence({ examTitle, kind, now, examIfLeft, examIfDone }: PlannedToday): string {
  const percent = (chance: number): string => `${Math.round(chance * 100)}\u202f%`;
  const gain =
    kind === "new"
      ? `you have not met it; learnt today, you would know it at the exam with ${percent(examIfDone)}`
      : `at the exam you would know it with ${percent(examIfDone)} if you answer it today, with ${percent(examIfLeft)} if you do not`;
  const why: Readonly<Record<PlannedToday["kind"], string>> = {
    new: gain,
    fading: `it fades, ${percent(now)} now; ${gain}`,
    "before-exam": `the exam is near, and it should stand fresh; ${gain}`,
    spare: `there is time for it, and it lasts longer so; ${gain}`,
  };
  return `In today’s plan for ${examTitle}: ${why[kind]}.`;
}
