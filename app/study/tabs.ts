import { type Draft, newId } from "./outbox.ts";

/** Where the tabs of one browser tell each other. */
export const CHANNEL = "dossier-answers";

/** Said by one learner's tab to the others. */
export type Told = {
  readonly owner: string;
  readonly draft: Draft | null;
  /** Everything of the owner was removed from this device, by this tab, which knows what to show next. */
  readonly left?: string;
};

/** Which tab this is, among those of this browser. */
export const THIS_TAB = newId();

/** Tells the other tabs that a learner has left this device: they load again, and show nothing of them any more. */
export function tellLeft(owner: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ owner, draft: null, left: THIS_TAB } satisfies Told);
  channel.close();
}
