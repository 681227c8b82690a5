import { printSearch } from "#lib/search/print.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** Which of a deck's cards are listed, and how many at once. */

export const PAGE = 100;

export const FILTERS = [
  { key: "all", word: "All" },
  { key: "new", word: "Not met" },
  { key: "learning", word: "Learning" },
  { key: "review", word: "Review" },
  { key: "disputed", word: "Disputed" },
] as const;

export type Filter = (typeof FILTERS)[number]["key"];

export function isFilter(text: unknown): text is Filter {
  return FILTERS.some(({ key }) => key === text);
}

/** Whether a card belongs in a filtered list. */
export function passes(card: Pick<StudyCard, "state" | "disputed">, filter: Filter): boolean {
  const { memory } = card.state;
  switch (filter) {
    case "all":
      return true;
    case "disputed":
      return card.disputed;
    case "new":
      return memory.kind === "new";
    case "review":
      return memory.kind === "seen" && memory.phase === "review";
    case "learning":
      return memory.kind === "seen" && memory.phase !== "review";
  }
}

/** The page asked for, from 1, within what there is. */
export function pageOf(asked: unknown, items: number): number {
  const last = Math.max(1, Math.ceil(items / PAGE));
  const page = typeof asked === "string" && /^\d{1,6}$/u.test(asked) ? Number(asked) : 1;
  return Math.min(last, Math.max(1, page));
}

/** The search that finds what is in a deck, the decks below it too; `name` has the decks above it, `::` between them. */
export function searchOf(name: string): string {
  return printSearch({ kind: "deck", name: [{ kind: "text", text: name }], at: { start: 0, end: 0 } });
}

/** Whether a card could still be met for the first time. */
export function isUnmet({ state }: Pick<StudyCard, "state">): boolean {
  return state.memory.kind === "new" && !state.suspended;
}
