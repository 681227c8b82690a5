import { ideasIn } from "#lib/answers/ideas.ts";
import { asksForPerson } from "#lib/answers/persons.ts";
import type { QuestionKind, QuizCard } from "./types.ts";
import { FEWEST_WRONG } from "./wrong-answers.ts";

/** A longer answer is not typed: nobody should lose marks for a wording. */
const LONGEST_TYPED = 40;
const MOST_WORDS = 5;
/** A gap has one filling only while it is short. */
const MOST_GAP_WORDS = 4;
const FEWEST_IDEAS = 3;
/** An idea that is looked for in what somebody wrote. */
const MOST_IDEA_WORDS = 6;

export type Wordings = readonly {
  readonly wording: "alternate" | "card";
  readonly question: string;
  readonly answer: string;
}[];

/** What may be asked of a card: the wording that is not studied first, where there is one. */
export function wordingsOf(card: QuizCard): Wordings {
  const own = { wording: "card" as const, question: card.question, answer: card.answer };
  return card.alternate ? [{ wording: "alternate" as const, ...card.alternate }, own] : [own];
}

/**
 * The kinds of question that can be made of a card alone, without looking at its neighbours. A disputed card is asked
 * about its documents and as nothing else; a note that says how it is answered is answered so.
 */
export function kindsAlone(card: QuizCard): readonly QuestionKind[] {
  if (card.disputed) return documentsOf(card).length > 1 && card.readings.length > 1 ? ["sources"] : [];
  if (!card.plain) return [];
  if (card.task) return [card.task.kind];
  const kinds: QuestionKind[] = [];
  const wrong = card.distractors.length;
  if (isSpoken(card)) {
    if (wrong >= FEWEST_WRONG) kinds.push("who");
  } else if (wrong >= FEWEST_WRONG) kinds.push("choice");
  if (wrong >= 1) kinds.push("truth");
  if (mayBeTyped(card.answer)) kinds.push("typed");
  if (card.gap || gapIn(card) !== null) kinds.push("cloze");
  if (ideasOf(card).length >= FEWEST_IDEAS) kinds.push("list");
  return kinds;
}

/** The ideas of an answer that may be listed: those of its note, else the items of a list where each is short. */
export function ideasOf({ answer, task }: Pick<QuizCard, "answer" | "task">): readonly string[] {
  if (task) return task.kind === "list" ? task.ideas : [];
  const ideas = ideasIn(answer);
  return ideas.every((idea) => wordsIn(idea) <= MOST_IDEA_WORDS) ? ideas : [];
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** Whether a card asks whose words something is. */
export function isSpoken({ category, question }: QuizCard): boolean {
  return category === "quote" && asksForPerson(question);
}

/** Words alone, short, on one line, and no quotation. */
export function mayBeTyped(answer: string): boolean {
  const isQuotation = /^\s*["“„«‘]/u.test(answer) && /["”“»’]\s*[.!?]?\s*$/u.test(answer);
  const isShort = answer.length <= LONGEST_TYPED && wordsIn(answer) <= MOST_WORDS;
  return answer !== "" && isShort && !isQuotation && !answer.includes("\n");
}

/** The titles of the documents that stand behind a disputed card's readings, each once. */
export function documentsOf({
  readings,
  receipts,
}: Pick<QuizCard, "readings" | "receipts">): readonly string[] {
  const places = readings.flatMap((reading) => reading.receipts);
  return [...new Set(places.flatMap((place) => receipts[place]?.documentTitle ?? []))];
}

/** A name, a number, a date, or two words: what else may stand in a gap, nobody can know. */
function fillsGap(answer: string): boolean {
  const words = answer.trim().split(/\s+/u);
  const isName = words.every((word) => /^(?:\p{Lu}|(?:of|the|von|van|de|and)$)/u.test(word));
  return words.length <= MOST_GAP_WORDS && (words.length <= 2 || isName || /\d/u.test(answer));
}

export type Gap = { readonly before: string; readonly after: string; readonly title: string };

/**
 * The proof of a card with a gap where its answer stands; null unless the answer stands there once, as whole words, with
 * enough around it to know what is meant.
 */
export function gapIn({ answer, receipts }: Pick<QuizCard, "answer" | "receipts">): Gap | null {
  const proofs = receipts.filter((receipt) => receipt.role === "proof");
  const [proof] = proofs;
  if (!proof || proofs.length > 1 || !fillsGap(answer) || proof.quote.length > 320) return null;
  const text = proof.quote.replace(/\s+/gu, " ");
  // Mark-up that the quotation still has in it is nothing to read.
  if (/&[a-z]{2,8};|<[a-z/]/iu.test(text)) return null;
  const at = text.toLowerCase().indexOf(answer.toLowerCase());
  if (at < 0 || text.toLowerCase().indexOf(answer.toLowerCase(), at + 1) >= 0) return null;
  const before = text.slice(0, at);
  const after = text.slice(at + answer.length);
  if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) return null;
  if (`${before} ${after}`.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length < 4) return null;
  return { before, after, title: proof.documentTitle };
}
