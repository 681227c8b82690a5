import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { zipResponse } from "#app/_edge/zip-response.ts";
import { takeAlong } from "#lib/services/account/take-along.ts";

/** Everything that is known of the one who asks, as a zip. */
export async function GET(): Promise<Response> {
  try {
    return zipResponse("dossier-my-data.zip", await takeAlong(await requestContext()));
  } catch (error) {
    return replyTo(error);
  }
}
