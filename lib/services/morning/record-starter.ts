import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { starterEvents, starterIn } from "#lib/db/queries/starters.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { classWork } from "./class-work.ts";
import { rulesOfCards } from "./pupil-rules.ts";
import { MOST_IN_STARTER } from "./start-starter.ts";
import { cellOf, type StarterChange, standingAnswers, writeStarter } from "./starter-events.ts";

const MOST_PUPILS = 500;
const Id = z.string().min(1).max(200);
const Input = z.object({
  classId: Id,
  starterId: Id,
  answers: z
    .array(z.object({ pupilId: Id, cardId: Id, right: z.boolean().nullable() }))
    .max(MOST_PUPILS * MOST_IN_STARTER),
});

/** A cell as it was before, for undo: send it again, and all is as it was. */
export type StarterCell = {
  readonly pupilId: string;
  readonly cardId: string;
  readonly right: boolean | null;
};

/** How many answers were written, and what to send to take it back. */
export type RecordedStarter = { readonly written: number; readonly before: readonly StarterCell[] };

/**
 * Records what a class answered aloud, in the schedule of every pupil: the cells that differ from what is recorded are
 * written in one go, `null` takes an answer back. Sent twice it changes nothing the second time. A pupil who was not
 * given the card, or who left, is passed over. Throws `not-found` for a class that the viewer does not teach.
 */
export async function recordStarter(ctx: Ctx, input: unknown): Promise<RecordedStarter> {
  const { classId, starterId, answers } = parseInput(Input, input);
  const { row } = await allowInClass(ctx, ctx.store.read, "teach", classId);
  stillGoing(row);
  const work = await classWork(ctx.store.read, classId, ctx.now());
  const pupils = new Map(work.pupils.map((pupil) => [pupil.pupilId, pupil]));
  const places = new Map(work.cards.map(({ cardId }, place) => [cardId, place]));
  const rules = new Map<string, Awaited<ReturnType<typeof rulesOfCards>>>();
  const wanted: StarterChange[] = [];
  for (const { pupilId, cardId, right } of answers) {
    const pupil = pupils.get(pupilId);
    const place = places.get(cardId);
    const card = place === undefined ? undefined : work.cards[place];
    const given = work.assignments.some(
      ({ cards, pupilIds }) => pupilIds.has(pupilId) && place !== undefined && cards.includes(place),
    );
    if (!pupil || !card || !given) continue;
    const own = rules.get(pupilId) ?? (await rulesOfCards(ctx.store.read, pupilId, [...places.keys()]));
    rules.set(pupilId, own);
    wanted.push({ pupil, cardId, cardVersion: card.version, rulesId: own(cardId), right });
  }
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "teach", classId);
    const starter = await starterIn(tx, classId, starterId);
    if (!starter)
      throw new DomainError("not-found", "There is no such starter. It may have been removed; go back.");
    const asked = wanted.filter(({ cardId }) => starter.cardIds.includes(cardId));
    const events = await starterEvents(
      tx,
      starter,
      asked.map(({ pupil }) => pupil.pupilId),
    );
    const standing = standingAnswers(events);
    const before = (one: StarterChange): boolean | null =>
      standing.get(cellOf(one.pupil.pupilId, one.cardId))?.right ?? null;
    const changes = onePerCell(asked).filter((one) => before(one) !== one.right);
    const teacherId = userIdOf(ctx);
    await writeStarter(tx, ctx, starter, events, changes, {
      markedBy: "teacher",
      recordedBy: teacherId,
      attemptId: starter.id,
    });
    return {
      written: changes.length,
      before: changes.map((one) => ({
        pupilId: one.pupil.pupilId,
        cardId: one.cardId,
        right: before(one),
      })),
    };
  });
}

/** The last word for each pupil and card. */
function onePerCell(changes: readonly StarterChange[]): readonly StarterChange[] {
  return [...new Map(changes.map((one) => [cellOf(one.pupil.pupilId, one.cardId), one])).values()];
}
