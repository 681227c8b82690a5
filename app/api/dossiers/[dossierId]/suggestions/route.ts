import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { environment } from "#lib/services/environment.ts";
import { httpModel } from "#lib/services/suggest/model.ts";
import { suggestCards } from "#lib/services/suggest/suggest-cards.ts";

const MOST_BYTES = 2_000;

/**
 * Asks the operator's language model about one passage. A route and not an action: the page asks passage after passage,
 * shows how far it is, and stops when it is told to; who leaves the page stops the model too.
 */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  const { model } = environment();
  const ctx = await routeContext(request);
  return json(200, await suggestCards(ctx, model === null ? null : httpModel(model), body, request.signal));
});
