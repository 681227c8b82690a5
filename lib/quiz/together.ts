import { seededRandom, shuffled } from "#lib/base/random.ts";
import { deedOf, isDoer, namesDoer } from "./deeds.ts";
import { questionId } from "./question-id.ts";
import type { AskedCard, Question, QuizCard } from "./types.ts";
import { areApart, type Stretch, stretchOf, whenQuestion } from "./when.ts";
import { isRight } from "./wrong-answers.ts";

/** Questions that several cards make together. */
const MOST_TOGETHER = 5;
const FEWEST_TOGETHER = 3;

/** A card that may be one of several, ready to be put beside others. */
export type Joint =
  | { readonly kind: "match"; readonly card: QuizCard; readonly left: string; readonly right: string }
  | { readonly kind: "order"; readonly card: QuizCard; readonly item: string; readonly when: Stretch };

/** What a card may bring into a matching question; null for one that names no doer, or gives it away. */
export function matchable(card: QuizCard): Joint | null {
  if (!isFact(card) || (card.category !== "proposal" && card.category !== "quote")) return null;
  const left = deedOf(card.question);
  if (left === null || !isDoer(card.answer) || namesDoer(left, card.answer)) return null;
  return { kind: "match", card, left, right: card.answer };
}

/** What a card may bring into an order of events; null for one without a date of its own. */
export function orderable(card: QuizCard): Joint | null {
  if (!isFact(card)) return null;
  const item = whenQuestion(card.question);
  const when = item === null ? null : stretchOf(card.answer, card.language);
  return item === null || when === null ? null : { kind: "order", card, item, when };
}

/** Asked together, cards are plain facts: nothing disputed, nothing drawn, nothing with a task of its own. */
function isFact(card: QuizCard): boolean {
  return card.plain && !card.disputed && card.task === undefined && card.gap === undefined;
}

/** A matching question of three to five of these cards, all of one pool; null where they have not two doers. */
export function matchQuestion(joints: readonly Joint[], seed: string, most = MOST_TOGETHER): Question | null {
  const own = shuffled(
    joints.filter((one) => one.kind === "match"),
    seededRandom(seed),
  );
  const picked: (Joint & { kind: "match" })[] = [];
  for (const one of own) {
    if (picked.length >= Math.min(most, MOST_TOGETHER)) break;
    if (picked.some((other) => isTooLike(one, other))) continue;
    picked.push(one);
  }
  const right: string[] = [];
  const pairs = picked.map(({ right: doer, card }) => {
    // "Molotov" and "Vyacheslav Molotov" are one partner.
    const known = right.findIndex((other) => isRight(doer, [other], "Who?", card.language));
    if (known >= 0) return known;
    return right.push(doer) - 1;
  });
  if (picked.length < FEWEST_TOGETHER || right.length < 2) return null;
  const [first] = picked;
  const prompt = first?.card.category === "quote" ? "Who said what?" : "Who did what?";
  const cards = picked.map(({ card }) => together(card));
  return {
    id: questionId("match", prompt, cards),
    part: first?.card.part ?? 0,
    prompt,
    cards,
    kind: "match",
    left: picked.map((one) => one.left),
    right,
    pairs,
  };
}

function isTooLike(a: Joint & { kind: "match" }, b: Joint & { kind: "match" }): boolean {
  return a.card.siblings === b.card.siblings || a.left === b.left;
}

/** An order of three to five of these events, all of one pool, each apart from the others in time. */
export function orderQuestion(joints: readonly Joint[], seed: string, most = MOST_TOGETHER): Question | null {
  const own = shuffled(
    joints.filter((one) => one.kind === "order"),
    seededRandom(seed),
  );
  const picked: (Joint & { kind: "order" })[] = [];
  for (const one of own) {
    if (picked.length >= Math.min(most, MOST_TOGETHER)) break;
    const fits = picked.every(
      (other) =>
        areApart(one.when, other.when) &&
        one.card.siblings !== other.card.siblings &&
        one.item !== other.item,
    );
    if (fits) picked.push(one);
  }
  const [first] = picked;
  if (!first || picked.length < FEWEST_TOGETHER) return null;
  const inTime = [...picked].sort((a, b) => a.when.from - b.when.from);
  const prompt = "What came first? Put these in order of time.";
  const cards = picked.map(({ card }) => together(card));
  return {
    id: questionId("order", prompt, cards),
    part: first.card.part,
    prompt,
    cards,
    kind: "order",
    items: picked.map((one) => one.item),
    places: picked.map((one) => inTime.indexOf(one)),
    notes: picked.map((one) => one.card.answer),
  };
}

function together({ id, version, question, answer, receipts }: QuizCard): AskedCard {
  return { id, version, wording: "together", question, answer, receipts };
}
