import type { StudyCard, StudySession } from "#lib/study/types.ts";
import type { WaitingDeed } from "./waiting-deeds.ts";

/** A card as it is with what waits on this device; null when it was deleted here. */
export function cardWithDeeds(card: StudyCard, deeds: readonly WaitingDeed[]): StudyCard | null {
  return deeds.reduce<StudyCard | null>((now, { effect, refused }) => {
    if (now === null || refused !== undefined) return now;
    if (effect.kind === "gone") return effect.cardIds.includes(card.id) ? null : now;
    return effect.cardId === card.id ? withWords(now, effect.content) : now;
  }, card);
}

/** A card with other words. How they are drawn only the server knows, so they stand as they were typed. */
export function withWords(card: StudyCard, content: Readonly<Record<string, string>>): StudyCard {
  const { question = card.question, answer = card.answer } = content;
  const { extra, ...rest } = card;
  if (!extra) return { ...card, question, answer };
  const { drawn: _, ...kept } = extra;
  return { ...rest, question, answer, extra: kept };
}

/** A session as it is with what waits on this device. */
export function sessionWithDeeds(session: StudySession, deeds: readonly WaitingDeed[]): StudySession {
  if (deeds.length === 0) return session;
  const { recent } = session;
  return {
    ...session,
    cards: session.cards.flatMap((card) => cardWithDeeds(card, deeds) ?? []),
    ...(recent
      ? {
          recent: {
            ...recent,
            cards: recent.cards.flatMap(({ card, before }) => {
              const now = cardWithDeeds(card, deeds);
              return now ? [{ card: now, before }] : [];
            }),
          },
        }
      : {}),
  };
}
