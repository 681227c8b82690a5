import type { StudyCard } from "#lib/study/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { cardsById } from "../study/cards-by-id.ts";

/** One card as it is studied, with its receipts. Throws `not-found` for one that is absent or somebody else's. */
export async function browseCard(ctx: Ctx, cardId: string): Promise<StudyCard> {
  const [card] = (await cardsById(ctx, [cardId])).cards;
  allow(ctx, "study", card ? { ownerId: card.extra?.mayEdit ? userIdOf(ctx) : null } : null, "card");
  return must(card);
}

/** Safe: `allow` has thrown where there is no card. */
function must(card: StudyCard | undefined): StudyCard {
  return card as StudyCard;
}
