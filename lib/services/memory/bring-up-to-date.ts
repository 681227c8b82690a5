import { type Ctx, userIdOf } from "../context.ts";
import type { Reckoner } from "./memory-view.ts";
import { missingFigures, rollFigures } from "./roll-figures.ts";

/** The sums are under way: so much of them is done, 0 to 1, and they settle when they are made or given up. */
type Rolling = { readonly settled: Promise<unknown>; done: number };

// One at a time for a learner, whichever page asks, and whether or not anybody still waits for it.
declare global {
  var dossierRolling: Map<string, Rolling> | undefined;
}

/** Whether a page can show figures at once, or how far the reckoning is, 0 to 1. */
export type SumsState = { readonly ready: true } | { readonly ready: false; readonly done: number };

/** From so many new events on it is worth saying that they are added up. */
const MANY = 20_000;
/** So long a page waits for them nevertheless. */
const PATIENCE_MS = 800;

/** Brings the viewer's sums up to the end of their log. */
export async function bringUpToDate(ctx: Ctx, reckoner: Reckoner): Promise<void> {
  // Whoever is at it may have begun before the latest answers: then there is little left to do.
  await globalThis.dossierRolling?.get(userIdOf(ctx) ?? "")?.settled;
  await started(ctx, reckoner)?.settled;
}

/**
 * Begins to bring the viewer's sums up to date where much is missing, and says whether they are, after a moment's
 * patience. It goes on when nobody waits: the next look finds it further, or done.
 */
export async function sumsState(ctx: Ctx, reckoner: Reckoner): Promise<SumsState> {
  const running = globalThis.dossierRolling?.get(userIdOf(ctx) ?? "");
  if (!running && (await missingFigures(ctx)) < MANY) return { ready: true };
  const rolling = started(ctx, reckoner);
  if (!rolling) return { ready: true };
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const ready = await Promise.race([rolling.settled.then(() => true), patience]);
  clearTimeout(timer);
  return ready ? { ready } : { ready, done: rolling.done };
}

function started(ctx: Ctx, reckoner: Reckoner): Rolling | null {
  const userId = userIdOf(ctx);
  if (userId === null) return null;
  globalThis.dossierRolling ??= new Map();
  const all = globalThis.dossierRolling;
  const known = all.get(userId);
  if (known) return known;
  const { address } = ctx.store;
  const onProgress = (done: number): void => {
    rolling.done = done;
  };
  const work = rollFigures(ctx, (id, sums) =>
    reckoner.ask<"sum-up">(address, { kind: "sum-up", userId: id, known: sums }, { onProgress }),
  );
  const rolling: Rolling = { settled: work.finally(() => all.delete(userId)), done: 0 };
  // Whoever waits is told; where nobody does, the next look tries again.
  rolling.settled.catch(() => {});
  all.set(userId, rolling);
  return rolling;
}
