import type { StudyCard, StudySession } from "#lib/study/types.ts";

/** Where a note is written that begins with the words of a card. */
export function copyPath(card: StudyCard): string {
  return `/notes/new?${new URLSearchParams({ split: card.id, copy: card.extra?.noteId ?? "" }).toString()}`;
}

/** The options of what is being studied. */
export function optionsPath({ scope }: StudySession): string {
  return `/options?for=${encodeURIComponent(scope.kind === "deck" ? scope.deckId : "all")}`;
}
