import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { stopPackage } from "#lib/services/packages/keep-package.ts";

const MOST_BYTES = 2_000;

/** Stops bringing a package in, `{ id }`, or forgets one that only waits. */
export const POST = mutation(async (request) => {
  await stopPackage(await routeContext(request), await readJson(request, MOST_BYTES));
  return json(200, {});
});
