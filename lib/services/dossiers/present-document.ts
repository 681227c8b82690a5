import type { madeDocument } from "#lib/db/queries/made-documents.ts";

type Found = Awaited<ReturnType<typeof madeDocument>>;

/** A document that is in its dossier now; a removed one is as good as none. */
export function presentDocument(document: Found): Found {
  return document === null || document.removed ? null : document;
}
