import { MS_PER_MINUTE, studyDay } from "#lib/base/study-time.ts";
import type { Store } from "#lib/db/store.ts";
import type { Pack } from "#lib/study/pack.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { eventsSoFar } from "./studied-since.ts";
import { studyPack } from "./study-pack.ts";

/** What opens or ends by the clock alone (a grant, an exam) is on a device after so long. */
const LASTS_MS = 5 * MS_PER_MINUTE;
/** So many learners' packs are remembered, each in a hundred bytes. */
const MOST_KEPT = 2_000;

type Kept = { readonly made: string; readonly version: string; readonly until: number };

/** By the store that they were made from, the longest unused first. */
const packs = new WeakMap<Store, Map<string, Kept>>();

/**
 * The version of the pack that was made last for this viewer, as long as nothing was written since that could make
 * another; null when that is not known. Costs one look-up, so that a device may ask whenever its page is opened.
 */
export async function currentPack(
  ctx: Ctx,
  { days }: { readonly days: string | undefined },
): Promise<string | null> {
  const kept = packs.get(ctx.store)?.get(nameOf(ctx, days));
  if (kept === undefined || ctx.now() >= kept.until) return null;
  return kept.made === (await stateOf(ctx)) ? kept.version : null;
}

/** `studyPack`, remembered by its version. */
export async function newPack(ctx: Ctx, { days }: { readonly days: string | undefined }): Promise<Pack> {
  // Before it is made: what is written meanwhile makes it old.
  const made = await stateOf(ctx);
  const pack = await studyPack(ctx, { days });
  const own = packs.get(ctx.store) ?? new Map<string, Kept>();
  packs.set(ctx.store, own);
  const name = nameOf(ctx, days);
  own.delete(name);
  own.set(name, { made, version: pack.version, until: ctx.now() + LASTS_MS });
  const [oldest] = own.keys();
  if (own.size > MOST_KEPT && oldest !== undefined) own.delete(oldest);
  return pack;
}

function nameOf(ctx: Ctx, days: string | undefined): string {
  return JSON.stringify([userIdOf(ctx), days ?? null]);
}

/** What was written and could be in a pack, and the learner's day. */
async function stateOf(ctx: Ctx): Promise<string> {
  const { viewer, store } = ctx;
  const clock = viewer.kind === "learner" ? viewer.clock : null;
  const changes = store.studyChanges();
  const day = clock === null ? new Date(ctx.now()).toISOString().slice(0, 10) : studyDay(ctx.now(), clock);
  return JSON.stringify([changes, await eventsSoFar(ctx), clock, day]);
}
