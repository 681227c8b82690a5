import { cookies, headers } from "next/headers";
import { cache } from "react";
import { viewerOf } from "#lib/services/account/sessions.ts";
import type { Ctx } from "#lib/services/context.ts";
import { environment } from "#lib/services/environment.ts";
import { contextFor, storeOfServer } from "#lib/services/server.ts";
import { cookieName, tokenIn } from "./session-cookie.ts";
import { siteOf } from "./site.ts";

/**
 * The context of a page: who holds the session cookie, and the store. Reading only; makes the page dynamic. The parts of
 * a page share one.
 */
export const requestContext = cache(async (): Promise<Ctx> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const site = siteOf(sent, environment().trustProxy);
  const held = jar.get(cookieName(site));
  const store = await storeOfServer();
  const token = held ? tokenIn(`${held.name}=${held.value}`, site) : null;
  return contextFor(store, await viewerOf(store, token, Date.now()));
});

/** The nonce of this response, for an inline script or style of our own. */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
