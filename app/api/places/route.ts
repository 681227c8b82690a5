import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { places } from "#lib/services/study/places.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

/** What the command palette can go to, by name. */
export async function GET(request: Request): Promise<Response> {
  try {
    return json(200, { places: await places(await routeContext(request)) });
  } catch (error) {
    return replyTo(error);
  }
}
