import { readJson } from "#app/_edge/body.ts";
import { deviceName } from "#app/_edge/device-name.ts";
import { addressOf } from "#app/_edge/peer-address.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { newToken, sessionCookie, tokenIn } from "#app/_edge/session-cookie.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import { environment } from "#lib/services/environment.ts";
import { contextFor, storeOfServer } from "#lib/services/server.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { eventsOf } from "#lib/services/study/studied-since.ts";

/** 500 answers with room to spare. */
const MOST_BYTES = 1_000_000;

/**
 * Takes a batch of answers. 200 only after they are on the disk. The key comes from the study page; a sender without one
 * gets one here with the reply, which also says how long the log is now. The cookie is set anew each time, so that it lasts from the last use.
 */
export const POST = mutation(async (request, site) => {
  const body = await readJson(request, MOST_BYTES);
  const token = tokenIn(request.headers.get("cookie"), site) ?? newToken();
  const store = await storeOfServer();
  const device = deviceName(request.headers.get("user-agent"));
  const address = addressOf(request.headers, environment().trustProxy);
  const viewer = await viewerOf(store, token, Date.now(), { device, address });
  const recorded = await recordReviews(contextFor(store, viewer), body);
  const events = await eventsOf(store, recorded.userId);
  return json(200, { ...recorded, events }, { "set-cookie": sessionCookie(token, site) });
});
