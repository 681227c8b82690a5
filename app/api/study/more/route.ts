import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { askMoreNew } from "#lib/services/study/more-new.ts";

const MOST_BYTES = 1_000;

/** Takes on more new cards for today, or takes back the last that were taken on. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await askMoreNew(await routeContext(request), body));
});
