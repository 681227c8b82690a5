import { DomainError } from "#lib/base/errors.ts";
import { mayInClass } from "#lib/classes/policy.ts";
import { type StarterRow, starterEvents, starterIn, startersOf } from "#lib/db/queries/starters.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { studyCards } from "../study/study-cards.ts";
import { classWork } from "./class-work.ts";
import { type CardWords, wordsOfCards } from "./missed-cards.ts";
import { type OverviewStamp, stampOf } from "./overview-stamp.ts";
import { mostLost } from "./start-starter.ts";
import { cellOf, type StarterAnswer, standingAnswers } from "./starter-events.ts";

/** A starter in the list of a class. */
export type StarterLine = {
  readonly id: string;
  readonly at: number;
  readonly cards: number;
  readonly open: boolean;
};

export type StartersView = {
  readonly className: string;
  readonly teaches: boolean;
  readonly pupils: number;
  /** What would be asked now, with how many pupils are expected not to know each at the end of the week. */
  readonly next: readonly (CardWords & { readonly loss: number })[];
  readonly starters: readonly StarterLine[];
};

const MOST_SHOWN = 10;
const OFFERED = 5;
/** Pupils can answer on their devices for so long. */
export const OPEN_MS = 12 * 3_600_000;

/** The starters of a class and what the next would ask. Throws `not-found` for a class that the viewer may not watch. */
export async function startersView(ctx: Ctx, classId: string): Promise<StartersView> {
  const db = ctx.store.read;
  const { row, membership } = await allowInClass(ctx, db, "watch", classId);
  const work = await classWork(db, classId, ctx.now());
  const lost = await mostLost(db, work, OFFERED);
  const words = await wordsOfCards(
    db,
    lost.map(({ cardId }) => cardId),
  );
  const starters = await startersOf(db, classId, MOST_SHOWN);
  const { viewer } = ctx;
  const serverRole = viewer.kind === "learner" ? viewer.role : "learner";
  return {
    className: row.name,
    teaches: mayInClass({ serverRole, membership }, "teach"),
    pupils: work.pupils.length,
    next: lost.flatMap(({ cardId, loss }) => {
      const card = words.get(cardId);
      return card ? [{ ...card, loss }] : [];
    }),
    starters: starters.map((one) => lineOf(one, ctx.now())),
  };
}

function lineOf(row: StarterRow, now: number): StarterLine {
  return { id: row.id, at: row.createdAt, cards: row.cardIds.length, open: isOpen(row, now) };
}

/** Whether pupils can still answer it on their devices. */
export function isOpen({ createdAt, closedAt }: StarterRow, now: number): boolean {
  return closedAt === null && now < createdAt + OPEN_MS;
}

export type StarterView = {
  readonly id: string;
  readonly className: string;
  readonly teaches: boolean;
  readonly at: number;
  readonly open: boolean;
  /** Changes with every answer to what is assigned here. */
  readonly stamp: OverviewStamp;
  readonly cards: readonly StudyCard[];
  readonly pupils: readonly {
    readonly pupilId: string;
    readonly name: string;
    /** For each card: what was recorded; `not-given` where it is not assigned to this pupil. */
    readonly answers: readonly (StarterAnswer | "not-given" | null)[];
  }[];
};

/** One starter with its cards and what was answered. Throws `not-found`. */
export async function starterView(ctx: Ctx, classId: string, starterId: string): Promise<StarterView> {
  const db = ctx.store.read;
  const { row, membership } = await allowInClass(ctx, db, "watch", classId);
  const starter = await starterIn(db, classId, starterId);
  if (!starter)
    throw new DomainError("not-found", "There is no such starter. It may have been removed; go back.");
  const work = await classWork(db, classId, ctx.now());
  const cards = await starterStudyCards(ctx, starter);
  const events = await starterEvents(
    db,
    starter,
    work.pupils.map(({ pupilId }) => pupilId),
  );
  const standing = standingAnswers(events);
  const places = new Map(work.cards.map(({ cardId }, place) => [cardId, place]));
  const given = (pupilId: string, cardId: string): boolean =>
    work.assignments.some((one) => one.pupilIds.has(pupilId) && one.cards.includes(places.get(cardId) ?? -1));
  const { viewer } = ctx;
  const serverRole = viewer.kind === "learner" ? viewer.role : "learner";
  return {
    id: starter.id,
    className: row.name,
    teaches: mayInClass({ serverRole, membership }, "teach"),
    at: starter.createdAt,
    open: isOpen(starter, ctx.now()),
    stamp: await stampOf(db, work),
    cards,
    pupils: work.pupils.map(({ pupilId, name }) => ({
      pupilId,
      name,
      answers: cards.map(({ id }) =>
        given(pupilId, id) ? (standing.get(cellOf(pupilId, id)) ?? null) : "not-given",
      ),
    })),
  };
}

/** The cards of a starter as they are studied, in its order. Ask for permission before. */
export async function starterStudyCards(ctx: Ctx, { cardIds }: StarterRow): Promise<readonly StudyCard[]> {
  const placed = cardIds.map((id) => ({ id, deckId: "starter", siblings: id }));
  const names = new Map([["starter", { title: "Starter", dossierTitle: "" }]]);
  return studyCards(ctx.store.read, placed, names, new Map(), null);
}
