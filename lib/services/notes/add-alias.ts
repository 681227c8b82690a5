import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText } from "#lib/base/text.ts";
import type { Ctx } from "../context.ts";
import { StepId } from "../journal/record-step.ts";
import { parseInput } from "../parse-input.ts";
import { cardsById } from "../study/cards-by-id.ts";
import { type EditedCard, editCard } from "./edit-card.ts";

/** Older ones make room: nobody types an answer in more ways. */
const MOST_ALIASES = 50;

const Input = z.object({
  id: StepId,
  cardId: z.string().min(1).max(200),
  text: z
    .string()
    .trim()
    .min(1, "There is nothing to count as right.")
    .max(500, "That is longer than 500 characters."),
  zone: z.string().max(100).optional(),
});

/**
 * Lets another answer count as right when it is typed: for everybody on a card of one's own, else for oneself alone. A
 * step of the journal; what was learnt stays. Safe to send twice under one id, and with what counts already.
 */
export async function addAlias(ctx: Ctx, input: unknown): Promise<EditedCard> {
  const { id = ctx.newId(), cardId, text, zone } = parseInput(Input, input);
  const { cards } = await cardsById(ctx, [cardId]);
  const [card] = cards;
  if (!card) throw new DomainError("not-found", "This card is not asked any more. It may lie in the bin.");
  const others = (card.extra?.aliases ?? []).filter((alias) => foldText(alias) !== foldText(text));
  const aliases = [...others, text].slice(-MOST_ALIASES);
  return editCard(ctx, {
    id,
    cardId,
    content: { aliases },
    memory: "keep",
    ...(zone === undefined ? {} : { zone }),
  });
}
