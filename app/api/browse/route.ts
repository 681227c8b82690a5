import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { browse, questionIn } from "#lib/services/browse/browse.ts";

/** A stretch of the cards that a search finds: `?q=…&sort=due&desc=1&offset=100&limit=100`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    return json(200, await browse(ctx, questionIn(new URL(request.url).searchParams)));
  } catch (error) {
    return replyTo(error);
  }
}
