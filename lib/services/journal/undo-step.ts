import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { type Step, stepOf } from "#lib/db/queries/journal.ts";
import { DESK_STEPS } from "#lib/db/queries/review-desk.ts";
import { markStep } from "#lib/db/queries/review-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { undoDecision } from "../dossiers/undo-decision.ts";
import { parseInput } from "../parse-input.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { type Rows, rowsNow, standsAs, writeRows } from "./ledger.ts";
import { logDeeds } from "./log-deeds.ts";
import { actor, nextStepTime } from "./record-step.ts";
import { STEP_KINDS, stepLabel } from "./step-words.ts";

const Input = z.object({ step: z.string().min(1).max(100), undo: z.boolean() });

export type TurnedStep = {
  readonly stepId: string;
  readonly label: string;
  /** Whether the step is taken back now. */
  readonly undone: boolean;
  /** The cards that it touched as the learner studies them now, and those that they no longer do. */
  readonly cards: readonly StudyCard[];
  readonly gone: readonly string[];
};

/** So many touched cards are told of; more are read anew with the page. */
const MOST_TOLD = 50;
const CHANGED = "This has been changed since, so that step cannot be taken back. Everything stays as it is.";

/**
 * Takes a step of the viewer's journal back, or with `undo: false` does it again: every row is as before, what it put
 * into the log of memory is taken back there, and nothing else is touched. Safe to send twice. Throws `not-found` for a
 * step that is absent or somebody else's, `conflict` when what it changed was changed since.
 */
export async function undoStep(ctx: Ctx, input: unknown): Promise<TurnedStep> {
  const { step: id, undo } = parseInput(Input, input);
  const userId = actor(ctx);
  const known = await stepOf(ctx.store.read, userId, id);
  if (known === null) throw absent();
  allow(ctx, "make", { ownerId: known.userId }, "step");
  const turn = turnerOf(known.kind);
  const touched = await turn(ctx, known, undo);
  const { cards, gone } = await cardsById(ctx, touched.slice(0, MOST_TOLD));
  return { stepId: id, label: stepLabel(known.kind, known.after), undone: undo, cards, gone };
}

/** The same, the other way. */
export function redoStep(ctx: Ctx, input: { readonly step: string }): Promise<TurnedStep> {
  return undoStep(ctx, { ...input, undo: false });
}

/** Turns a step back or forth, and names the cards that it touched. */
type Turner = (ctx: Ctx, step: Step, undo: boolean) => Promise<readonly string[]>;

/** Which steps are turned how. A kind that keeps another journal than rows has a turner of its own. */
const TURNERS: readonly { readonly kinds: readonly string[]; readonly turn: Turner }[] = [
  { kinds: STEP_KINDS, turn: turnRows },
  { kinds: DESK_STEPS, turn: turnDesk },
];

function turnerOf(kind: string): Turner {
  const found = TURNERS.find(({ kinds }) => kinds.includes(kind));
  if (!found) throw absent();
  return found.turn;
}

function absent(): DomainError {
  return new DomainError("not-found", "There is no such step to take back.");
}

const Side = z.object({ rows: z.custom<Rows>((value) => typeof value === "object" && value !== null) });
const Events = z.object({
  events: z.array(z.object({ id: z.string(), cardId: z.string(), cardVersion: z.number() })).default([]),
});

async function turnRows(ctx: Ctx, { id, userId }: Step, undo: boolean): Promise<readonly string[]> {
  allow(ctx, "make", { ownerId: userId }, "step");
  return ctx.store.write(async (tx) => {
    // Read again inside the write: another window may have been quicker.
    const step = await stepOf(tx, userId, id);
    if (!step) throw absent();
    const before = Side.parse(step.before).rows;
    const after = Side.parse(step.after).rows;
    const { events } = Events.parse(step.after);
    const touched = [...Object.keys(after.cards ?? {}), ...Object.keys(after.personal ?? {})];
    touched.push(...events.map((event) => event.cardId));
    if ((step.undoneAt !== null) === undo) return touched;
    const at = await nextStepTime(tx, ctx, userId);
    await turn(tx, undo ? { from: after, to: before } : { from: before, to: after }, { userId, at });
    const kind = undo ? ("undone" as const) : ("redone" as const);
    const deeds = events.map((event) => ({ ...event, id: ctx.newId(), kind, target: event.id }));
    await logDeeds(tx, ctx, at, deeds);
    await markStep(tx, id, undo ? at : null);
    return touched;
  });
}

/** Brings rows from one side of a step to the other; throws before anything is changed if one is elsewhere. */
async function turn(
  tx: Writer,
  { from, to }: { readonly from: Rows; readonly to: Rows },
  by: { readonly userId: string; readonly at: number },
): Promise<void> {
  if (!standsAs(from, await rowsNow(tx, from, by))) throw new DomainError("conflict", CHANGED);
  await writeRows(tx, to, by);
}

/** A step at the review desk has its own journal and its own undo. */
async function turnDesk(ctx: Ctx, { id, subjectId }: Step, undo: boolean): Promise<readonly string[]> {
  const reply = await undoDecision(ctx, { dossierId: subjectId, target: id, redo: !undo });
  return [...reply.cards.map((card) => card.id), ...reply.gone];
}
