import type { DeviceStore } from "./device-store.ts";
import { forgetMedia, mediaOwners } from "./media-cache.ts";

/**
 * Removes the decks and media of everybody but one learner. What others have not sent stays in the outbox: it is the only
 * copy, and the page says that it is here.
 */
export async function forgetOthers(store: DeviceStore, owner: string): Promise<void> {
  for (const other of await store.owners()) if (other !== owner) await store.forget(other);
  for (const other of await mediaOwners()) if (other !== owner) await forgetMedia(other);
}
