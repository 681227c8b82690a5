import type { StudyCard } from "#lib/study/types.ts";
import { foldWord } from "./fold-word.ts";
import { judgeTyped } from "./judge-typed.ts";
import { answerWords, mayBeTyped } from "./way-for.ts";

/** What a wrong answer would have been right for. */
export type Meant = {
  readonly question: string;
  /** Its answer, as the card has it. */
  readonly answer: string;
  /** The card itself, where the sitting holds it. */
  readonly card: StudyCard | null;
};

/** So many are judged at most: the answer is waited for. */
const MOST_JUDGED = 200;

/**
 * The question that a typed answer, wrong for this card, is the answer to: of the cards of the same dossier in the
 * sitting, those of the same deck first, else of the wrong answers that its documents offer. Null when it is nobody's.
 */
export function meantFor(card: StudyCard, typed: string, others: Iterable<StudyCard>): Meant | null {
  const isNear = mayMean(typed);
  const own = foldWord(card.answer).trim();
  const near = [...others].filter(
    (other) =>
      other.id !== card.id &&
      (other.deckId === card.deckId || other.dossierTitle === card.dossierTitle) &&
      other.readings.length === 0 &&
      foldWord(other.answer).trim() !== own &&
      mayBeTyped(other) &&
      isNear(answerWords(other)),
  );
  const inOrder = near.sort((a, b) => Number(b.deckId === card.deckId) - Number(a.deckId === card.deckId));
  const found = inOrder.slice(0, MOST_JUDGED).find((other) => isRightFor(other, typed));
  if (found) return { question: found.question, answer: found.answer, card: found };
  for (const { text, answers } of card.extra?.distractors ?? []) {
    if (answers !== null && judgeTyped(text, [], typed, { question: answers }).verdict !== "wrong")
      return { question: answers, answer: text, card: null };
  }
  return null;
}

/** Whether an answer has a word of what was typed: a cheap look before it is judged. */
export function mayMean(typed: string): (answer: string) => boolean {
  const said = wordsIn(typed);
  return (answer) => shareWord(said, wordsIn(answer));
}

/**
 * Not but for a slip: of two names that are nearly the same the one that was typed is meant. Nor what says more: a day is
 * right where its year is asked, but nobody who types a day means that year.
 */
function isRightFor(card: StudyCard, typed: string): boolean {
  const { extra, question } = card;
  const language = extra?.answerLanguage?.language;
  const options = { question, ...(language === undefined ? {} : { language }) };
  return [answerWords(card), ...(extra?.aliases ?? [])].some(
    (answer) =>
      judgeTyped(answer, [], typed, options).verdict === "right" &&
      (wordsIn(typed).size <= wordsIn(answer).size ||
        judgeTyped(typed, [], answer, options).verdict === "right"),
  );
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(
    text.split(/[^\p{L}\p{M}\p{Nd}]+/u).flatMap((word) => (word === "" ? [] : [foldWord(word)])),
  );
}

function shareWord(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}
