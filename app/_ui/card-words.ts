import { plainWords } from "#lib/base/plain-words.ts";
import { shownAnswer, typeset } from "./typeset.ts";

/** What says whether a person wrote a card: what is taken from documents always has a category. */
type Kept = { readonly category: unknown; readonly question: string; readonly answer: string };

/** What a card asks, on one line of a list. */
export function questionWords({ category, question }: Pick<Kept, "category" | "question">): string {
  return typeset(category === null ? plainWords(question) : question);
}

/** Its answer on one line. What a person wrote keeps its first letter: "perro" is not "Perro". */
export function answerWords({ category, answer }: Pick<Kept, "category" | "answer">): string {
  return category === null ? typeset(plainWords(answer)) : shownAnswer(answer);
}
