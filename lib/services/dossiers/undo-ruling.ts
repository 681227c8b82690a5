import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { lastStep } from "#lib/db/queries/asked-cards.ts";
import { disagreementsOf, rulingsOf } from "#lib/db/queries/disagreements.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { markStep } from "#lib/db/queries/review-writes.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { askAsRuled } from "./ask-as-ruled.ts";
import { afterAll, RULED, restate, stepBefore } from "./decide-conflicts.ts";

const input = z.object({ dossierId: z.string().min(1) });

export type UndoneRuling = { readonly conflicts: number; readonly cards: number };

/**
 * Undoes what its owner last decided about a dossier's disagreements, however many it were; again, what was decided
 * before that. Throws `not-found` for a dossier that is absent or somebody else's, `conflict` when nothing is left.
 */
export async function undoRuling(ctx: Ctx, values: unknown): Promise<UndoneRuling> {
  const { dossierId } = parseInput(input, values);
  const dossier = await dossierWithOwner(ctx.store.read, dossierId);
  allow(ctx, "make", dossier, "dossier");
  const userId = userIdOf(ctx) ?? "";
  const ids = Array.from({ length: MOST }, () => ctx.newId());
  return ctx.store.write(async (tx) => {
    const at = afterAll(await rulingsOf(tx, dossierId), ctx.now());
    const step = await lastStep(tx, { userId, kind: RULED, subjectId: dossierId });
    if (step === null) throw new DomainError("conflict", "There is no ruling left to undo.");
    const here = new Set((await disagreementsOf(tx, dossierId)).map(({ id }) => id));
    const before = stepBefore.parse(step.before).rulings.filter(({ conflictId }) => here.has(conflictId));
    await restate(tx, before, { ids, at });
    const cards = await askAsRuled(tx, { dossierId, ownerId: dossier.ownerId, authorId: userId, at });
    await markStep(tx, step.id, at);
    return { conflicts: before.length, cards };
  });
}

/** As many as can be ruled on at once. */
const MOST = 500;
