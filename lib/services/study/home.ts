import { DomainError } from "#lib/base/errors.ts";
import type { HomeView } from "#lib/study/types.ts";
import type { Ctx } from "../context.ts";

/** What is due today, by dossier and deck. Works for a visitor, for whom everything is new. */
export async function homeView(_ctx: Ctx): Promise<HomeView> {
  throw new DomainError("unreadable", "Not built yet.");
}
