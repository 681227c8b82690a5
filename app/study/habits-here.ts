import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type KeyMap, withChosen } from "#lib/study/chords.ts";
import { parseHabits, type StudyHabits } from "#lib/study/habits.ts";

/**
 * Habits as this browser knows them: a visitor's own, and a copy of a learner's, so that the keys are the same on pages
 * that do not ask the server and without the network.
 */
const NAME = "dossier.habits";
const listeners = new Set<() => void>();

function read(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
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

/** Keeps habits in this browser; false where it keeps nothing. */
export function keepHabitsHere(habits: StudyHabits): boolean {
  const text = JSON.stringify(habits);
  let kept = true;
  try {
    if (text !== read()) localStorage.setItem(NAME, text);
  } catch {
    kept = false;
  }
  for (const listener of listeners) listener();
  return kept;
}

/** `told`: what the server knows; null for a visitor, and on pages that do not ask it. */
export function useHabits(told: StudyHabits | null): StudyHabits {
  const text = useSyncExternalStore(subscribe, read, () => "");
  useEffect(() => {
    if (told) keepHabitsHere(told);
  }, [told]);
  return useMemo(() => told ?? parsed(text), [told, text]);
}

/** The keys of each command, as this learner has them. */
export function useKeyMap(habits: StudyHabits): KeyMap {
  return useMemo(() => withChosen(habits.keys), [habits.keys]);
}

function parsed(text: string): StudyHabits {
  try {
    return parseHabits(JSON.parse(text === "" ? "null" : text));
  } catch {
    return parseHabits(null);
  }
}
