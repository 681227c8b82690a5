import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { studiedSince } from "#lib/services/study/studied-since.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

/**
 * What other devices of the same learner did since a page was drawn; 204 when nothing. Asked whenever a page comes into
 * sight again, so it costs a look-up.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const events = new URL(request.url).searchParams.get("events");
    const since = await studiedSince(await routeContext(request), { events });
    if (since === null) return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
    return json(200, since);
  } catch (error) {
    return replyTo(error);
  }
}
