import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { type ExamRow, examsTakenBy, saveExamLearner } from "#lib/db/queries/exams.ts";
import { changeCards, MOST_AT_ONCE } from "../browse/change-cards.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowTaking } from "./allow-exam.ts";
import { blueprintOf } from "./blueprint.ts";

const Input = z.strictObject({ examId: IdField, afterwards: z.enum(["return", "retire"]) });

export type Decided = {
  /** Cards that were set aside. */
  readonly retired: number;
  /** Their steps, for `POST /api/steps`; the last first. */
  readonly steps: readonly string[];
};

/**
 * What happens to the cards of an exam that is over. They return to ordinary dates, which follow from what is known of
 * them and need no change; or they are set aside and asked no more, except those that another exam ahead needs. Asked
 * once: a second answer is `conflict`. Throws `not-found` for an exam that the viewer does not take, `invalid` before it.
 */
export async function decideAfterwards(ctx: Ctx, input: unknown): Promise<Decided> {
  const { examId, afterwards } = parseInput(Input, input);
  const now = ctx.now();
  const { exam, learner, userId } = await allowTaking(ctx, ctx.store.read, examId);
  if (exam.at > now) throw new DomainError("invalid", "This exam lies ahead. Its cards are still needed.");
  if ((learner?.afterwards ?? null) !== null)
    throw new DomainError("conflict", "This was decided already. Reload the page.");
  // First what is done, then that it was decided: broken off in the middle, it is asked again.
  const done = afterwards === "retire" ? await retire(ctx, { exam, userId, now }) : { retired: 0, steps: [] };
  await ctx.store.write(async (tx) => {
    await allowTaking(ctx, tx, examId);
    await saveExamLearner(tx, { examId, userId }, { afterwards, updatedAt: now });
  });
  return done;
}

async function retire(
  ctx: Ctx,
  { exam, userId, now }: { readonly exam: ExamRow; readonly userId: string; readonly now: number },
): Promise<Decided> {
  const needed = await neededAhead(ctx, userId, now);
  const ids = (await blueprintOf(ctx, exam.selection)).cards
    .map((card) => card.cardId)
    .filter((id) => !needed.has(id));
  let retired = 0;
  const steps: string[] = [];
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const done = await changeCards(ctx, {
      step: ctx.newId(),
      deed: { kind: "suspended" },
      of: { ids: ids.slice(from, from + MOST_AT_ONCE) },
    });
    retired += done.changed.length;
    if (done.stepId !== null) steps.unshift(done.stepId);
  }
  return { retired, steps };
}

async function neededAhead(ctx: Ctx, userId: string, now: number): Promise<ReadonlySet<string>> {
  const needed = new Set<string>();
  for (const { exam } of await examsTakenBy(ctx.store.read, userId))
    if (exam.at > now)
      for (const { cardId } of (await blueprintOf(ctx, exam.selection)).cards) needed.add(cardId);
  return needed;
}
