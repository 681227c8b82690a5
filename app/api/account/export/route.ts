import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { zipResponse } from "#app/_edge/zip-response.ts";
import { takeAlong } from "#lib/services/account/take-along.ts";

/** Everything that is known of the one who asks, as a zip. */
export async function GET(request: Request): Promise<Response> {
  try {
    return zipResponse("dossier-my-data.zip", await takeAlong(await routeContext(request)));
  } catch (error) {
    return replyTo(error);
  }
}
