import { madeDocument } from "#lib/db/queries/made-documents.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { presentDocument } from "./present-document.ts";
import { mayKeep } from "./quotas.ts";

/**
 * Lets an upload begin, before a byte of it is read: into the viewer's own dossier, or in the place of a document of
 * their own, and within what one may add. Throws `not-found` or `limit`.
 */
export async function mayUpload(
  ctx: Ctx,
  target: { readonly dossierId: string } | { readonly documentId: string },
): Promise<void> {
  const { read } = ctx.store;
  const resource =
    "documentId" in target
      ? presentDocument(await madeDocument(read, target.documentId))
      : await dossierWithOwner(read, target.dossierId);
  allow(ctx, "make", resource, "documentId" in target ? "document" : "dossier");
  await mayKeep(read, resource.ownerId ?? "", 0, ctx.now());
}
