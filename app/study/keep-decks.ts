import type { StudyDay } from "#lib/base/study-time.ts";
import { bringDecks, decksHere } from "./decks-here.ts";
import { watchOwnChanges } from "./own-changes.ts";
import { isRoomScarce, keepForGood } from "./storage.ts";

/** The decks on this device: for how long they last. */
export type DecksHere = { readonly until: StudyDay; readonly day: StudyDay; readonly cards: number };

/** A page is used first; the decks come when it has settled, and when a while nothing was answered. */
export const SETTLED_MS = 3_000;
export const QUIET_MS = 15_000;
/** A class that opens its pages together does not ask together. */
const SPREAD_MS = 4_000;
/** What this device changed is brought at once, and tried again when the server was busy with another tab. */
const AGAIN_MS = 1_000;
const MOST_TRIES = 5;

type Page = {
  readonly owner: () => string;
  /** Whether nothing waits to be sent, and the browser keeps things. */
  readonly isQuiet: () => boolean;
  /** Whether somebody has studied on this device. */
  readonly isLearner: () => Promise<boolean>;
  readonly show: (change: { readonly decks?: DecksHere | null; readonly scarce?: boolean }) => void;
};

/** One page's part in keeping the decks of the next days on this device. */
export function keepDecks(page: Page): {
  /** Says what is here. */
  readonly look: () => Promise<void>;
  /** Brings what is new, after so many quiet milliseconds. */
  readonly soon: (afterMs: number) => void;
  readonly stop: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changed: ReturnType<typeof setTimeout> | null = null;
  /** Nothing is here yet, as far as is known. */
  let none = true;
  const changes = watchOwnChanges(() => void bringChange(1));

  async function look(): Promise<void> {
    page.show({ decks: await here(), scarce: await isRoomScarce() });
  }

  async function here(): Promise<DecksHere | null> {
    const decks = await decksHere(page.owner());
    none = decks === null;
    return decks;
  }

  /** Resolves to whether what is here is what the server has. */
  async function bring(): Promise<boolean> {
    if (!page.isQuiet()) return true;
    const { room, asked } = await bringDecks(page.owner());
    const decks = await here();
    page.show({ decks, scarce: !room || (await isRoomScarce()) });
    if (decks !== null && (await page.isLearner())) await keepForGood();
    return asked;
  }

  async function bringChange(tries: number): Promise<void> {
    if (changed !== null) clearTimeout(changed);
    const done = await bring().catch(() => false);
    if (!done && tries < MOST_TRIES)
      changed = setTimeout(() => void bringChange(tries + 1), AGAIN_MS * tries);
  }

  return {
    look,
    soon(afterMs) {
      // Who answers without a rest would never have them: the first ones come all the same.
      if (none && timer !== null) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = null;
          void bring().catch(() => undefined);
        },
        afterMs + Math.random() * SPREAD_MS,
      );
    },
    stop() {
      changes.stop();
      if (timer !== null) clearTimeout(timer);
      if (changed !== null) clearTimeout(changed);
    },
  };
}
