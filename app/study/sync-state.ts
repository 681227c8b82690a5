import type { DecksHere } from "./keep-decks.ts";
import type { Refused } from "./outbox.ts";
import type { WaitingDeed } from "./waiting-deeds.ts";

/** What the bar says about the answers on this device. */
export type SyncState = {
  /** False until the outbox has been read. */
  readonly known: boolean;
  readonly waiting: number;
  /** Edits and deletions that wait here, and those that the server refused for good. */
  readonly deeds: readonly WaitingDeed[];
  /** The network, or the server behind it, cannot be reached. */
  readonly offline: boolean;
  /** The last attempt reached the server and was put off: the session is over, too many answers, a fault there. */
  readonly held: boolean;
  readonly signedOut: boolean;
  readonly refused: readonly Refused[];
  /** False where the browser keeps nothing: unsent answers live only as long as the page. */
  readonly durable: boolean;
  /** True where it refuses cookies too: the server could not tell whose the answers are, so none is sent. */
  readonly nameless: boolean;
  /** Too little room is left on this device to promise anything. */
  readonly scarce: boolean;
  /** What can be studied here without the network; null for nothing. */
  readonly decks: DecksHere | null;
  /** Answers of other learners that wait here and only they can send. */
  readonly others: number;
};

export const NOTHING_YET: SyncState = {
  known: false,
  waiting: 0,
  deeds: [],
  offline: false,
  held: false,
  signedOut: false,
  refused: [],
  durable: true,
  nameless: false,
  scarce: false,
  decks: null,
  others: 0,
};
