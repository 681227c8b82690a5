import { z } from "zod";
import { choosePreset, presetById } from "#lib/db/queries/options.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { optionsPlace } from "./options-place.ts";

const Input = z.strictObject({ place: IdField, presetId: IdField.nullable() });

/**
 * Studies a place by another of the learner's presets, or (null) by what stands above it. Throws `not-found` for what
 * is not the learner's.
 */
export async function chooseOptions(ctx: Ctx, input: unknown): Promise<void> {
  const { place, presetId } = parseInput(Input, input);
  await optionsPlace(ctx, place);
  const userId = userIdOf(ctx);
  await ctx.store.write(async (tx) => {
    // Whoever has no row has no preset, and nothing to take back.
    const preset = presetId === null ? { ownerId: userId ?? "nobody" } : await presetById(tx, presetId);
    allow(ctx, "make", preset, "set of options");
    if (userId !== null) await choosePreset(tx, userId, place, presetId);
  });
}
