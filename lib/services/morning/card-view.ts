import { DomainError } from "#lib/base/errors.ts";
import { grouped } from "#lib/base/grouped.ts";
import { discriminationOf, type Given, type ItemFigures, itemFigures } from "#lib/classes/item-figures.ts";
import { responsesOfClass } from "#lib/db/queries/morning-responses.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { studyCards } from "../study/study-cards.ts";
import { type ClassWork, classWork } from "./class-work.ts";
import { learntBy } from "./learnt.ts";
import { type CardWords, givenLately, wordsOfCards } from "./missed-cards.ts";
import { type Learnt, READ_DAYS } from "./pupil-figures.ts";

/** What a pupil did with a card. */
export type CardPupil = {
  readonly pupilId: string;
  readonly name: string;
  readonly answers: number;
  readonly right: number;
  /** What was said last that was wrong; null when nothing was, or nobody knows. */
  readonly lastWrong: string | null;
  /** The chance of knowing it now; null when it was not met. */
  readonly recall: number | null;
};

/** How a class does with a card. */
export type CardView = {
  readonly className: string;
  readonly card: StudyCard;
  readonly figures: Omit<ItemFigures, "cardId">;
  /** −1 to 1; null with too few pupils. */
  readonly discrimination: number | null;
  /** Where it is assigned. */
  readonly titles: readonly string[];
  readonly pupils: readonly CardPupil[];
  /** Names by id, for who said what. */
  readonly names: ReadonlyMap<string, string>;
};

const NONE = { pupils: 0, right: 0, verified: { pupils: 0, right: 0 }, wrong: [] };

/** Throws `not-found` for a class that the viewer may not watch, and for a card that is not assigned in it. */
export async function classCardView(ctx: Ctx, classId: string, cardId: string): Promise<CardView> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "watch", classId);
  const work = await classWork(db, classId, ctx.now());
  const place = work.cards.findIndex((card) => card.cardId === cardId);
  const of = work.cards[place];
  const given = work.assignments.filter(({ cards }) => cards.includes(place));
  if (!of || given.length === 0)
    throw new DomainError(
      "not-found",
      "There is no such card in this class. It may have been removed; go back.",
    );
  const pupils = work.pupils.filter(({ pupilId }) => given.some(({ pupilIds }) => pupilIds.has(pupilId)));
  const ids = pupils.map(({ pupilId }) => pupilId);
  const placed = [{ id: cardId, deckId: "class", siblings: of.siblings }];
  const names = new Map([["class", { title: row.name, dossierTitle: "" }]]);
  const [learnt, said, [card]] = await Promise.all([
    learntBy(db, work),
    responsesOfClass(db, ids, [cardId]),
    studyCards(db, placed, names, new Map(), null),
  ]);
  if (!card)
    throw new DomainError(
      "not-found",
      "There is no such card in this class. It may have been removed; go back.",
    );
  return {
    className: row.name,
    card,
    figures: byNames(itemFigures(said)[0] ?? NONE, pupils),
    discrimination: discriminationIn(givenLately(work, learnt, READ_DAYS), cardId),
    titles: given.map(({ title }) => title),
    pupils: pupils.map((pupil) => {
      const own = said.filter((one) => one.pupilId === pupil.pupilId);
      const state = learnt.states.get(pupil.pupilId)?.find((one) => one.card === place);
      const { parameters } = learnt.rulesOf(pupil.pupilId);
      return {
        pupilId: pupil.pupilId,
        name: pupil.name,
        answers: own.length,
        right: own.filter(({ right }) => right).length,
        lastWrong: own.findLast(({ right, response }) => !right && response !== null)?.response ?? null,
        recall: state ? recallAfter(pupil.today - state.lastDay, state.stability, parameters) : null,
      };
    }),
    names: new Map(work.pupils.map(({ pupilId, name }) => [pupilId, name])),
  };
}

/** Who said what, by name. */
function byNames(
  figures: Omit<ItemFigures, "cardId">,
  pupils: readonly { readonly pupilId: string }[],
): Omit<ItemFigures, "cardId"> {
  const places = new Map(pupils.map(({ pupilId }, place) => [pupilId, place]));
  const place = (pupilId: string): number => places.get(pupilId) ?? pupils.length;
  const wrong = figures.wrong.map((one) => ({
    ...one,
    pupils: [...one.pupils].sort((a, b) => place(a) - place(b)),
  }));
  return { ...figures, wrong };
}

/** The share right of a card and of all others, for each pupil who answered both, as one correlation. */
function discriminationIn(given: readonly Given[], cardId: string): number | null {
  const byPupil = grouped(given, (one) => one.pupilId);
  return discriminationOf(
    [...byPupil.values()].flatMap((answers) => {
      const item = answers.filter((one) => one.cardId === cardId);
      const rest = answers.filter((one) => one.cardId !== cardId);
      return item.length === 0 || rest.length === 0 ? [] : [{ item: shareOf(item), rest: shareOf(rest) }];
    }),
  );
}

function shareOf(given: readonly Given[]): number {
  return given.filter(({ right }) => right).length / given.length;
}

/** A line of the list of all cards. */
export type CardLine = CardWords & {
  readonly pupils: number;
  readonly right: number;
  /** Pupils who have met it, and how many of them would know it now. */
  readonly met: number;
  readonly known: number;
};

export type CardsView = {
  readonly className: string;
  /** How many days the answers are from. */
  readonly days: number;
  readonly pupils: number;
  /** Those that most were wrong on first; then what was not asked. */
  readonly cards: readonly CardLine[];
};

/** Every card that is assigned in a class, with how it goes. Throws `not-found`. */
export async function classCardsView(ctx: Ctx, classId: string): Promise<CardsView> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "watch", classId);
  const work = await classWork(db, classId, ctx.now());
  const learnt = await learntBy(db, work);
  const figures = new Map(itemFigures(givenLately(work, learnt, READ_DAYS)).map((one) => [one.cardId, one]));
  const known = knownNow(work, learnt);
  const words = await wordsOfCards(
    db,
    work.cards.map(({ cardId }) => cardId),
  );
  const cards = work.cards.flatMap(({ cardId }, place) => {
    const card = words.get(cardId);
    if (!card) return [];
    const { pupils, right } = figures.get(cardId) ?? NONE;
    return [{ ...card, pupils, right, met: known[place]?.met ?? 0, known: known[place]?.known ?? 0 }];
  });
  const missed = (one: CardLine): number => (one.pupils === 0 ? -1 : 1 - one.right / one.pupils);
  return {
    className: row.name,
    days: READ_DAYS,
    pupils: work.pupils.length,
    cards: cards.sort((a, b) => missed(b) - missed(a) || b.pupils - a.pupils),
  };
}

/** Of each card, by place: who has met it, and the sum of their chances to know it now. */
function knownNow(work: ClassWork, learnt: Learnt): readonly { met: number; known: number }[] {
  const sums = work.cards.map(() => ({ met: 0, known: 0 }));
  for (const { pupilId, today } of work.pupils) {
    const { parameters } = learnt.rulesOf(pupilId);
    for (const { card, lastDay, stability } of learnt.states.get(pupilId) ?? []) {
      const sum = sums[card];
      if (!sum) continue;
      sum.met += 1;
      sum.known += recallAfter(today - lastDay, stability, parameters);
    }
  }
  return sums;
}
