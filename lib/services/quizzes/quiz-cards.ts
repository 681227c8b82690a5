import { isWords, wordsOf } from "#lib/answers/plain-answer.ts";
import { answerWords } from "#lib/answers/way-for.ts";
import { plainWords } from "#lib/base/plain-words.ts";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { eachOnce, type SelectedCard, type Selection } from "#lib/base/selection.ts";
import { ownersOfCards } from "#lib/db/queries/card-contents.ts";
import { type QuizMaterial, quizMaterial } from "#lib/db/queries/quiz-material.ts";
import type { CardTask } from "#lib/notes/types.ts";
import type { QuizCard, QuizReceipt } from "#lib/quiz/types.ts";
import type { Receipt, StudyCard } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";
import { type ResolvedPart, resolveSelection } from "../selections/cards-of-selection.ts";
import { cardsById } from "../study/cards-by-id.ts";

/** So many cards of a selection are read for one quiz: more than it asks, so that there is something to choose from. */
const MOST_CARDS = 500;

export type Material = {
  readonly parts: readonly ResolvedPart[];
  readonly cards: readonly QuizCard[];
  /** How many cards the selection has in all. */
  readonly total: number;
};

/**
 * What questions may be made of: the cards of a selection as the viewer of `ctx` studies them, a sample by the seed where
 * there are very many. `givenBy`: only that person's cards and shipped ones, for a quiz that goes to others.
 */
export async function quizCards(
  ctx: Ctx,
  selection: Selection,
  seed: string,
  givenBy: string | null = null,
): Promise<Material> {
  const parts = await resolveSelection(ctx, selection);
  const all = eachOnce(parts.map((part) => part.cardIds));
  const own = givenBy === null ? all : await ownedBy(ctx, all, givenBy);
  const picked = sampled(own, selection.length, seed);
  const ids = picked.map((one) => one.cardId);
  const [{ cards }, rows] = await Promise.all([cardsById(ctx, ids), quizMaterial(ctx.store.read, ids)]);
  const material = new Map(rows.map((row) => [row.id, row]));
  const partOf = new Map(picked.map((one) => [one.cardId, one.part]));
  const made = cards.map((card) => quizCard(card, partOf.get(card.id) ?? 0, material.get(card.id)));
  return { parts, cards: made, total: own.length };
}

async function ownedBy(
  ctx: Ctx,
  all: readonly SelectedCard[],
  userId: string,
): Promise<readonly SelectedCard[]> {
  const owners = await ownersOfCards(
    ctx.store.read,
    all.map((one) => one.cardId),
  );
  return all.filter(({ cardId }) => {
    const owner = owners.get(cardId);
    return owner !== undefined && (owner.ownerId === null || owner.ownerId === userId);
  });
}

/** As many of each part as of the others; all of them where there are few. */
function sampled(cards: readonly SelectedCard[], parts: number, seed: string): readonly SelectedCard[] {
  if (cards.length <= MOST_CARDS) return cards;
  const each = Math.ceil(MOST_CARDS / Math.max(1, parts));
  return Array.from({ length: parts }, (_, part) =>
    shuffled(
      cards.filter((one) => one.part === part),
      seededRandom(`${seed}|${part}`),
    ).slice(0, each),
  ).flat();
}

function quizCard(card: StudyCard, part: number, material: QuizMaterial | undefined): QuizCard {
  const { extra, question } = card;
  const drawn = extra?.drawn;
  const asked = drawn && !extra.cloze ? wordsOf(drawn.question) : question;
  const language = extra?.answerLanguage?.language;
  const plain = !drawn || [drawn.question, drawn.answer, ...(drawn.items ?? [])].every(isWords);
  const gap = extra?.cloze ? gapIn(question) : null;
  // Words of the learner's own are what they know it by; another wording belongs to what the maker wrote.
  const alternate = extra?.ownWords ? null : alternateIn(material?.alternate ?? null);
  return {
    id: card.id,
    version: card.version,
    part,
    pool: material?.pool ?? card.deckId,
    category: card.category,
    question: asked,
    answer: answerWords(card),
    aliases: extra?.aliases ?? [],
    ...(language === undefined ? {} : { language }),
    alternate,
    distractors: extra?.distractors ?? [],
    disputed: card.disputed || card.readings.length > 0,
    readings: card.readings,
    receipts: card.receipts.map(withoutParagraph),
    siblings: card.siblings,
    ...(extra?.task ? { task: plainTask(extra.task) } : {}),
    ...(gap ? { gap } : {}),
    plain,
  };
}

/** What is frozen with a question is the proof, not the page around it. */
function withoutParagraph(receipt: Receipt): QuizReceipt {
  const { paragraph: _, ...rest } = receipt;
  return rest;
}

function plainTask(task: CardTask): CardTask {
  switch (task.kind) {
    case "choice":
      return { ...task, options: task.options.map((one) => ({ ...one, text: plainWords(one.text) })) };
    case "order":
      return { ...task, items: task.items.map(plainWords) };
    case "list":
      return { ...task, ideas: task.ideas.map(plainWords) };
  }
}

/** "The mill burned in […]." around its only gap; null where there are several. */
function gapIn(question: string): { readonly before: string; readonly after: string } | null {
  const [before, after, more] = question.split(/\[[^[\]]{1,200}\]/u);
  return before === undefined || after === undefined || more !== undefined ? null : { before, after };
}

/** Safe to read loosely: only the making and the loading of a dossier write it. */
function alternateIn(json: string | null): QuizCard["alternate"] {
  if (json === null) return null;
  const read: unknown = JSON.parse(json);
  if (typeof read !== "object" || read === null || !("question" in read) || !("answer" in read)) return null;
  const { question, answer } = read;
  return typeof question === "string" && typeof answer === "string" ? { question, answer } : null;
}
