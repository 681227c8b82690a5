import { forgetKept, sendKept } from "#app/quizzes/attempts/_parts/send-kept.ts";
import { openOutbox } from "#app/study/outbox.ts";
import { sendAll } from "#app/study/send-all.ts";
import { sendDeeds } from "#app/study/send-deeds.ts";
import { tellLeft } from "#app/study/tabs.ts";
import { forgetDeeds } from "#app/study/waiting-deeds.ts";
import { onDevice } from "./device-store.ts";
import { forgetSettings } from "./forget-settings.ts";
import { forgetMedia } from "./media-cache.ts";

export type Forgotten =
  | { readonly kind: "forgotten" }
  /** So many answers and changes of cards could not be sent; nothing was removed. */
  | { readonly kind: "unsent"; readonly answers: number; readonly changes: number };

/**
 * Removes everything of a learner from this device: answers, decks, pictures, settings. Call it before the session ends,
 * because answers that wait are sent first. When some cannot be, nothing is removed and their number comes back: ask,
 * and call again with `evenUnsent`. Nothing of the learner is in IndexedDB, caches or local storage afterwards.
 */
export async function forgetDevice(
  userId: string,
  { evenUnsent = false }: { readonly evenUnsent?: boolean } = {},
): Promise<Forgotten> {
  const inQuizzes = await sendKept();
  const outbox = await openOutbox().catch(() => null);
  if (outbox !== null) {
    await sendAll(outbox, {
      owner: () => userId,
      stopped: () => false,
      received: ({ accepted, refused }) => outbox.settle(userId, accepted, refused, Date.now()),
    });
    const answers = inQuizzes + (await outbox.count(userId));
    const changes = await sendDeeds(userId);
    if (answers + changes > 0 && !evenUnsent) return { kind: "unsent", answers, changes };
    await outbox.forget(userId);
  } else if (inQuizzes > 0 && !evenUnsent) return { kind: "unsent", answers: inQuizzes, changes: 0 };
  await forgetDeeds(userId);
  await forgetKept();
  await onDevice((store) => store.forget(userId));
  await forgetMedia(userId);
  forgetSettings();
  tellLeft(userId);
  return { kind: "forgotten" };
}
