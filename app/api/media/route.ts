import { readUpload } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { MEDIA_LIMITS, storeMedia, TOO_LARGE } from "#lib/services/media/store-media.ts";
import { takeSlot } from "../documents/slots.ts";

/**
 * Takes one picture or sound, its bytes as the body, its name and size in the address. A route, because the proxy and
 * server actions cut large bodies; refused unless every byte arrived.
 */
export const POST = mutation(async (request) => {
  const { searchParams } = new URL(request.url);
  const ctx = await routeContext(request);
  const giveBack = takeSlot(ctx);
  try {
    const bytes = await readUpload(request, {
      limit: MEDIA_LIMITS.bytes,
      words: TOO_LARGE,
      size: searchParams.get("size"),
    });
    const zone = searchParams.get("zone") ?? undefined;
    return json(200, await storeMedia(ctx, { name: searchParams.get("name") ?? "", zone }, bytes));
  } finally {
    giveBack();
  }
});
