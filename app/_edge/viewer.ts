import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";

/** The context of a page: reads the session cookie, opens the store. Never writes. */
export async function requestContext(): Promise<Ctx> {
  throw new DomainError("unreadable", "Not built yet.");
}
