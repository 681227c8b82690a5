import { readJson } from "#app/_edge/body.ts";
import { json, mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { packCards } from "#lib/services/study/pack-cards.ts";
import { currentPack, newPack } from "#lib/services/study/pack-version.ts";
import { inTurn } from "./in-turn.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

/** 200 ids with room to spare. */
const MOST_BYTES = 100_000;

/**
 * What to keep on the device: which cards, by stamp, and the rules. 304 when the device has it all already, without making it
 * anew where nothing was changed. No cache may
 * keep it: the device's own store does.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const days = new URL(request.url).searchParams.get("days") ?? undefined;
    const known = request.headers.get("if-none-match");
    const ctx = await routeContext(request);
    const version = await currentPack(ctx, { days });
    if (version !== null && known === `"${version}"`) return unchanged(known);
    const pack = await inTurn(request.signal, () => newPack(ctx, { days }));
    const etag = `"${pack.version}"`;
    return known === etag ? unchanged(etag) : json(200, pack, { etag });
  } catch (error) {
    return replyTo(error);
  }
}

function unchanged(etag: string): Response {
  return new Response(null, { status: 304, headers: { "cache-control": "no-store", etag } });
}

/** The contents of some of its cards. Changes nothing; it is posted because the ids are too many for an address. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await inTurn(request.signal, async () => packCards(await routeContext(request), body)));
});
