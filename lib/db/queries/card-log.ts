import { and, asc, eq } from "drizzle-orm";
import type { UnchainedRow } from "../chain.ts";
import { type CardContent, cards, cardVersions } from "../schema/decks.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** Everything that one learner did to one card, in order of arrival, with how it was marked. */
export function cardLog(db: Reader, userId: string, cardId: string): Promise<readonly UnchainedRow[]> {
  return db
    .select()
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), eq(reviewEvents.cardId, cardId)))
    .orderBy(asc(reviewEvents.seq));
}

/** When a card was made, and every content that it has had, the first first. */
export async function cardPast(
  db: Reader,
  cardId: string,
): Promise<{
  readonly createdAt: number | null;
  readonly versions: readonly {
    readonly version: number;
    readonly content: CardContent;
    readonly origin: string;
    readonly createdAt: number;
  }[];
}> {
  const [[card], versions] = await Promise.all([
    db.select({ createdAt: cards.createdAt }).from(cards).where(eq(cards.id, cardId)),
    db
      .select({
        version: cardVersions.version,
        content: cardVersions.content,
        origin: cardVersions.origin,
        createdAt: cardVersions.createdAt,
      })
      .from(cardVersions)
      .where(eq(cardVersions.cardId, cardId))
      .orderBy(asc(cardVersions.version)),
  ]);
  return { createdAt: card?.createdAt ?? null, versions };
}
