import { shuffled } from "#lib/base/random.ts";
import { documentsOf, gapIn, ideasOf, mayBeTyped, type Wordings, wordingsOf } from "./possible.ts";
import { questionId } from "./question-id.ts";
import type { AskedCard, Elsewhere, Option, Question, QuestionKind, QuizCard, Wording } from "./types.ts";
import { FEWEST_WRONG, isRight, wrongAnswersFor } from "./wrong-answers.ts";

type Making = {
  readonly card: QuizCard;
  /** The others of its pool, for a card that has no wrong answers of its own. */
  readonly neighbours: readonly QuizCard[];
  readonly random: () => number;
};

/** A question of a kind about one card; null where it turns out that it cannot be asked so. */
export function singleQuestion(kind: QuestionKind, making: Making): Question | null {
  const { card } = making;
  switch (kind) {
    case "choice":
    case "who":
      return card.task?.kind === "choice" ? chosenByNote(card) : chosen(kind, making);
    case "truth":
      return truth(making);
    case "typed":
      return typed(card);
    case "cloze":
      return cloze(card);
    case "list":
      return list(card);
    case "order":
      return orderByNote(card);
    case "sources":
      return sources(card);
    case "match":
      return null;
  }
}

type Asked = Wordings[number];

function asked(card: QuizCard, wording: Wording, words: Pick<Asked, "question" | "answer">): AskedCard {
  const { id, version, receipts } = card;
  return { id, version, wording, question: words.question, answer: words.answer, receipts };
}

function base(kind: QuestionKind, card: QuizCard, prompt: string, about: AskedCard) {
  return { id: questionId(kind, prompt, [about]), part: card.part, prompt, cards: [about] };
}

function chosenByNote(card: QuizCard): Question | null {
  if (card.task?.kind !== "choice") return null;
  const options = card.task.options.map(
    ({ text, correct }): Option => ({ text, right: correct, answers: null }),
  );
  if (!options.some((one) => one.right) || options.every((one) => one.right)) return null;
  return { ...base("choice", card, card.question, asked(card, "card", card)), kind: "choice", options };
}

/** The first wording that has enough wrong answers. What is wrong for one answer may be right for another. */
function chosen(kind: "choice" | "who", { card, neighbours }: Making): Question | null {
  for (const words of wordingsOf(card)) {
    if (!isSameAnswer(card, words)) continue;
    const wrong = wrongAnswersFor(card, words, neighbours);
    if (wrong.length < FEWEST_WRONG) continue;
    const options: Option[] = [
      { text: words.answer, right: true, answers: null },
      ...wrong.map((one) => ({ ...one, right: false })),
    ];
    return { ...base(kind, card, words.question, asked(card, words.wording, words)), kind, options };
  }
  return null;
}

function isSameAnswer(card: QuizCard, { wording, question, answer }: Asked): boolean {
  return wording === "card" || isRight(answer, [card.answer, ...card.aliases], question, card.language);
}

function truth({ card, neighbours, random }: Making): Question | null {
  const isTrue = random() < 0.5;
  for (const words of wordingsOf(card)) {
    if (!isSameAnswer(card, words)) continue;
    const [wrong] = shuffled(wrongAnswersFor(card, words, neighbours), random);
    // Without a wrong answer every claim would be true, and one would soon know.
    if (!wrong) continue;
    const claim = isTrue ? words.answer : wrong.text;
    const about = asked(card, words.wording, words);
    const made = base("truth", card, `${words.question}\n${claim}`, about);
    return {
      ...made,
      prompt: words.question,
      kind: "truth",
      claim,
      right: isTrue,
      answers: isTrue ? null : wrong.answers,
    };
  }
  return null;
}

function typed(card: QuizCard): Question | null {
  const words = wordingsOf(card).find((one) => mayBeTyped(one.answer));
  if (!words) return null;
  const about = asked(card, words.wording, words);
  return { ...base("typed", card, words.question, about), kind: "typed", ...textKey(card, words) };
}

function textKey(card: QuizCard, words: Pick<Asked, "question" | "answer">) {
  const same = words.answer === card.answer;
  return {
    answer: words.answer,
    aliases: same ? card.aliases : [],
    ...(card.language === undefined ? {} : { language: card.language }),
    elsewhere: card.distractors.filter((one): one is Elsewhere & { answers: string } => one.answers !== null),
  };
}

function cloze(card: QuizCard): Question | null {
  const gap = card.gap ? { ...card.gap, title: null } : gapIn(card);
  if (!gap) return null;
  const { before, after, title } = gap;
  const wording = card.gap ? "card" : "source";
  const about = asked(card, wording, { question: card.question, answer: card.answer });
  const prompt = title === null ? "Fill the gap." : `Fill the gap. The words are from ${named(title)}.`;
  const made = base("cloze", card, `${before}…${after}`, about);
  return { ...made, prompt, kind: "cloze", before, after, ...textKey(card, card) };
}

/** "the forum thread" stays as it is; a title of its own stands in quotation marks. */
function named(title: string): string {
  return /^the /u.test(title) ? title : `“${title}”`;
}

function list(card: QuizCard): Question | null {
  const ideas = ideasOf(card);
  if (ideas.length < 2) return null;
  return { ...base("list", card, card.question, asked(card, "card", card)), kind: "list", ideas };
}

function orderByNote(card: QuizCard): Question | null {
  if (card.task?.kind !== "order" || card.task.items.length < 2) return null;
  const { items } = card.task;
  const places = items.map((_, at) => at);
  const notes = items.map(() => "");
  return {
    ...base("order", card, card.question, asked(card, "card", card)),
    kind: "order",
    items,
    places,
    notes,
  };
}

/** Each document of a disagreement, and what it says. One that says both is left out: it has no single partner. */
function sources(card: QuizCard): Question | null {
  const said = new Map<string, Set<number>>();
  for (const [at, reading] of card.readings.entries()) {
    for (const place of reading.receipts) {
      const title = card.receipts[place]?.documentTitle;
      if (title !== undefined) said.set(title, (said.get(title) ?? new Set()).add(at));
    }
  }
  const left = documentsOf(card).filter((title) => said.get(title)?.size === 1);
  const right = card.readings.map((reading) => reading.value);
  const pairs = left.map((title) => [...(said.get(title) ?? [])][0] ?? 0);
  if (new Set(pairs).size < 2 || new Set(right).size < right.length) return null;
  const about = asked(card, "together", { question: card.question, answer: card.answer });
  return {
    ...base("sources", card, sourcesPrompt(card.question), about),
    kind: "sources",
    left,
    right,
    pairs,
  };
}

/** "The documents differ on …: what does each say?" is the question itself; any other stands before it. */
function sourcesPrompt(question: string): string {
  if (/^The documents differ\b/u.test(question)) return question;
  // According to X, in which year …? asks for one side.
  const bare = question.replace(/^According to [^,?]{1,120}, /u, "");
  return `The documents do not agree: ${bare} What does each say?`;
}
