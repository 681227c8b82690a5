import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { foldText } from "#lib/base/text.ts";
import type { Elsewhere, QuizCard } from "./types.ts";
import { stretchOf } from "./when.ts";

/** A choice has at most so many wrong answers. */
export const MOST_WRONG = 3;
/** Fewer than this are no choice. */
export const FEWEST_WRONG = 2;
/** So many other cards are looked at. */
const MOST_LOOKS = 60;

type Asked = { readonly question: string; readonly answer: string };

/**
 * Wrong answers to what a card asks, likest first: those that were found for it when it was made (same dossier, same
 * kind, true of something else and of nothing that is asked). A card that a person wrote, and that has no documents,
 * takes them from answers of the same kind in its deck. None counts as right when it is typed, none stands in the
 * question, and none twice.
 */
export function wrongAnswersFor(
  card: QuizCard,
  asked: Asked,
  neighbours: readonly QuizCard[],
  most = MOST_WRONG,
): readonly Elsewhere[] {
  const found: Elsewhere[] = [];
  const taken = [asked.answer, ...card.aliases];
  const question = ` ${foldText(asked.question)} `;
  for (const one of card.receipts.length > 0 ? card.distractors : likes(card, neighbours)) {
    if (found.length === most) break;
    if (one.text.trim() === "" || question.includes(` ${foldText(one.text)} `)) continue;
    if (isRight(one.text, taken, asked.question, card.language)) continue;
    found.push(one);
    taken.push(one.text);
  }
  return found;
}

/** Whether a text would count as one of these answers when it is typed. */
export function isRight(
  text: string,
  [answer = "", ...others]: readonly string[],
  question: string,
  language: string | undefined,
): boolean {
  const options = { question, ...(language === undefined ? {} : { language }) };
  return judgeTyped(answer, others, text, options).verdict !== "wrong";
}

/** Answers of other hand-written cards of the deck that are of the same kind; to the same question none. */
function likes(card: QuizCard, neighbours: readonly QuizCard[]): readonly Elsewhere[] {
  const kind = kindOf(card);
  const truths = new Set(
    neighbours
      .filter((one) => foldText(one.question) === foldText(card.question))
      .map((one) => foldText(one.answer)),
  );
  return neighbours
    .filter(
      (one) => one.id !== card.id && one.receipts.length === 0 && !one.disputed && one.task === undefined,
    )
    .slice(0, MOST_LOOKS)
    .filter((one) => one.plain && kindOf(one) === kind && isLikeLong(card.answer, one.answer))
    .filter((one) => !truths.has(foldText(one.answer)))
    .map((one) => ({ text: one.answer, answers: one.question }));
}

const kinds = new WeakMap<QuizCard, string>();

/** What sort of thing an answer is; worked out once for a card, because each is looked at for many others. */
function kindOf(card: QuizCard): string {
  const known = kinds.get(card) ?? sortOf(card);
  kinds.set(card, known);
  return known;
}

/** As far as its letters tell, and what word asks for it. */
function sortOf({ question, answer, language }: QuizCard): string {
  const asks =
    /\b(?:who|whom|whose|when|where|why|how|which|what)\b/iu.exec(question)?.[0].toLowerCase() ?? "";
  const sort =
    stretchOf(answer, language) !== null
      ? "date"
      : /\d/u.test(answer)
        ? "figure"
        : /^\p{Lu}/u.test(answer)
          ? "name"
          : "words";
  return `${asks} ${sort}`;
}

function isLikeLong(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return long <= 24 || long <= short * 2.2;
}
