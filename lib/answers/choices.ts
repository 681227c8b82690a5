import { seededRandom, shuffled } from "#lib/base/random.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { judgeTyped } from "./judge-typed.ts";

export type Choice = {
  readonly text: string;
  readonly right: boolean;
  /** The question that a wrong one is the right answer to; null when nobody said. */
  readonly answers: string | null;
};

const MOST_DISTRACTORS = 3;

type Asked = Pick<StudyCard, "question" | "answer" | "extra">;

/**
 * What a card offers to choose from: the options of its note, or its answer and up to three wrong ones, in an order that
 * the seed gives. None that counts as right when it is typed stands among the wrong ones, and none twice. Empty when
 * there is nothing to choose between.
 */
export function choicesFor(card: Asked, seed: string): readonly Choice[] {
  const choices = card.extra?.task?.kind === "choice" ? card.extra.task.options.map(fromNote) : made(card);
  const wrong = choices.some((choice) => !choice.right);
  return wrong && choices.some((choice) => choice.right) ? shuffled(choices, seededRandom(seed)) : [];
}

function fromNote({ text, correct }: { readonly text: string; readonly correct: boolean }): Choice {
  return { text, right: correct, answers: null };
}

function made({ question, answer, extra }: Asked): readonly Choice[] {
  const choices: Choice[] = [{ text: answer, right: true, answers: null }];
  const language = extra?.answerLanguage?.language;
  const options = { question, ...(language === undefined ? {} : { language }) };
  const taken = [answer, ...(extra?.aliases ?? [])];
  for (const { text, answers } of extra?.distractors ?? []) {
    if (choices.length > MOST_DISTRACTORS) break;
    const [first = "", ...others] = taken;
    if (text.trim() === "" || judgeTyped(first, others, text, options).verdict !== "wrong") continue;
    choices.push({ text, right: false, answers });
    taken.push(text);
  }
  return choices;
}

/** How right a choice was, 0 to 1: of several right ones those chosen, less the wrong ones chosen. */
export function choiceShare(choices: readonly Choice[], chosen: ReadonlySet<number>): number {
  const right = choices.filter((choice) => choice.right).length;
  let sum = 0;
  choices.forEach((choice, at) => {
    if (chosen.has(at)) sum += choice.right ? 1 : -1;
  });
  return right === 0 ? 0 : Math.max(0, sum) / right;
}
