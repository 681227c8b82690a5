import type { StudyClock } from "#lib/base/study-time.ts";
import type { ServerRole } from "#lib/classes/types.ts";
import type { Store } from "#lib/db/store.ts";

/** The key to a session, as the browser holds it; only its hash is known here. */
export type SessionKey = {
  readonly tokenHash: string;
  /** What the person will be shown in the list of sessions: "Firefox on Linux". */
  readonly device: string | null;
  /** Where the browser is, for the limit on new guests; never stored. Null when nobody knows. */
  readonly address: string | null;
};

/** Who asks. A visitor has no row yet: it comes with the first answer, and is opened by the key. */
export type Viewer =
  | { readonly kind: "visitor"; readonly key: SessionKey | null }
  | {
      readonly kind: "learner";
      readonly userId: string;
      /** What others see; null for a guest. */
      readonly name: string | null;
      readonly role: ServerRole;
      readonly clock: StudyClock;
      readonly tokenHash: string;
      readonly lastUsedAt: number;
    };

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
