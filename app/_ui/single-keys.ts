import { useSyncExternalStore } from "react";

/** Whether single keys (1, S, ? …) do something. Kept on this device: it belongs to the hands, not to the account. */

const NAME = "dossier.single-keys";
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // Nothing can be kept here; the switch then lasts as long as the page does not need it again.
  }
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, read, () => true);
}
