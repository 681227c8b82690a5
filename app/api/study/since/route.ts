import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { studiedSince } from "#lib/services/study/studied-since.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

/**
 * What other devices of the same learner did since a page was drawn; nothing in it when they did nothing. Asked whenever a page comes into
 * sight again, so it costs a look-up.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const events = new URL(request.url).searchParams.get("events");
    return json(200, (await studiedSince(await routeContext(request), { events })) ?? {});
  } catch (error) {
    return replyTo(error);
  }
}
