import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { browseCount } from "#lib/services/browse/browse.ts";

/** How many cards a search finds: `?q=…`, with `&whole=1` above ten thousand too. Asked besides the first rows, which are there sooner. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    const { searchParams } = new URL(request.url);
    const asked = { query: searchParams.get("q") ?? "", whole: searchParams.get("whole") === "1" };
    return json(200, await browseCount(ctx, asked, request.signal));
  } catch (error) {
    return replyTo(error);
  }
}
