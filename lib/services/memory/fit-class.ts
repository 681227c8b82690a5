import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { addFitOf, lastFitOf, pupilIdsOf, retireWeightsOf } from "#lib/db/queries/class-weights.ts";
import { type ClassOffer, LEAST_PUPILS } from "#lib/memory/pool.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import { IdField } from "../classes/fields.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { beginByClass } from "./begin-by-class.ts";

const Input = z.object({ classId: IdField });

/** Fits the answers of pupils to what a class was assigned: in the worker, or here in a test. Null: it was stopped. */
export type FitPupils = (classId: string, userIds: readonly string[]) => Promise<ClassOffer | null>;

const EVERY_MS = 7 * MS_PER_DAY;
const MILLION = 1_000_000;
/** FSRS-6, as the rules of the scheduler name it. */
const SCHEDULER = "fsrs-6";

// One at a time for a class: a second one would find the same.
declare global {
  var dossierClassesFitting: Set<string> | undefined;
}

/** Looks anew at a class whose last look is a week old; for whoever opens it. Null where there was nothing to do. */
export async function fitClassWeekly(
  ctx: Ctx,
  input: unknown,
  fitPupils: FitPupils,
): Promise<ClassOffer | null> {
  const { classId } = parseInput(Input, input);
  const { row } = await allowInClass(ctx, ctx.store.read, "teach", classId);
  const last = await lastFitOf(ctx.store.read, classId);
  if (row.archivedAt !== null || isFitting(classId)) return null;
  if (last !== null && ctx.now() - last.createdAt < EVERY_MS) return null;
  return fitClass(ctx, { classId }, fitPupils);
}

/**
 * Learns from what the pupils of a class answered of what it was assigned, and lets those who begin study by that when
 * it predicts later answers better than the defaults; when it no longer does, new pupils begin with the defaults again.
 * Only the weights and the numbers of answers and pupils are kept. Throws `limit` while the same is under way.
 */
export async function fitClass(ctx: Ctx, input: unknown, fitPupils: FitPupils): Promise<ClassOffer | null> {
  const { classId } = parseInput(Input, input);
  const { read } = ctx.store;
  const { row } = await allowInClass(ctx, read, "teach", classId);
  stillGoing(row);
  const userIds = await pupilIdsOf(read, classId);
  if (userIds.length < LEAST_PUPILS) return { kind: "too-few", scored: 0, pupils: userIds.length };
  const offer = await aloneFor(classId, () => fitPupils(classId, userIds));
  if (offer === null) return null;
  const id = ctx.newId();
  const at = ctx.now();
  const tried = offer.kind === "too-few" ? null : offer;
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "teach", classId);
    // Too few answers say nothing, also nothing against what was found before.
    if (offer.kind !== "too-few") await retireWeightsOf(tx, classId);
    await addFitOf(tx, {
      id,
      scope: "class",
      scopeId: classId,
      scheduler: SCHEDULER,
      weights: offer.kind === "better" ? offer.parameters : [],
      state: offer.kind === "better" ? "active" : offer.kind,
      scored: offer.scored,
      pupils: offer.pupils,
      lossBefore: tried && Math.round(tried.before.logLoss * MILLION),
      lossAfter: tried && Math.round(tried.after.logLoss * MILLION),
      createdAt: at,
    });
    await beginByClass(tx, classId, at);
  });
  return offer;
}

function isFitting(classId: string): boolean {
  return globalThis.dossierClassesFitting?.has(classId) ?? false;
}

async function aloneFor<Value>(classId: string, work: () => Promise<Value>): Promise<Value> {
  globalThis.dossierClassesFitting ??= new Set();
  const running = globalThis.dossierClassesFitting;
  if (running.has(classId))
    throw new DomainError("limit", "The answers of this class are being looked at already. Wait a moment.");
  running.add(classId);
  try {
    return await work();
  } finally {
    running.delete(classId);
  }
}
