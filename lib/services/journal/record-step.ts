import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { isStepId, lastStepTime, stepOf } from "#lib/db/queries/journal.ts";
import { addStep } from "#lib/db/queries/review-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { type By, onlyChanged, type Rows, rowsNow, writeRows } from "./ledger.ts";
import { type StepKind, stepLabel } from "./step-words.ts";

/** What a verb answers that can be undone: the step for `POST /api/steps`, and what was done, in words. */
export type StepDone = { readonly stepId: string; readonly label: string };

/** The id of a step may come from the browser, so that the same step sent twice counts once. */
export const StepId = z.string().refine(isUuid, "This is not an id.").optional();

export type NewStep = {
  readonly id: string;
  readonly kind: StepKind;
  readonly subjectKind: "deck" | "note" | "card" | "tag";
  readonly subjectId: string;
  /** What it was done to, in a few words, for the list of what was done. */
  readonly about: string;
  /** How many things it was done to, where it may be more than one. */
  readonly count?: number;
  /** What was done in several steps at one word: all of them carry its id. */
  readonly batch?: string | undefined;
};

/** An event that a step put into the log: undoing the step takes it back there. */
export type StepEvent = { readonly id: string; readonly cardId: string; readonly cardVersion: number };

/** The id of what a step is a part of; it comes from the browser as well. */
export const BatchId = StepId;

/** Who acts, in a verb that has passed `allow`. */
export function actor(ctx: Ctx): string {
  const userId = userIdOf(ctx);
  if (userId === null) throw new DomainError("not-allowed", "This needs a session. Open the page again.");
  return userId;
}

/** Whether this step was recorded before: then there is nothing left to do. The id of another's step is refused. */
export async function knownStep(
  tx: Writer,
  userId: string,
  id: string,
): Promise<(StepDone & { readonly subjectId: string }) | null> {
  const step = await stepOf(tx, userId, id);
  if (step) return { stepId: id, label: stepLabel(step.kind, step.after), subjectId: step.subjectId };
  if (await isStepId(tx, id))
    throw new DomainError("conflict", "This step carries the number of another one. Reload the page.");
  return null;
}

/** A time for a step, after every earlier one of the same person. */
export async function nextStepTime(tx: Writer, ctx: Ctx, userId: string): Promise<number> {
  return Math.max(ctx.now(), (await lastStepTime(tx, userId)) + 1);
}

/**
 * Brings rows to `after` and writes the step down, with what stood in them before. Only what really changes is kept, so
 * that undo touches no more.
 */
export async function takeStep(
  tx: Writer,
  step: NewStep,
  after: Rows,
  by: By & { readonly events?: readonly StepEvent[] },
): Promise<StepDone> {
  const before = await rowsNow(tx, after, by);
  const changed = onlyChanged(before, after);
  await writeRows(tx, changed.after, by);
  return noteStep(tx, step, changed, by);
}

/** Writes a step down whose rows were written already: what is new has no earlier state to read. */
export async function noteStep(
  tx: Writer,
  step: NewStep,
  sides: { readonly before: Rows; readonly after: Rows },
  { userId, at, events = [] }: By & { readonly events?: readonly StepEvent[] },
): Promise<StepDone> {
  const { about, count, batch, ...row } = step;
  const words = {
    ...(batch === undefined ? {} : { batch }),
    about: about.slice(0, 200),
    ...(count === undefined ? {} : { count }),
  };
  const after = { ...words, rows: sides.after, ...(events.length > 0 ? { events } : {}) };
  await addStep(tx, { ...row, userId, at, before: { rows: sides.before }, after });
  return { stepId: step.id, label: stepLabel(step.kind, after) };
}
