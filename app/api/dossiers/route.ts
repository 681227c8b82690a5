import { readUpload } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { loadDossier } from "#lib/services/dossiers/load-dossier.ts";
import { ARCHIVE_BYTES } from "#lib/services/dossiers/open-archive.ts";
import { takeSlot } from "../documents/slots.ts";

/**
 * Loads a dossier that was downloaded: the file as the body, its name, its size and an id for the new dossier in the
 * address. Refused unless every byte arrived.
 */
export const POST = mutation(async (request) => {
  const query = new URL(request.url).searchParams;
  const id = query.get("id") ?? "";
  if (!isUuid(id)) throw new DomainError("invalid", "Name an id for the new dossier.");
  const name = (query.get("name") ?? "The file").slice(0, 200);
  const ctx = await routeContext(request);
  const giveBack = takeSlot(ctx);
  try {
    const words = "A dossier to load may have 60 MB.";
    const bytes = await readUpload(request, { limit: ARCHIVE_BYTES, words, size: query.get("size") });
    return json(200, await loadDossier(ctx, { name, bytes, id }));
  } finally {
    giveBack();
  }
});
