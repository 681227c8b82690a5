import { mayInClass } from "#lib/classes/policy.ts";
import { activeWeightsOf, lastFitOf } from "#lib/db/queries/class-weights.ts";
import { LEAST_POOLED, LEAST_PUPILS } from "#lib/memory/pool.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";

/** What pupils of a class begin with. */
export type ClassWeightsView = {
  /** Whether the viewer may look anew. */
  readonly teaches: boolean;
  /** What is in the weights that new pupils begin with; null: they begin with the published ones. */
  readonly begin: { readonly answers: number; readonly pupils: number; readonly at: number } | null;
  /** The latest look at the class's answers; null before the first. */
  readonly last: {
    readonly at: number;
    readonly found: "better" | "not-better" | "too-few";
    readonly answers: number;
    readonly pupils: number;
  } | null;
  /** From so many on there may be something to begin with. */
  readonly least: { readonly answers: number; readonly pupils: number };
};

/** For whoever may watch the class; throws `not-found` otherwise. Nothing in it is about any one pupil. */
export async function classWeightsView(ctx: Ctx, classId: string): Promise<ClassWeightsView> {
  const db = ctx.store.read;
  const { membership } = await allowInClass(ctx, db, "watch", classId);
  const role = ctx.viewer.kind === "learner" ? ctx.viewer.role : "learner";
  const [active, last] = await Promise.all([activeWeightsOf(db, classId), lastFitOf(db, classId)]);
  return {
    teaches: mayInClass({ serverRole: role, membership }, "teach"),
    begin: active && { answers: active.scored ?? 0, pupils: active.pupils ?? 0, at: active.createdAt },
    last: last && {
      at: last.createdAt,
      found: last.state === "too-few" || last.state === "not-better" ? last.state : "better",
      answers: last.scored ?? 0,
      pupils: last.pupils ?? 0,
    },
    least: { answers: LEAST_POOLED, pupils: LEAST_PUPILS },
  };
}
