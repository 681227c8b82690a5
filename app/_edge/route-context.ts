import { viewerOf } from "#lib/services/account/sessions.ts";
import type { Ctx } from "#lib/services/context.ts";
import { environment } from "#lib/services/environment.ts";
import { contextFor, storeOfServer } from "#lib/services/server.ts";
import { deviceName } from "./device-name.ts";
import { addressOf } from "./peer-address.ts";
import { tokenIn } from "./session-cookie.ts";
import { siteOf } from "./site.ts";

/** The context of a route handler's request: who holds the session cookie, and the store. */
export async function routeContext(request: Request): Promise<Ctx> {
  const { headers } = request;
  const { trustProxy } = environment();
  const token = tokenIn(headers.get("cookie"), siteOf(headers, trustProxy));
  const store = await storeOfServer();
  const device = deviceName(headers.get("user-agent"));
  const address = addressOf(headers, trustProxy);
  return contextFor(store, await viewerOf(store, token, Date.now(), { device, address }));
}
