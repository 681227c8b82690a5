import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** A dossier of the viewer's that was deleted and can still be brought back; null when it is none. */
export async function deletedDossier(
  ctx: Ctx,
  dossierId: string,
): Promise<{ readonly id: string; readonly title: string } | null> {
  const [dossier, present] = await Promise.all([
    dossierWithOwner(ctx.store.read, dossierId, { deleted: true }),
    dossierWithOwner(ctx.store.read, dossierId),
  ]);
  const mine = dossier !== null && dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx);
  return mine && present === null ? { id: dossier.id, title: dossier.title } : null;
}
