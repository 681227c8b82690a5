import type { StudyClock } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";

/** Who asks. A visitor has no row yet: it comes with the first answer. */
export type Viewer =
  | { readonly kind: "visitor" }
  | { readonly kind: "learner"; readonly userId: string; readonly clock: StudyClock };

/** Everything a verb may know besides its input. The seams are arguments, so that a test passes a number for the time. */
export type Ctx = {
  readonly viewer: Viewer;
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
};

/** The learner's row id, or null for a visitor. */
export function userIdOf(ctx: Ctx): string | null {
  return ctx.viewer.kind === "learner" ? ctx.viewer.userId : null;
}
