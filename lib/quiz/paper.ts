import { arranged } from "./arrange.ts";
import type { Question } from "./types.ts";

/** Two papers for two rows of a class. */
export const VERSIONS = ["A", "B"] as const;
export type PaperVersion = (typeof VERSIONS)[number];

/** The same questions in another order in each version, options too; always the same paper for the same quiz. */
export function paperOf(
  questions: readonly Question[],
  quizId: string,
  version: PaperVersion,
): readonly Question[] {
  return arranged(questions, `${quizId}|${version}`, true);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** "a" for the first of a list on paper. */
export function letter(place: number): string {
  return LETTERS.charAt(place) || String(place + 1);
}

/** The key of a question in a line, as it stands on the paper of the same version. */
export function keyOf(question: Question, shown: (answer: string) => string = (answer) => answer): string {
  switch (question.kind) {
    case "choice":
    case "who":
      return question.options
        .flatMap(({ text, right }, at) => (right ? [`${letter(at)}) ${shown(text)}`] : []))
        .join("; ");
    case "truth": {
      const answer = question.cards[0]?.answer ?? "";
      return question.right ? "True" : `False: ${answer}`;
    }
    case "typed":
      return shown(question.answer);
    case "cloze":
      return question.answer;
    case "list":
      return question.ideas.join("; ");
    case "match":
    case "sources":
      return question.pairs.map((place, at) => `${at + 1} ${letter(place)}`).join(", ");
    case "order": {
      const order = [...question.items.keys()].sort(
        (a, b) => (question.places[a] ?? 0) - (question.places[b] ?? 0),
      );
      return order.map((at) => letter(at)).join(", ");
    }
  }
}
