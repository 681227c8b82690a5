import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import {
  capital,
  counted,
  countedInWords,
  dayWords,
  intervalWords,
  numberWord,
  workWords,
} from "#app/_ui/words.ts";
import { type Instant, MS_PER_MINUTE, type StudyDay } from "#lib/base/study-time.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { RATINGS } from "#lib/schedule/preview.ts";

type Given = { readonly cardId: string; readonly rating: Rating; readonly at: Instant };

type Pause = {
  readonly answers: readonly Given[];
  readonly later: Instant | null;
  readonly stopped: boolean;
  readonly paused: boolean;
  readonly studyDay: StudyDay;
  readonly nextDue: { readonly day: StudyDay; readonly cards: number } | null;
  /** A plan for coming back ended with these cards. */
  readonly planEnds?: boolean;
  /** The deck studied; null for all. */
  readonly scope: string | null;
  /** What ended a sitting for an exam; left out for any other. */
  readonly exam?: string | null;
  readonly now: Instant;
};

/** Whoever takes longer over a card has gone for tea: more is not counted as study. */
const LONGEST_GAP_MS = MS_PER_MINUTE;

/** What the page says when there is no card: what was done, and when the next are due. */
export function pauseWords(pause: Pause): {
  readonly head: string;
  readonly text: string;
  readonly tally: string;
} {
  const { answers, later, stopped, paused, studyDay, nextDue, scope, exam = null, now } = pause;
  const cards = new Set(answers.map((answer) => answer.cardId)).size;
  const done =
    cards === 0 ? "" : `That was ${countedInWords(cards, "card")} in ${workWords(minutesOf(answers))}.`;
  const next = pause.planEnds
    ? "All that waited is done: new cards come again today."
    : nextDue === null
      ? ""
      : `The next ${nextDue.cards === 1 ? "card is" : `${numberWord(nextDue.cards)} are`} due ${dayWords(nextDue.day, studyDay)}.`;
  if (paused) return { head: "Paused.", text: "The time stands still too.", tally: "" };
  if (stopped) return { head: done || "Stopped.", text: "The rest stays as it is.", tally: tallyOf(answers) };
  if (later !== null) {
    const wait = intervalWords({ kind: "instant", at: later }, now, studyDay);
    return {
      head: done || "Nothing is due for a moment.",
      text: `A card you are learning comes back in ${wait}; it appears here by itself.`,
      tally: tallyOf(answers),
    };
  }
  if (exam !== null) {
    const planned =
      nextDue === null
        ? ""
        : `The plan goes on ${dayWords(nextDue.day, studyDay)} with about ${countedInWords(nextDue.cards, "card")}.`;
    return {
      head: done || exam,
      text: [done === "" ? "" : exam, planned].filter((sentence) => sentence !== "").join(" "),
      tally: tallyOf(answers),
    };
  }
  if (cards === 0) {
    return {
      head:
        nextDue === null
          ? "Nothing is due."
          : `Nothing is due until ${dayWords(nextDue.day, studyDay).replace(/^on /u, "")}.`,
      text: [
        nextDue === null
          ? ""
          : `${capital(countedInWords(nextDue.cards, "card"))} ${nextDue.cards === 1 ? "comes" : "come"} then.`,
        scope === null ? "" : "Other decks may have cards for today.",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
      tally: "",
    };
  }
  return { head: done, text: next, tally: tallyOf(answers) };
}

/** Time on the cards: from answer to answer, without the breaks. The first answer counts as long as the middle one. */
function minutesOf(answers: readonly Given[]): number {
  const times = answers.map((answer) => answer.at).sort((a, b) => a - b);
  const gaps = times.slice(1).map((at, index) => Math.min(LONGEST_GAP_MS, at - (times[index] ?? at)));
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return (gaps.reduce((sum, gap) => sum + gap, 0) + middle) / MS_PER_MINUTE;
}

/** "Again 4, Good 30, Easy 6": information, not praise. */
function tallyOf(answers: readonly Given[]): string {
  if (answers.length === 0) return "";
  const parts = RATINGS.flatMap((rating) => {
    const count = answers.filter((answer) => answer.rating === rating).length;
    return count === 0 ? [] : [`${RATING_WORDS[rating]}\u00a0${count}`];
  });
  return `${capital(counted(answers.length, "answer"))}: ${parts.join(", ")}.`;
}
