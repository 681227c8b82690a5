import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";

/** The name of a step, with room to spare. */
const MOST_BYTES = 2_000;

/**
 * Takes a step of the journal back or does it again: `{ step, undo }`. A route and not an action, because the study
 * screen may have been opened before the server was updated.
 */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await undoStep(await routeContext(request), body));
});
