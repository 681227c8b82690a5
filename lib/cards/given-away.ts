import type { Card } from "./types.ts";
import { holdsPhrase, isNoArticle, sharedBy, shareIn, type WordedText, wordsOf } from "./words.ts";

const DATE_PARTS =
  /\b(?:\d{1,2}|\d{3,4}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b/giu;

function datePartsOf(text: string): string[] {
  return text.match(DATE_PARTS)?.map((part) => part.toLowerCase()) ?? [];
}

/** Whether a date answer stands in its own question: the same day, or the same month and year, or the year asked for. */
function givesDateAway(question: string, answer: string): boolean {
  const wanted = datePartsOf(answer);
  if (wanted.length === 0) return false;
  const lower = question.toLowerCase();
  // Nearly every question holds no part of it, not even inside another word.
  if (!wanted.some((part) => lower.includes(part))) return false;
  const there = datePartsOf(question);
  const years = wanted.filter((part) => /^\d{3,4}$/u.test(part));
  if (wanted.length === years.length) return years.some((year) => there.includes(year));
  return wanted.every((part) => there.includes(part));
}

const OF_A_FAMILY =
  /^Who was [^?]{2,60}['’]s (?:\p{Ll}+ )?(?:wife|husband|son|daughter|brother|sister|uncle|aunt|nephew|niece|father|mother)\?$/u;

/** `von Ribbentrop` and `Joachim von Ribbentrop`: a question that holds the surname gives the name away. */
function givesNameAway(question: WordedText, { text, words: all }: WordedText): boolean {
  if (!/^\p{Lu}/u.test(text.trim())) return false;
  const cut = text.search(/[,(–]/u);
  const words = cut < 0 ? all : wordsOf(text.slice(0, cut));
  const last = words.at(-1);
  if (words.length < 2 || words.length > 4 || last === undefined || last.length < 4) return false;
  // "Who was Anton Torvik’s father? — Milan Torvik": the family is known, who it was is not
  return question.words.includes(last) && !OF_A_FAMILY.test(question.text);
}

/** How a question gives its answer away, in words; null when it does not. */
export function givenAway(
  category: Card["category"],
  question: WordedText,
  answer: WordedText,
): string | null {
  if (holdsPhrase(question, answer)) return "the answer stands in the question";
  if (category === "date" && givesDateAway(question.text, answer.text))
    return "the date stands in the question";
  if ((category === "participant" || category === "quote") && givesNameAway(question, answer))
    return "the name stands in the question";
  return answer.content.length >= 4 && shareIn(answer, question) >= 0.8
    ? "most of the answer stands in the question"
    : null;
}

/**
 * Whether a source that is named before a question surely gives nothing of the answer away either; false also where that
 * is left open. The question alone must give nothing away.
 */
export function isBeside(
  source: WordedText,
  { category, question }: Pick<Card, "category" | "question">,
  says: WordedText,
): boolean {
  if (category === "date" && datePartsOf(source.text).length > 0) return false;
  if (category === "participant" || category === "quote") {
    // With a source before it, it does not ask about a family any more.
    if (OF_A_FAMILY.test(question) || sharedBy(says.words, source.words) > 0) return false;
  }
  const first = says.words.find(isNoArticle);
  return first !== undefined && !source.words.includes(first) && sharedBy(says.content, source.content) === 0;
}
