import type { CommandName } from "#lib/study/commands.ts";
import type { KeyList } from "./key-list.ts";

/** Where Anki's keys for its pages lead, from every page. */
const PATHS: Readonly<Partial<Record<CommandName, string>>> = {
  decks: "/",
  add: "/notes/new",
  browse: "/browse",
  memory: "/memory",
};

/** The page that a command opens; null for a command of another kind. */
export function placeOf(name: CommandName | null): string | null {
  return name === null ? null : (PATHS[name] ?? null);
}

/** Whether a page has a use of its own for what was pressed: "A" accepts a card there, and adds none. */
export function isOwnKey(pressed: string, own: KeyList | undefined): boolean {
  // The list of keys lists its own, and is opened from the bar all the same.
  return pressed !== "?" && own?.some(({ keys }) => keys.includes(pressed.toUpperCase())) === true;
}

/** What S begins: the deck that the page is about, or all that is due. */
export function studyPath(): string {
  return document.querySelector('a[data-enter][href^="/study"]')?.getAttribute("href") ?? "/study";
}
