import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import {
  type DeskCardRow,
  type DeskDossier,
  type DeskStepKind,
  deskCardsById,
  isUsed,
  lastStepAt,
  stepById,
} from "#lib/db/queries/review-desk.ts";
import { addStep, type CardFields, type ReceiptRow, saveDecision } from "#lib/db/queries/review-writes.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { stampOf } from "#lib/study/review.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** What every verb of the desk is given: the step's id comes from the browser, so that a step sent twice counts once. */
export const Step = z.object({ id: z.uuid(), dossierId: z.string().min(1).max(200) });

/** A card, and what the screen saw of it. */
export const Seen = { cardId: z.string().min(1).max(200), seen: z.string().min(1).max(60) };

const line = (most: number, empty: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, " ").trim())
    .pipe(z.string().min(1, empty).max(most, `That is longer than ${most} characters.`));

/** What a person writes on a card. */
export const Wording = {
  question: line(600, "A card needs a question."),
  answer: line(1_000, "A card needs an answer."),
};

export const Reason = line(200, "Say why it is rejected.");

/** The person whose step it is. Safe after `allow`: nobody but an owner passes it. */
export function stepOwner(ctx: Ctx): string {
  const userId = userIdOf(ctx);
  if (userId === null)
    throw new DomainError("not-allowed", "Reviewing needs a session. Open the page again.");
  return userId;
}

export type StepEntry = {
  readonly id: string;
  readonly kind: DeskStepKind;
  readonly userId: string;
  readonly dossierId: string;
};

/** Whether a step was recorded before: then there is nothing left to do. Another's id is refused. */
export async function isRecorded(tx: Writer, step: StepEntry): Promise<boolean> {
  if (await stepById(tx, step.userId, step.id)) return true;
  if (!(await isUsed(tx, step.id))) return false;
  throw new DomainError("conflict", "This step carries the number of another one. Reload the page.");
}

/** A time for a step, after every earlier one of the same person at this desk. */
export async function stepTime(
  tx: Writer,
  ctx: Ctx,
  step: Pick<StepEntry, "userId" | "dossierId">,
): Promise<number> {
  return Math.max(ctx.now(), (await lastStepAt(tx, step.userId, step.dossierId)) + 1);
}

const STALE =
  "This card was changed in another window or made again meanwhile. What it says now is shown; decide once more.";

/** A card that lies on the desk as the screen saw it; throws `not-found` or `stale`. */
export async function cardAsSeen(
  tx: Writer,
  dossierId: string,
  cardId: string,
  seen: string,
): Promise<DeskCardRow> {
  const [card] = await deskCardsById(tx, dossierId, [cardId]);
  if (!card) throw new DomainError("not-found", "There is no such card here. It may have been removed.");
  if (card.status === "retired" || stampOf(card) !== seen) throw new DomainError("stale", STALE, { cardId });
  return card;
}

/**
 * The status of a card that is kept: one that learners studied until it was rejected comes back to them at once, any
 * other waits to be given out.
 */
export function keptStatus(card: DeskCardRow, { publishedAt }: DeskDossier): DeskCardRow["status"] {
  if (card.status !== "rejected") return card.status;
  const wasGivenOut =
    publishedAt !== null && card.createdAt <= publishedAt && publishedAt < (card.decidedAt ?? 0);
  return wasGivenOut ? "active" : "draft";
}

/** A step as the journal keeps it: of each card what it changed, before and after; receipts that moved. */
export const Journal = z.object({
  cards: z.record(
    z.string(),
    z.object({
      status: z.enum(["draft", "active", "retired", "rejected"]).optional(),
      decision: z.enum(["accepted", "edited", "rejected", "merged"]).nullable().optional(),
      decisionReason: z.string().nullable().optional(),
      decidedAt: z.number().nullable().optional(),
      decidedBy: z.string().nullable().optional(),
      mergedInto: z.string().nullable().optional(),
      edited: z.custom<CardContent | null>((value) => typeof value === "object").optional(),
    }),
  ),
  receipts: z
    .array(
      z.object({
        cardId: z.string(),
        documentVersionId: z.string(),
        start: z.number(),
        end: z.number(),
        quote: z.string(),
        displayQuote: z.string().nullable(),
        role: z.enum(["proof", "context", "reading"]),
      }),
    )
    .optional(),
});
export type Journal = z.infer<typeof Journal>;
export type MovedReceipt = ReceiptRow & { readonly cardId: string };

export type Change = { readonly card: DeskCardRow; readonly set: Partial<CardFields> };

/** Writes changes of cards and the step that made them. Only what really changes is kept, so that undo touches no more. */
export async function recordStep(
  tx: Writer,
  step: StepEntry,
  changes: readonly Change[],
  at: number,
  receipts: readonly MovedReceipt[] = [],
): Promise<void> {
  const before: Journal["cards"] = {};
  const after: Journal["cards"] = {};
  for (const { card, set } of changes) {
    const changed = changedFields(card, set);
    before[card.id] = pick(card, changed);
    after[card.id] = pick(set, changed);
    await applyChange(tx, { card, set }, step.userId, at);
  }
  const { id, kind, userId, dossierId } = step;
  await addStep(tx, {
    id,
    userId,
    at,
    kind,
    subjectKind: "dossier",
    subjectId: dossierId,
    before: { cards: before },
    after: { cards: after, receipts },
  });
}

/** Writes one card's change; its version counts up when what is asked changes. */
export async function applyChange(
  tx: Writer,
  { card, set }: Change,
  authorId: string,
  at: number,
): Promise<void> {
  const was = card.edited ?? card.generated;
  const content = ("edited" in set ? set.edited : card.edited) ?? card.generated;
  const reworded = content !== null && JSON.stringify(content) !== JSON.stringify(was);
  await saveDecision(
    tx,
    card.id,
    set,
    reworded ? { version: card.version + 1, content, authorId } : null,
    at,
  );
}

const FIELDS = [
  "status",
  "decision",
  "decisionReason",
  "decidedAt",
  "decidedBy",
  "mergedInto",
  "edited",
] as const satisfies readonly (keyof CardFields)[];

export function changedFields(
  card: Partial<CardFields>,
  set: Partial<CardFields>,
): readonly (keyof CardFields)[] {
  return FIELDS.filter((name) => name in set && JSON.stringify(card[name]) !== JSON.stringify(set[name]));
}

function pick(from: Partial<CardFields>, names: readonly (keyof CardFields)[]): Journal["cards"][string] {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}
