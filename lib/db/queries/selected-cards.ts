import { and, asc, eq, like, or, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import { cardTags } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";
import { notHidden } from "./placed-cards.ts";

/** The active cards of these decks that this learner kept, in deck order, each once. */
export async function activeIn(
  db: Reader | Writer,
  deckIds: readonly string[],
  userId: string | null,
): Promise<readonly string[]> {
  const rows = await inParts(deckIds, (part) =>
    db
      .select({ id: cards.id })
      .from(deckCards)
      .innerJoin(cards, eq(cards.id, deckCards.cardId))
      .where(
        and(
          sql`${deckCards.deckId} in (select value from json_each(${JSON.stringify(part)}))`,
          eq(cards.status, "active"),
          notHidden(userId),
        ),
      )
      .orderBy(asc(deckCards.position), asc(deckCards.cardId)),
  );
  return [...new Set(rows.map((row) => row.id))];
}

/** The cards to which this learner gave a tag or one below it. */
export async function taggedBy(
  db: Reader | Writer,
  userId: string,
  tagFolded: string,
): Promise<readonly string[]> {
  const below = `${tagFolded.replace(/[\\%_]/gu, String.raw`\$&`)}::%`;
  const rows = await db
    .selectDistinct({ id: cardTags.cardId })
    .from(cardTags)
    .where(
      and(
        eq(cardTags.userId, userId),
        or(
          eq(cardTags.tagFolded, tagFolded),
          sql`${like(cardTags.tagFolded, below)} escape ${String.raw`\ `.trim()}`,
        ),
      ),
    )
    .orderBy(asc(cardTags.cardId));
  return rows.map((row) => row.id);
}
