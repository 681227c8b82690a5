import { DomainError } from "#lib/base/errors.ts";
import type { StudySession } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";

/** Today's queue, of one deck or of all. Throws `not-found` for a deck that is absent or somebody else's. */
export async function nextCards(
  _ctx: Ctx,
  _scope: { readonly deckId?: string | undefined } = {},
): Promise<StudySession> {
  throw new DomainError("unreadable", "Not built yet.");
}
