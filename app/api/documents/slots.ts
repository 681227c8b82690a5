import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";

/** So many files are held in memory at once; each may have 50 MB. */
const AT_ONCE = 8;
/** Of one person: the page sends two; somebody who sends slowly takes no more from the others. */
const OF_ONE = 3;

declare global {
  var dossierUploads: Map<string, number> | undefined;
}

/** Takes one of the places for uploads, or throws `limit` with the seconds to wait. Call what it returns when done. */
export function takeSlot({ viewer }: Pick<Ctx, "viewer">): () => void {
  // Each route has its own copy of this module.
  globalThis.dossierUploads ??= new Map();
  const taken = globalThis.dossierUploads;
  const who = viewer.kind === "learner" ? viewer.userId : (viewer.key?.tokenHash ?? "");
  const own = taken.get(who) ?? 0;
  const all = [...taken.values()].reduce((sum, n) => sum + n, 0);
  if (all >= AT_ONCE || own >= OF_ONE) {
    throw new DomainError("limit", "Many files arrive just now. This one follows in a moment.", {
      retryAfter: "3",
    });
  }
  taken.set(who, own + 1);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const left = (taken.get(who) ?? 1) - 1;
    if (left > 0) taken.set(who, left);
    else taken.delete(who);
  };
}
