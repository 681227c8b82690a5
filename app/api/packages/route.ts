import { uploadPieces } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { keepPackage, PACKAGE_BYTES, stopPackage } from "#lib/services/packages/keep-package.ts";
import { lookAtPackage } from "#lib/services/packages/look-at-package.ts";

const WORDS = "A package may have 200 MB. Export its decks one by one, or without media, and bring those in.";

/**
 * Takes a package of Anki, its bytes as the body and their number as `size`, and says what is in it; nothing is brought in
 * yet. A route, because the proxy and server actions cut large bodies.
 */
export const POST = mutation(async (request) => {
  const size = new URL(request.url).searchParams.get("size");
  const ctx = await routeContext(request);
  const id = await keepPackage(ctx, uploadPieces(request, { limit: PACKAGE_BYTES, words: WORDS, size }));
  try {
    return json(200, await lookAtPackage(ctx, { id }));
  } catch (error) {
    // What cannot be read is not kept.
    await stopPackage(ctx, { id });
    throw error;
  }
});
