import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { editCard } from "#lib/services/notes/edit-card.ts";

const MOST_BYTES = 100_000;

/** Gives a card other words from the study screen. A route and not an action: the screen goes on while it is sent. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await editCard(await routeContext(request), body));
});
