import { useSyncExternalStore } from "react";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";

/** What was changed and not saved, in this tab alone: a look at another page does not lose it. */
export type Unsaved = { readonly habits: StudyHabits; readonly dayStart: number };

const NAME = "dossier.unsaved-habits";

/** Keeps it over what the server had (`told`); null forgets it. */
export function keepUnsaved(told: unknown, unsaved: Unsaved | null): void {
  try {
    if (unsaved === null) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, JSON.stringify({ told: JSON.stringify(told), ...unsaved }));
  } catch {
    // Where nothing is kept, it is lost with the page.
  }
}

/**
 * What was kept before the page was opened or since; null where there is none, where it was laid over something else
 * (another device's, or another person's), and on the server.
 */
export function useUnsaved(told: unknown): Unsaved | null {
  return read(
    useSyncExternalStore(nothingToHear, keptText, () => null),
    told,
  );
}

/** Nobody else writes it: what the form itself keeps, it draws anyway. */
function nothingToHear(): () => void {
  return () => {};
}

function keptText(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function read(text: string | null, told: unknown): Unsaved | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || !("told" in kept) || !("dayStart" in kept)) return null;
    if (kept.told !== JSON.stringify(told) || typeof kept.dayStart !== "number") return null;
    return { habits: parseHabits("habits" in kept ? kept.habits : null), dayStart: kept.dayStart };
  } catch {
    return null;
  }
}
