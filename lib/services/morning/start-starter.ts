import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { starterCards } from "#lib/classes/starter.ts";
import { statesOfClass } from "#lib/db/queries/morning-work.ts";
import { addStarter } from "#lib/db/queries/starters.ts";
import type { Reader } from "#lib/db/store.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { type ClassWork, classWork } from "./class-work.ts";
import { rulesOfPupils } from "./pupil-rules.ts";

/** How far ahead a starter looks. */
export const WEEK = 7;
export const MOST_IN_STARTER = 12;

const Input = z.object({
  classId: z.string().min(1).max(200),
  cards: z.coerce
    .number()
    .int()
    .min(1, "Take at least one card.")
    .max(MOST_IN_STARTER, `Take at most ${MOST_IN_STARTER} cards.`),
});

/**
 * Chooses the cards that a class is about to lose most of, and keeps the choice. Throws `not-found` for a class that the
 * viewer does not teach, `invalid` when nobody has met a card yet, `conflict` for an archived class.
 */
export async function startStarter(ctx: Ctx, input: unknown): Promise<{ readonly starterId: string }> {
  const { classId, cards } = parseInput(Input, input);
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "teach", classId);
  stillGoing(row);
  const work = await classWork(db, classId, ctx.now());
  const chosen = await mostLost(db, work, cards);
  if (chosen.length === 0)
    throw new DomainError(
      "invalid",
      "Nobody has met a card yet. A starter asks what was learnt before; assign first.",
    );
  const starterId = ctx.newId();
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "teach", classId);
    const cardIds = chosen.map(({ cardId }) => cardId);
    await addStarter(tx, { id: starterId, classId, createdBy: userIdOf(ctx), createdAt: ctx.now(), cardIds });
  });
  return { starterId };
}

/** The cards of which a class is expected to lose most by the end of the week, with how many pupils that are. */
export async function mostLost(db: Reader, work: ClassWork, most: number) {
  const ids = work.pupils.map(({ pupilId }) => pupilId);
  const cardIds = work.cards.map(({ cardId }) => cardId);
  const [states, rulesOf] = await Promise.all([statesOfClass(db, ids, cardIds), rulesOfPupils(db, ids)]);
  const recalls = work.cards.map((): number[] => []);
  for (const { pupilId, today } of work.pupils) {
    const { parameters } = rulesOf(pupilId);
    const own = new Set(
      work.assignments.filter(({ pupilIds }) => pupilIds.has(pupilId)).flatMap(({ cards }) => cards),
    );
    for (const { card, lastDay, stability, suspended } of states.get(pupilId) ?? [])
      if (own.has(card) && !suspended)
        recalls[card]?.push(recallAfter(today + WEEK - lastDay, stability, parameters));
  }
  return starterCards(
    work.cards.map(({ cardId, siblings }, place) => ({ cardId, siblings, recalls: recalls[place] ?? [] })),
    most,
  );
}
