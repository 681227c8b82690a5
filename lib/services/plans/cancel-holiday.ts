import { z } from "zod";
import { deleteHoliday, holidayById } from "#lib/db/queries/plans.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.strictObject({ id: IdField });

/** Stays at home after all. Throws `not-found` for another's days. */
export async function cancelHoliday(ctx: Ctx, input: unknown): Promise<void> {
  const { id } = parseInput(Input, input);
  await ctx.store.write(async (tx) => {
    const row = await holidayById(tx, id);
    allow(ctx, "make", row && { ownerId: row.userId }, "absence");
    await deleteHoliday(tx, id);
  });
}
