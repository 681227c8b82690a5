import { z } from "zod";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { parseInput } from "../parse-input.ts";
import { cardOwners } from "../study/card-owners.ts";
import { cardsById } from "../study/cards-by-id.ts";

const Input = z.strictObject({
  cardId: IdField,
  /** Stop asking it, ask it again, or learn it anew. */
  deed: z.enum(["suspended", "unsuspended", "reset"]),
});

/** Sets a card of the viewer's decks aside, takes it up again, or begins it anew: an event of their log. */
export async function treatLeech(ctx: Ctx, input: unknown): Promise<void> {
  const { cardId, deed } = parseInput(Input, input);
  const owner = (await cardOwners(ctx.store, [cardId], userIdOf(ctx), ctx.now())).get(cardId) ?? null;
  allow(ctx, "study", owner, "card");
  const { cards } = await cardsById(ctx, [cardId]);
  const [card] = cards;
  const at = ctx.now();
  const id = ctx.newId();
  if (!card) return;
  await ctx.store.write((tx) =>
    logDeeds(tx, ctx, at, [{ id, cardId, cardVersion: card.version, kind: deed }]),
  );
}
