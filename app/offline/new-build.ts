import { useSyncExternalStore } from "react";

/** Whether a build that is newer than this page's is ready: the next full load of a page brings it. */

let ready = false;
const listeners = new Set<() => void>();

export function noteNewBuild(): void {
  ready = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNewBuild(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => ready,
    () => false,
  );
}
