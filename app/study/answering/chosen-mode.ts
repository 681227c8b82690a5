import { useSyncExternalStore } from "react";
import type { StudyWays } from "#lib/study/ways.ts";

export type Mode = StudyWays["mode"];

const MODES: readonly Mode[] = ["show", "typed", "choice", "mixed"];
const NAME = "dossier.answering";
const listeners = new Set<() => void>();

/** How answers are given on this device for now, whatever the decks say; null for as the decks say. */
export function useChosenMode(): Mode | null {
  const text = useSyncExternalStore(subscribe, read, () => "");
  return MODES.find((mode) => mode === text) ?? null;
}

/** Null goes back to what the decks say. */
export function chooseMode(mode: Mode | null): void {
  try {
    if (mode === null) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, mode);
  } catch {
    // Then it holds until the page is left.
    kept = mode ?? "";
  }
  for (const listener of listeners) listener();
}

/** For browsers that keep nothing. */
let kept = "";

function read(): string {
  try {
    return localStorage.getItem(NAME) ?? kept;
  } catch {
    return kept;
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
