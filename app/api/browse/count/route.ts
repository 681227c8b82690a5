import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { browseCount } from "#lib/services/browse/browse.ts";

/** How many cards a search finds: `?q=…`. Asked besides the first rows, which are there sooner. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    const query = new URL(request.url).searchParams.get("q") ?? "";
    return json(200, await browseCount(ctx, { query }));
  } catch (error) {
    return replyTo(error);
  }
}
