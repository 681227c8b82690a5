import type { SentReview } from "#lib/study/types.ts";
import type { DecksHere } from "./keep-decks.ts";

/** What the device's own store has to do with sending; loaded when it is needed, because most key presses do not. */
const device = () => import("#app/offline/device-store.ts");
const refreshing = () => import("#app/offline/refresh-pack.ts");

/** Keeps what the server has acknowledged until the decks on this device know it too. */
export async function noteSent(owner: string, reviews: readonly SentReview[]): Promise<void> {
  try {
    await (await device()).onDevice((store) => store.keepSent(owner, reviews, Date.now()));
  } catch {
    // Without the file of the app there is no store either; the decks are fetched anew when the server is back.
  }
}

/** A visitor has become a user. */
export async function adoptDecks(visitor: string, userId: string): Promise<void> {
  try {
    await (await device()).onDevice((store) => store.adopt(visitor, userId));
  } catch {
    // As above.
  }
}

/** What lies on this device for a learner. */
export async function decksHere(owner: string): Promise<DecksHere | null> {
  try {
    return await (await device()).onDevice(async (store) => {
      const kept = await store.pack(owner);
      return kept ? { until: kept.pack.until, day: kept.pack.studyDay, cards: kept.pack.cards.length } : null;
    });
  } catch {
    return null;
  }
}

/**
 * Brings the decks of the next days here, or what changed in them. `room`: false when there is none for them. `asked`:
 * false when the server did not answer, or another tab was at it.
 */
export async function bringDecks(
  owner: string,
): Promise<{ readonly room: boolean; readonly asked: boolean }> {
  try {
    const came = await (await refreshing()).refreshPack(owner);
    return { room: came !== "no-room", asked: came !== "later" };
  } catch {
    return { room: true, asked: false };
  }
}
