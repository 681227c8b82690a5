import { cookies, headers } from "next/headers";
import type { Browser } from "#lib/services/account/open-session.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { environment } from "#lib/services/environment.ts";
import { deviceName } from "./device-name.ts";
import { addressOf } from "./peer-address.ts";
import { cookieName, newToken, SESSION_DAYS } from "./session-cookie.ts";
import { siteOf } from "./site.ts";

/**
 * For an action that signs in: the browser with a new key, and how to hand the key over once the verb has succeeded. A
 * key that was in the browser before, from whomever, opens nothing afterwards.
 */
export async function signingBrowser(): Promise<{
  readonly browser: Browser;
  readonly give: () => Promise<void>;
}> {
  const sent = await headers();
  const { trustProxy } = environment();
  const token = newToken();
  return {
    browser: {
      tokenHash: hashOfToken(token),
      device: deviceName(sent.get("user-agent")),
      address: addressOf(sent, trustProxy),
    },
    give: async () => {
      const site = siteOf(sent, trustProxy);
      (await cookies()).set({
        name: cookieName(site),
        value: token,
        path: "/",
        maxAge: SESSION_DAYS * 86_400,
        httpOnly: true,
        sameSite: "lax",
        secure: site.secure,
      });
    },
  };
}

/** Where the request comes from, for limits; null when nobody knows. */
export async function addressHere(): Promise<string | null> {
  return addressOf(await headers(), environment().trustProxy);
}

/** Takes the key out of the browser. */
export async function dropKey(): Promise<void> {
  const site = siteOf(await headers(), environment().trustProxy);
  (await cookies()).set({
    name: cookieName(site),
    value: "",
    path: "/",
    maxAge: 0,
    httpOnly: true,
    sameSite: "lax",
    secure: site.secure,
  });
}
