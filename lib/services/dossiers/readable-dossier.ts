import { isGrantedDossier } from "#lib/db/queries/grants.ts";
import { type DossierRow, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import type { Reader } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

/**
 * A dossier that the viewer may read: what ships, their own, and one of which a deck is assigned to them, for as long as
 * it is. Throws `not-found` for any other.
 */
export async function readableDossier(ctx: Ctx, db: Reader, dossierId: string): Promise<DossierRow> {
  const dossier = await dossierWithOwner(db, dossierId);
  const userId = userIdOf(ctx);
  const others = dossier !== null && dossier.ownerId !== null && dossier.ownerId !== userId;
  const granted = others && userId !== null && (await isGrantedDossier(db, dossierId, userId, ctx.now()));
  allow(ctx, "study", dossier && { ...dossier, granted }, "dossier");
  return dossier ?? absent();
}

/** `allow` has thrown before. */
function absent(): never {
  throw new Error("A dossier that is not there was allowed.");
}
