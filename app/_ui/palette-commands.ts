import { useEffect, useSyncExternalStore } from "react";

/** One line of the command palette: an action of the page, or somewhere to go. */
export type PaletteItem = {
  /** The same thing has the same id on every page: recent ones come first. */
  readonly id: string;
  readonly text: string;
  /** At the right edge: "Card", "Deck", "Page". */
  readonly kind: string;
  /** The key that does the same, as it is shown. */
  readonly key?: string;
  /** Why it cannot be done now; it is then listed and not done. */
  readonly unavailable?: string;
  readonly does:
    | { readonly kind: "go"; readonly path: string }
    | { readonly kind: "run"; readonly run: () => void };
};

const page = (path: string, text: string): PaletteItem => ({
  id: `page ${path}`,
  text,
  kind: "Page",
  does: { kind: "go", path },
});

/** The pages that are always there. A new page adds its line. */
export const PAGES: readonly PaletteItem[] = [
  page("/", "Home: what is due today"),
  page("/study", "Study everything that is due"),
  page("/dossiers/new", "New dossier"),
  page("/notes/new", "Add notes"),
  page("/notes/import", "Bring notes in: import a file"),
  page("/browse", "Browse all cards"),
  page("/practice", "Practise cards of a search: custom study, practice, cramming"),
  page("/exams", "Exams: plans to the day"),
  page("/quizzes", "Quizzes and mock exams"),
  page("/classes", "Classes"),
  page("/memory", "Memory: what you know, and how well it is predicted"),
  page("/account", "Account: name, password, data, sign out"),
  page("/assignments", "Assigned to you"),
  page("/plan", "Plan: after a break, holidays, days off"),
  page("/bin", "Bin, and what you did"),
  page("/settings", "How you study: settings, keys, swipes, goal, voice"),
  page("/options", "Options: limits, order, intervals"),
  page("/leeches", "Leeches: cards that do not stick"),
  page("/challenges", "What you doubted, and what became of it"),
];

const sources = new Map<string, readonly PaletteItem[]>();
const listeners = new Set<() => void>();
const NONE: readonly PaletteItem[] = [];
let all: readonly PaletteItem[] = NONE;

function tell(): void {
  all = [...sources.values()].flat();
  for (const listener of listeners) listener();
}

/** Puts a page's own actions into the palette while the page is there. `source` names who put them there. */
export function usePaletteItems(source: string, items: readonly PaletteItem[]): void {
  useEffect(() => {
    sources.set(source, items);
    tell();
  });
  useEffect(
    () => () => {
      sources.delete(source);
      tell();
    },
    [source],
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The actions of the page as they are now. */
export function usePageItems(): readonly PaletteItem[] {
  return useSyncExternalStore(
    subscribe,
    () => all,
    () => NONE,
  );
}
