import { DomainError } from "#lib/base/errors.ts";
import { admitGuest } from "../account/guest-limit.ts";
import { allowEach } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { endPlanIfWorkedOff } from "../plans/end-plan.ts";
import { cardOwners } from "./card-owners.ts";
import { type Outcome, recordGroup } from "./record-group.ts";
import { type Refusal, readBatch } from "./sent-reviews.ts";

/**
 * What became of a batch: an outbox forgets what was accepted and sets aside what was refused. `states` are those of the
 * cards that were touched, after the batch.
 */
export type RecordedReviews = Outcome;

/**
 * Appends answers (and what takes them back) and folds the cards they touch, in one write. Safe to send twice and in any
 * order; a refused answer never holds up the rest. A visitor becomes a guest with the first of them. Throws `invalid`
 * for a batch that is none, `not-allowed` for one that belongs to another learner than the cookie (`signIn` says that it is
 * nobody's any more), `limit` when too many guests begin at one address.
 */
export async function recordReviews(ctx: Ctx, input: unknown): Promise<RecordedReviews> {
  const batch = readBatch(input);
  const viewerId = userIdOf(ctx);
  if (batch.userId !== null && viewerId === null) {
    throw new DomainError("not-allowed", "You are signed out. Your answers stay on the device.", {
      signIn: "needed",
    });
  }
  if (batch.userId !== null && batch.userId !== viewerId) {
    throw new DomainError(
      "not-allowed",
      "These answers belong to another learner of this device. They stay on the device.",
    );
  }
  const last = batch.reviews.at(-1);
  if (!last) return nothingReadable(viewerId, batch.unreadable);
  const owners = await cardOwners(
    ctx.store,
    batch.reviews.map((one) => one.cardId),
    userIdOf(ctx),
    ctx.now(),
  );
  const resourceOf = (review: { readonly cardId: string }) => owners.get(review.cardId) ?? null;
  const { granted, refused } = allowEach(ctx, "answer", batch.reviews, resourceOf, "card");
  if (ctx.viewer.kind === "visitor") admitGuest(ctx.store, ctx.viewer.key?.address ?? null, ctx.now());
  // Requests that wait for the disk together are recorded together.
  const done = await ctx.store.writeTogether(recordGroup, {
    ctx,
    newUserId: ctx.newId(),
    zone: last.zone,
    reviews: granted,
    sentAt: batch.sentAt,
    receivedAt: ctx.now(),
  });
  await endPlanIfWorkedOff(ctx);
  return { ...done, refused: [...done.refused, ...refused, ...batch.unreadable] };
}

function nothingReadable(userId: string | null, unreadable: readonly Refusal[]): RecordedReviews {
  if (userId === null) {
    throw new DomainError("invalid", unreadable[0]?.reason ?? "There is no answer in this batch.");
  }
  return { userId, accepted: [], refused: unreadable, states: [] };
}
