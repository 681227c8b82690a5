import type { SentReview } from "#lib/study/types.ts";
import { type Outbox, VISITOR } from "./outbox.ts";
import { BATCH, type Outcome, post, type Receipt } from "./sending.ts";

/** Weeks without a network are sent in batches as large as the server takes. */
const MANY = 200;
const LARGE_BATCH = 500;

/** Why sending stopped before the end. */
export type PutOff = {
  readonly reachable: boolean;
  readonly afterMs: number | null;
  readonly signedOut: boolean;
};

export type SendHooks = {
  /** Whose answers are sent: a visitor becomes a user on the way. */
  readonly owner: () => string;
  readonly stopped: () => boolean;
  /** The server has a batch: settle it. */
  readonly received: (receipt: Receipt, batch: readonly SentReview[]) => Promise<void>;
};

/**
 * Sends what waits, batch after batch, oldest first; null when nothing is left. One bad answer does not hold up the rest:
 * a batch that is refused as a whole is sent in smaller ones, until the bad one is refused alone and set aside.
 */
export async function sendAll(box: Outbox, hooks: SendHooks): Promise<PutOff | null> {
  const whole = async () => ((await box.count(hooks.owner())) > MANY ? LARGE_BATCH : BATCH);
  let size = await whole();
  for (;;) {
    const owner = hooks.owner();
    const batch = await box.unsent(owner, size);
    const [first] = batch;
    if (!first || hooks.stopped()) return null;
    const outcome = await post(await box.deviceId(), owner === VISITOR ? null : owner, batch);
    if (outcome.kind === "unreadable") {
      if (batch.length > 1) {
        size = Math.ceil(batch.length / 5);
        continue;
      }
      await box.settle(owner, [], [{ id: first.id, reason: outcome.reason }], Date.now());
      size = await whole();
      continue;
    }
    const putOff = putOffBy(outcome, batch);
    if (putOff) return putOff;
    if (outcome.kind === "received") await hooks.received(outcome.receipt, batch);
  }
}

/** A reply that settles none of the batch would be sent for ever: it counts as "not now". */
function putOffBy(outcome: Outcome, batch: readonly SentReview[]): PutOff | null {
  if (outcome.kind === "later") return outcome;
  if (outcome.kind !== "received") return null;
  const { accepted, refused } = outcome.receipt;
  const settled = new Set([...accepted, ...refused.map((refusal) => refusal.id)]);
  return batch.some((review) => settled.has(review.id))
    ? null
    : { reachable: true, afterMs: null, signedOut: false };
}
