import type { StudyRun } from "#lib/study/run.ts";
import type { JournalStep } from "#lib/study/run-log.ts";
import type { StudyCard } from "#lib/study/types.ts";

/**
 * A card of the sitting with other words: where it stands and by which rules it is scheduled are the sitting's, which
 * the server was not asked about.
 */
export function withWordsOf(before: StudyCard, after: StudyCard): StudyCard {
  const { deckId, deckTitle, dossierTitle, rulesId, assigned } = before;
  const { rulesId: _, assigned: __, ...words } = after;
  return {
    ...words,
    deckId,
    deckTitle,
    dossierTitle,
    ...(rulesId === undefined ? {} : { rulesId }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

/** What an edit of a note changes in a sitting: the card on the screen first; what the note makes no more is gone. */
export function noteChanges(
  run: StudyRun,
  card: StudyCard,
  cards: readonly StudyCard[],
): JournalStep["changes"] {
  const noteId = card.extra?.noteId;
  const edited = new Map(cards.map((one) => [one.id, one]));
  const own = [...run.cards.values()].filter(
    (one) => one.id === card.id || (noteId !== undefined && one.extra?.noteId === noteId),
  );
  return own
    .sort((a, b) => Number(b.id === card.id) - Number(a.id === card.id))
    .map((before) => {
      const after = edited.get(before.id);
      return { before, after: after ? withWordsOf(before, after) : null };
    });
}
