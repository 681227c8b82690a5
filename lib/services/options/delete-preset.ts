import { z } from "zod";
import { deletePreset, presetById } from "#lib/db/queries/options.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";

const Input = z.strictObject({ presetId: IdField });

/** Deletes a preset: what was studied by it goes on by what stands above. Throws `not-found` for somebody else's. */
export async function deleteOptions(ctx: Ctx, input: unknown): Promise<void> {
  const { presetId } = parseInput(Input, input);
  await ctx.store.write(async (tx) => {
    const preset = await presetById(tx, presetId);
    // A preset that everybody may use is nobody's to delete: only one's own can be made.
    allow(ctx, "make", preset, "set of options");
    await deletePreset(tx, presetId);
  });
}
