import { z } from "zod";
import { challengeById } from "#lib/db/queries/challenges.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.strictObject({ challengeId: IdField });

/** Asks the viewer a card again that was parked by their challenge; an event of their log. `not-found` for another's. */
export async function takeUpAgain(ctx: Ctx, input: unknown): Promise<void> {
  const { challengeId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  await ctx.store.write(async (tx) => {
    const row = await challengeById(tx, challengeId);
    const mine = row !== null && row.userId === userIdOf(ctx);
    allow(ctx, "make", mine ? { ownerId: row.userId } : null, "challenge");
    const { cardId, cardVersion } = row ?? { cardId: "", cardVersion: 1 };
    await logDeeds(tx, ctx, at, [{ id, cardId, cardVersion, kind: "unsuspended" }]);
  });
}
