import { and, asc, eq, inArray } from "drizzle-orm";
import type { StateRow } from "../event-rows.ts";
import { cards } from "../schema/decks.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type ReviewCard = { readonly state: StateRow; readonly version: number };

/** The cards at home in some decks that a learner reviews and did not set aside, by id. */
export async function reviewCards(
  db: Reader,
  userId: string,
  deckIds: readonly string[],
): Promise<readonly ReviewCard[]> {
  return inParts(deckIds, (part) =>
    db
      .select({ state: cardStates, version: cards.version })
      .from(cardStates)
      .innerJoin(cards, eq(cards.id, cardStates.cardId))
      .where(
        and(
          eq(cardStates.userId, userId),
          eq(cardStates.phase, "review"),
          eq(cardStates.suspended, false),
          eq(cards.status, "active"),
          inArray(cards.homeDeckId, [...part]),
        ),
      )
      .orderBy(asc(cardStates.cardId)),
  );
}
