import { useSyncExternalStore } from "react";

/** A value kept on this device, as text; `null` until somebody set it, and where nothing can be kept. */
export function useKept(name: string): readonly [string | null, (value: string) => void] {
  const value = useSyncExternalStore(
    (listener) => subscribe(listener),
    () => read(name),
    () => null,
  );
  return [value, (next) => write(name, next)];
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing can be kept here; the page goes on with what it has.
  }
  for (const listener of listeners) listener();
}
