import { z } from "zod";
import { mayMean, meantFor } from "#lib/answers/meant-for.ts";
import { answersIn } from "#lib/db/queries/placed-cards.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { cardOwners } from "./card-owners.ts";
import { cardsById } from "./cards-by-id.ts";

const Input = z.strictObject({ cardId: IdField, said: z.string().min(1).max(2_000) });

/** So many answers are looked through, and so many of them judged. */
const MOST_ANSWERS = 5_000;
const MOST_NEAR = 50;

/**
 * The card of the same dossier, or of the same lone deck, whose answer was given for this one: for what the sitting on the
 * screen does not hold. Null when it is nobody's. Throws `not-found` for a card that the viewer does not study.
 */
export async function whoseAnswer(ctx: Ctx, input: unknown): Promise<StudyCard | null> {
  const { cardId, said } = parseInput(Input, input);
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const owner = (await cardOwners(ctx.store, [cardId], userId, ctx.now())).get(cardId) ?? null;
  allow(ctx, "study", owner, "card");
  const [card] = (await cardsById(ctx, [cardId])).cards;
  if (!card) {
    allow(ctx, "study", null, "card");
    return null;
  }
  const decks = await decksOpenTo(read, userId, ctx.now());
  const dossierId = decks.find((deck) => deck.id === card.deckId)?.dossierId ?? null;
  const home = decks.filter(
    (deck) => deck.id === card.deckId || (dossierId !== null && deck.dossierId === dossierId),
  );
  const answers = await answersIn(
    read,
    home.map((deck) => deck.id),
    userId,
    MOST_ANSWERS,
  );
  const isNear = mayMean(said);
  const near = answers.filter((one) => one.id !== cardId && isNear(one.answer ?? ""));
  const { cards } = await cardsById(
    ctx,
    near.slice(0, MOST_NEAR).map((one) => one.id),
  );
  return meantFor(card, said, cards)?.card ?? null;
}
