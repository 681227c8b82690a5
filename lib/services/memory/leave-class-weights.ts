import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { isOfClass } from "./begin-by-class.ts";
import { studyBy } from "./study-by.ts";

/**
 * Goes back from the weights of a class to the published ones, from the next answer on, and stays there whatever the
 * class learns later. Weights of one's own stay. Safe to send twice. Throws `not-found` for a visitor.
 */
export async function leaveClassWeights(ctx: Ctx): Promise<void> {
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "set of options");
  const at = ctx.now();
  const presetId = ctx.newId();
  const published = { weights: DEFAULT_PARAMETERS, id: DEFAULT_PRESET.parametersId };
  await ctx.store.write((tx) => studyBy(tx, { userId: userId ?? "", ...published, presetId, at }, isOfClass));
}
