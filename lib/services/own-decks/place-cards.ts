import { grouped } from "#lib/base/grouped.ts";
import { endsOfDecks, placesInOwnDecks } from "#lib/db/queries/own-decks.ts";
import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { pairKey } from "../journal/ledger.ts";
import { knownStep, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";

type Ask = {
  readonly id: string;
  readonly batch: string | undefined;
  readonly cardIds: readonly string[];
  readonly to: "first" | "last";
};

/**
 * Puts cards before or behind all others of the viewer's own decks that they stand in, in the order that they have among
 * themselves: new cards come in the order of the deck. Null where none of them stands in such a deck. One step of the
 * journal. Safe to send twice under one id.
 */
export async function placeCards(
  ctx: Ctx,
  { id, batch, cardIds, to }: Ask,
): Promise<(StepDone & { readonly changed: readonly string[] }) | null> {
  const userId = userIdOf(ctx);
  allow(ctx, "begin", { ownerId: userId }, "page");
  // A visitor has written and put together nothing yet.
  if (userId === null) return null;
  return ctx.store.write(async (tx) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { stepId: known.stepId, label: known.label, changed: cardIds };
    const { places, changed } = await placesAtEnd(tx, userId, cardIds, to);
    const [first] = changed;
    if (first === undefined) return null;
    const at = await nextStepTime(tx, ctx, userId);
    const step = {
      id,
      batch,
      kind: "cards-ordered" as const,
      subjectKind: "card" as const,
      subjectId: first,
      about: "",
      count: changed.length,
    };
    return { ...(await takeStep(tx, step, { places }, { userId, at })), changed };
  });
}

/** Where cards come to stand before or behind all others of the viewer's own decks, as rows of the journal. */
export async function placesAtEnd(
  tx: Writer,
  userId: string,
  cardIds: readonly string[],
  to: "first" | "last",
): Promise<{ readonly places: Readonly<Record<string, number>>; readonly changed: readonly string[] }> {
  const byDeck = grouped(await placesInOwnDecks(tx, userId, cardIds), ({ deckId }) => deckId);
  const places: Record<string, number> = {};
  for (const { deckId, first, last } of await endsOfDecks(tx, [...byDeck.keys()])) {
    const moved = byDeck.get(deckId) ?? [];
    const from = to === "first" ? first - moved.length : last + 1;
    for (const [i, { cardId }] of moved.entries()) places[pairKey(deckId, cardId)] = from + i;
  }
  return { places, changed: [...new Set([...byDeck.values()].flat().map(({ cardId }) => cardId))] };
}
