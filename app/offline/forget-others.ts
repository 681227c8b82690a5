import { VISITOR } from "#app/study/outbox.ts";
import type { DeviceStore } from "./device-store.ts";
import { forgetSettings } from "./forget-settings.ts";
import { forgetMedia, mediaOwners } from "./media-cache.ts";

/**
 * Removes the decks, media and settings of everybody but one learner. What others have not sent stays in the outbox: it is the only
 * copy, and the page says that it is here.
 */
export async function forgetOthers(store: DeviceStore, owner: string): Promise<void> {
  const others = [...(await store.owners()), ...(await mediaOwners())].filter((other) => other !== owner);
  for (const other of others) {
    await store.forget(other);
    await forgetMedia(other);
  }
  // A visitor who has become this learner is the same person.
  if (others.some((other) => other !== VISITOR)) forgetSettings();
}
