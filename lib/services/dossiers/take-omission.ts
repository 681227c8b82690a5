import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { deskDossier, omissionAt, takenCandidates } from "#lib/db/queries/review-desk.ts";
import { likelyCategory } from "#lib/study/likely-category.ts";
import type { DeskReply } from "#lib/study/review.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { deskReply } from "./desk-cards.ts";
import { isRecorded, Step, stepOwner, stepTime } from "./desk-change.ts";
import { addWritten } from "./written-card.ts";

const Take = Step.extend({
  /** Where it stands among what was left out, and what it asked: places move when the dossier is made again. */
  position: z.int().nonnegative(),
  question: z.string().min(1).max(2_000),
});

/**
 * Takes in a candidate that the generator refused, with the passage it came from as its receipt; from then on it is a
 * card that a person wrote. Safe to send twice. Throws `stale` when the list of what was left out has changed.
 */
export async function takeOmission(ctx: Ctx, input: unknown): Promise<DeskReply> {
  const { id, dossierId, position, question } = parseInput(Take, input);
  const dossier = await deskDossier(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = stepOwner(ctx);
  const step = { id, kind: "omission-taken" as const, userId, dossierId };
  const noteId = ctx.newId();
  await ctx.store.write(async (tx) => {
    if (await isRecorded(tx, step)) return;
    const omission = await omissionAt(tx, dossierId, position);
    const taken = await takenCandidates(tx, dossierId);
    if (!omission || omission.question !== question || omission.answer === null || taken.has(question)) {
      const message = "What was left out has changed meanwhile. Reload the page to see it as it is now.";
      throw new DomainError("stale", message, { position: String(position) });
    }
    const { documentVersionId, start, end, answer } = omission;
    const at = await stepTime(tx, ctx, step);
    const written = {
      noteId,
      versionId: documentVersionId,
      span: { start, end },
      category: likelyCategory(question, answer),
      question,
      answer,
      refused: question,
    };
    await addWritten(tx, dossier, step, written, at);
  });
  return deskReply(ctx.store.read, dossierId, [id]);
}
