import { openOutbox, VISITOR } from "#app/study/outbox.ts";
import { sendAll } from "#app/study/send-all.ts";
import { sendDeeds } from "#app/study/send-deeds.ts";
import { tellLeft } from "#app/study/tabs.ts";
import type { AccountAnswer } from "./account-answer.ts";
import { unsentWords } from "./sync-words.ts";

/**
 * Sends what was answered on this device and is still here, before somebody else is signed in: the answers belong to who
 * studied. A sentence when some of it could not be sent; null when nothing is left, or nothing is kept here at all.
 */
export async function sendFirst(userId: string | null): Promise<string | null> {
  const outbox = await openOutbox().catch(() => null);
  if (outbox === null) return null;
  let owner = userId ?? VISITOR;
  await sendAll(outbox, {
    owner: () => owner,
    stopped: () => false,
    received: async (receipt) => {
      if (owner === VISITOR) {
        owner = receipt.userId;
        await outbox.adopt(owner, true);
      }
      await outbox.settle(owner, receipt.accepted, receipt.refused, Date.now());
    },
  });
  const [answers, changes] = [await outbox.count(owner), await sendDeeds(owner)];
  return answers + changes === 0
    ? null
    : `${unsentWords(answers, changes)} on this device could not be sent yet. Nothing was changed; try again in a moment.`;
}

/** After a guest became part of an account: what is still here is the account's, and other tabs load again. */
export async function followMerge({ merged }: AccountAnswer): Promise<void> {
  if (merged === undefined) return;
  const outbox = await openOutbox().catch(() => null);
  await outbox?.handOver(merged.from, merged.to);
  tellLeft(merged.from);
}
