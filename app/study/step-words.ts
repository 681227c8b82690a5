import { RATING_WORDS } from "#app/_ui/rating-words.ts";
import { capital, dayWords } from "#app/_ui/words.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import type { Flag } from "#lib/schedule/events.ts";
import type { LogEntry, Step } from "#lib/study/run-log.ts";
import type { Trouble } from "#lib/study/trouble.ts";

/** Anki's flags by name: the colour is never alone. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  1: "red",
  2: "orange",
  3: "green",
  4: "blue",
  5: "pink",
  6: "turquoise",
  7: "purple",
};

/** What a step did, as in "Taken back: Good." or "Two cards suspended." */
export function stepWords(step: Step, today: StudyDay): string {
  const [first] = step;
  if (!first) return "";
  if (first.kind === "journal") return first.label;
  return capital(deedWords(first, step.length, today));
}

function deedWords(entry: Extract<LogEntry, { kind: "event" }>, cards: number, today: StudyDay): string {
  const { review } = entry;
  const card = cards === 1 ? "card" : `${cards} cards`;
  switch (review.kind) {
    case "answered":
      return RATING_WORDS[review.rating ?? 3];
    case "suspended":
      return `${card} suspended`;
    case "unsuspended":
      return `${card} no longer suspended`;
    case "buried":
      return `${card} buried until ${dayWords(review.day ?? today, today).replace(/^on /u, "")}`;
    case "unburied":
      return `${card} no longer buried`;
    case "challenged":
      return "doubted, and parked";
    case "flagged":
      return review.flag === undefined ? "flag taken away" : `${FLAG_WORDS[review.flag]} flag`;
    case "marked":
      return `${card} marked`;
    case "unmarked":
      return "mark taken away";
    case "reset":
      return `${card} starts again as new`;
    case "due-set":
      return `${card} due ${dayWords(review.day ?? today, today)}`;
    default:
      return card;
  }
}

/** What is said to somebody who forgot a card once more. */
export function troubleWords(trouble: Trouble): string {
  if (trouble.kind === "confused") {
    return trouble.by === "said"
      ? "You gave the answer to another card."
      : "You missed another one with an answer much like this.";
  }
  const times = `Forgotten ${trouble.lapses} times`;
  return trouble.suspend
    ? `${times}: a leech, and suspended.`
    : `${times}: a leech. Other words may help more.`;
}
