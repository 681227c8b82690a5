import { cookies, headers } from "next/headers";
import type { Browser } from "#lib/services/account/open-session.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import type { TrialPlace } from "#lib/services/account/sign-in-limits.ts";
import { environment } from "#lib/services/environment.ts";
import { deviceName } from "./device-name.ts";
import { addressOf } from "./peer-address.ts";
import { cookieName, isToken, newToken, SESSION_DAYS } from "./session-cookie.ts";
import { type Site, siteOf } from "./site.ts";

/**
 * For an action that signs in: the browser with a new key, and how to hand the key over once the verb has succeeded. A
 * key that was in the browser before, from whomever, opens nothing afterwards. Beside it the browser keeps a token that
 * opens nothing and by which it is known again, so that who guesses elsewhere does not slow it down.
 */
export async function signingBrowser(): Promise<{
  readonly browser: Browser;
  readonly give: () => Promise<void>;
}> {
  const sent = await headers();
  const { trustProxy } = environment();
  const site = siteOf(sent, trustProxy);
  const jar = await cookies();
  const held = jar.get(knownName(site))?.value;
  const known = held !== undefined && isToken(held) ? held : newToken();
  const token = newToken();
  return {
    browser: {
      tokenHash: hashOfToken(token),
      device: deviceName(sent.get("user-agent")),
      address: addressOf(sent, trustProxy),
      known: hashOfToken(known),
    },
    give: async () => {
      const kept = { path: "/", httpOnly: true, sameSite: "lax", secure: site.secure } as const;
      const maxAge = SESSION_DAYS * 86_400;
      jar.set({ name: cookieName(site), value: token, maxAge, ...kept });
      jar.set({ name: knownName(site), value: known, maxAge, ...kept });
    },
  };
}

function knownName(site: Site): string {
  return `${cookieName(site)}-known`;
}

/** Where a password is typed again, for limits: a browser in which one signed in before is counted by itself. */
export async function placeHere(): Promise<TrialPlace> {
  const sent = await headers();
  const { trustProxy } = environment();
  const held = (await cookies()).get(knownName(siteOf(sent, trustProxy)))?.value;
  const known = held !== undefined && isToken(held) ? hashOfToken(held) : null;
  return { address: addressOf(sent, trustProxy), known };
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
