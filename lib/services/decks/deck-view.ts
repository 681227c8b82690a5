import { DomainError } from "#lib/base/errors.ts";
import type { DeckView } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";

/** One deck with its cards, receipts and states. Throws `not-found` for a deck that is absent or somebody else's. */
export async function deckView(_ctx: Ctx, _deckId: string): Promise<DeckView> {
  throw new DomainError("unreadable", "Not built yet.");
}
