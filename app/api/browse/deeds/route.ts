import { readJson } from "#app/_edge/body.ts";
import { deviceName } from "#app/_edge/device-name.ts";
import { addressOf } from "#app/_edge/peer-address.ts";
import { json, mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { newToken, sessionCookie, tokenIn } from "#app/_edge/session-cookie.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { changeCards } from "#lib/services/browse/change-cards.ts";
import { lastDeeds } from "#lib/services/browse/last-deeds.ts";
import { environment } from "#lib/services/environment.ts";
import { contextFor, storeOfServer } from "#lib/services/server.ts";

/** What the viewer last did to cards here and can take back, and what they took back last. */
export async function GET(request: Request): Promise<Response> {
  try {
    return json(200, await lastDeeds(await routeContext(request)));
  } catch (error) {
    return replyTo(error);
  }
}

/** Five hundred ids with room to spare. */
const MOST_BYTES = 200_000;

/**
 * Does one thing to many cards, at most five hundred at a time: `{ step, deed, of }`. The reply says where to go on. What
 * was done is taken back by `POST /api/steps`. A visitor gets a key with the reply, as with a first answer.
 */
export const POST = mutation(async (request, site) => {
  const body = await readJson(request, MOST_BYTES);
  const { headers } = request;
  const token = tokenIn(headers.get("cookie"), site) ?? newToken();
  const store = await storeOfServer();
  const device = deviceName(headers.get("user-agent"));
  const address = addressOf(headers, environment().trustProxy);
  const viewer = await viewerOf(store, token, Date.now(), { device, address });
  const done = await changeCards(contextFor(store, viewer), body);
  return json(200, done, { "set-cookie": sessionCookie(token, site) });
});
