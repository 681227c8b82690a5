import { DomainError } from "#lib/base/errors.ts";
import { type Ctx, userIdOf } from "./context.ts";

/**
 * What a permission is asked for: whose it is; null for what ships with the product and is everybody's. `granted` when
 * a teacher gave it to the viewer, `held` when that was so once and has ended.
 */
export type Resource = {
  readonly ownerId: string | null;
  readonly granted?: boolean;
  readonly held?: boolean;
};

/**
 * `study`: see it and learn from it. `answer`: have an answer to it recorded, which outlives its retirement. `make`:
 * change what is studied; what ships with the product is changed by nobody. `begin`: start something of one's own;
 * a visitor with a key may, and becomes a guest by it.
 */
export type Action = "study" | "answer" | "make" | "begin";

/**
 * Lets a verb go on, or throws. What belongs to somebody else is `not-found`, in the same words as what does not exist:
 * nobody learns from an error which ids are real.
 */
export function allow(ctx: Ctx, action: Action, resource: Resource | null, what: string): asserts resource {
  if (!resource || !isOpenTo(ctx, action, resource)) throw absent(what);
}

/** The same for a batch: what may be done, and the rest with a reason each. */
export function allowEach<T extends { readonly id: string }>(
  ctx: Ctx,
  action: Action,
  items: readonly T[],
  resourceOf: (item: T) => Resource | null,
  what: string,
): {
  readonly granted: readonly T[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
} {
  const may = (item: T): boolean => {
    const resource = resourceOf(item);
    return resource !== null && isOpenTo(ctx, action, resource);
  };
  return {
    granted: items.filter(may),
    refused: items.filter((item) => !may(item)).map(({ id }) => ({ id, reason: absent(what).message })),
  };
}

function isOpenTo(ctx: Ctx, action: Action, { ownerId, granted = false, held = false }: Resource): boolean {
  if (action === "begin")
    return ctx.viewer.kind === "learner" ? ownerId === ctx.viewer.userId : ctx.viewer.key !== null;
  if (granted && (action === "study" || action === "answer")) return true;
  if (held && action === "answer") return true;
  return ownerId === null ? action !== "make" : ownerId === userIdOf(ctx);
}

function absent(what: string): DomainError {
  return new DomainError(
    "not-found",
    `There is no such ${what}. It may have been removed; go back to the start page.`,
  );
}
