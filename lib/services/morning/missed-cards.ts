import type { Category } from "#lib/cards/types.ts";
import { type Given, type ItemFigures, itemFigures, mostMissed } from "#lib/classes/item-figures.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import { responsesOfClass } from "#lib/db/queries/morning-responses.ts";
import type { PackedAnswer } from "#lib/db/queries/morning-work.ts";
import type { Reader } from "#lib/db/store.ts";
import type { ClassWork } from "./class-work.ts";
import type { Learnt } from "./pupil-figures.ts";
import { isRight } from "./right.ts";

/** What the class misses is looked for in so many days. */
export const MISSED_DAYS = 7;
const MOST_MISSED = 5;

/** A card as a list shows it. */
export type CardWords = {
  readonly cardId: string;
  readonly category: Category | null;
  readonly question: string;
  readonly answer: string;
};

export type MissedCard = CardWords & Omit<ItemFigures, "cardId">;

/** The cards that most of the class got wrong in the last days, with what was said instead. */
export async function missedCards(
  db: Reader,
  work: ClassWork,
  learnt: Learnt,
  most = MOST_MISSED,
): Promise<readonly MissedCard[]> {
  const given = givenLately(work, learnt, MISSED_DAYS);
  const worst = mostMissed(itemFigures(given), most);
  const cardIds = worst.map(({ cardId }) => cardId);
  const pupilIds = work.pupils.map(({ pupilId }) => pupilId);
  const [words, said] = await Promise.all([
    wordsOfCards(db, cardIds),
    responsesOfClass(db, pupilIds, cardIds, since(work, MISSED_DAYS)),
  ]);
  const wrong = new Map(itemFigures(said).map((one) => [one.cardId, one.wrong]));
  return worst.flatMap((figures) => {
    const card = words.get(figures.cardId);
    return card ? [{ ...figures, ...card, wrong: wrong.get(figures.cardId) ?? [] }] : [];
  });
}

/** Every answer of the last days, without what was said. */
export function givenLately(work: ClassWork, { answers }: Learnt, days: number): readonly Given[] {
  return work.pupils.flatMap(({ pupilId, today }) =>
    (answers.get(pupilId) ?? []).flatMap((answer: PackedAnswer) => {
      const cardId = work.cards[answer.card]?.cardId;
      if (cardId === undefined || answer.day <= today - days) return [];
      const { verified, at } = answer;
      return [{ pupilId, cardId, right: isRight(answer), response: null, verified, at }];
    }),
  );
}

/** The first instant of some days before now, for questions that need not be exact to the hour. */
export function since({ now }: ClassWork, days: number): number {
  return now - days * 86_400_000;
}

/** What some cards ask and answer. */
export async function wordsOfCards(
  db: Reader,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, CardWords>> {
  const rows = await contentsOf(db, cardIds);
  return new Map(
    rows.map(({ id, category, content }) => [
      id,
      { cardId: id, category, question: content.question, answer: content.answer },
    ]),
  );
}
