import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";

/** Five hundred ids with room to spare. */
const MOST_BYTES = 200_000;

/**
 * Does one thing to many cards, at most five hundred at a time: `{ step, deed, of }`. The reply says where to go on. What
 * was done is taken back by `POST /api/steps`.
 */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await changeCards(await routeContext(request), body));
});
