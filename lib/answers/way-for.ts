import type { StudyCard } from "#lib/study/types.ts";
import type { StudyWays } from "#lib/study/ways.ts";
import { ideasIn } from "./ideas.ts";
import { isWords, wordsOf } from "./plain-answer.ts";

/** How one card is answered now. */
export type Way = "show" | "typed" | "choice" | "order" | "list";

/** A longer answer is not typed: nobody should lose a memory for a wording. */
const LONGEST_TYPED = 60;
/** Below so many days a memory is weak, and recognising is asked before recalling. */
const WEAK_BELOW_DAYS = 7;

/**
 * How a card is answered. The rule:
 *
 * - A note that says how (a choice, an order, a list of ideas) is answered so in every mode.
 * - A note that says that its answer is typed is typed in every mode, as long as it may be.
 * - A disputed fact is always shown: no single answer is right.
 * - Only words are typed, at most 60 characters of them, and never a quotation. What is longer is shown, with its ideas to
 *   tick off where it has several.
 * - `choice` without wrong answers to offer is shown.
 * - `mixed` asks for more the better a card is known: while it is new, in its steps, or of a stability below 7 days it is
 *   chosen, or shown where there is nothing to choose from; after that it is typed.
 */
export function wayFor(mode: StudyWays["mode"], card: StudyCard): Way {
  const { extra } = card;
  if (extra?.task) return extra.task.kind;
  if (extra?.typed && card.readings.length === 0 && mayBeTyped(card)) return "typed";
  if (mode === "show" || card.readings.length > 0) return "show";
  const hasChoices = (extra?.distractors ?? []).length > 0 && isPlain(card);
  const chosen = hasChoices ? "choice" : "show";
  if (mode === "choice") return chosen;
  if (mode === "mixed" && isWeak(card)) return chosen;
  if (mayBeTyped(card)) return "typed";
  return ideasFor(card).length > 1 ? "list" : "show";
}

/** The ideas to tick off: those of the note, else those that a long answer has. */
export function ideasFor(card: Pick<StudyCard, "answer" | "extra">): readonly string[] {
  const { task } = card.extra ?? {};
  if (task?.kind === "list") return task.ideas;
  const words = answerWords(card);
  return isPlain(card) && words.length > LONGEST_TYPED ? ideasIn(words) : [];
}

/** The answer as words, without marks of Markdown; of a gap what fills it, not the text around it. */
export function answerWords({ answer, extra }: Pick<StudyCard, "answer" | "extra">): string {
  return extra?.drawn && !extra.cloze ? wordsOf(extra.drawn.answer) : answer;
}

/** Whether an answer is words short enough to type; never a quotation. */
export function mayBeTyped(card: Pick<StudyCard, "answer" | "extra">): boolean {
  const words = answerWords(card);
  const isQuotation = /^\s*["“„«‘]/u.test(words) && /["”“»’]\s*[.!?]?\s*$/u.test(words);
  return (
    isPlain(card) && words !== "" && words.length <= LONGEST_TYPED && !isQuotation && !words.includes("\n")
  );
}

function isPlain({ extra }: Pick<StudyCard, "extra">): boolean {
  return !extra?.drawn || isWords(extra.drawn.answer);
}

function isWeak({ state: { memory } }: StudyCard): boolean {
  return memory.kind === "new" || memory.phase !== "review" || memory.stability < WEAK_BELOW_DAYS;
}
