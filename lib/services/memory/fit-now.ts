import { DomainError } from "#lib/base/errors.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { Reckoner } from "./memory-view.ts";
import { offerFit } from "./offer-fit.ts";

// One at a time for a learner: a second one would only make the first wait.
declare global {
  var dossierFitting: Set<string> | undefined;
}

/**
 * Fits the viewer's own answers in the thread that reckons, and keeps what came of it. Gives its id, or null when
 * `signal` stopped it. Throws `limit` while another one is running for the same learner.
 */
export async function fitNow(
  ctx: Ctx,
  reckoner: Reckoner,
  options: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<string | null> {
  globalThis.dossierFitting ??= new Set();
  const running = globalThis.dossierFitting;
  const userId = userIdOf(ctx) ?? "";
  if (running.has(userId))
    throw new DomainError("limit", "Your answers are being looked at already. Wait until that is done.");
  running.add(userId);
  try {
    const made = await offerFit(ctx, (learnerId, current, around) =>
      reckoner.ask<"fit">(ctx.store.address, { kind: "fit", userId: learnerId, current, around }, options),
    );
    return made?.id ?? null;
  } finally {
    running.delete(userId);
  }
}
