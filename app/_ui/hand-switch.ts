import { useSyncExternalStore } from "react";

/** A switch that is kept on this device: it belongs to the hands that use it, not to the account. */
export type HandSwitch = { readonly set: (on: boolean) => void; readonly useValue: () => boolean };

/** `name` in local storage holds "on" or "off"; `initial` counts where neither is kept, and on the server. */
export function handSwitch(name: string, initial: boolean): HandSwitch {
  const listeners = new Set<() => void>();
  function read(): boolean {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? initial : kept === "on";
    } catch {
      return initial;
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
  return {
    set(on) {
      try {
        localStorage.setItem(name, on ? "on" : "off");
      } catch {
        // Nothing can be kept here; the switch then lasts as long as the page does not need it again.
      }
      for (const listener of listeners) listener();
    },
    useValue: () => useSyncExternalStore(subscribe, read, () => initial),
  };
}
