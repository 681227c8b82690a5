import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { closeStarter as close, starterIn } from "#lib/db/queries/starters.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.object({ classId: z.string().min(1).max(200), starterId: z.string().min(1).max(200) });

/** From now on pupils can no longer answer a starter on their devices; the teacher still can. Throws `not-found`. */
export async function closeStarter(ctx: Ctx, input: unknown): Promise<void> {
  const { classId, starterId } = parseInput(Input, input);
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "teach", classId);
    const starter = await starterIn(tx, classId, starterId);
    if (!starter)
      throw new DomainError("not-found", "There is no such starter. It may have been removed; go back.");
    if (starter.closedAt === null) await close(tx, starterId, ctx.now());
  });
}
