import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, STRICT_TRANSPORT } from "./app/_edge/headers.ts";
import {
  mayHaveSession,
  newToken,
  PLAIN_HTTP_ADVICE,
  sessionCookie,
  tokenIn,
} from "./app/_edge/session-cookie.ts";
import { siteOf } from "./app/_edge/site.ts";
import { environment } from "./lib/services/environment.ts";

/**
 * Stands before every page: gives it a policy with a nonce of its own, and the pages where one begins a key for the
 * session that the first answer or the first dossier will open. The key is random and means nothing to the server until then, and all tabs share it; so
 * two tabs that answer at the same moment become one learner. Reading changes nothing in the database.
 */
export function proxy(request: NextRequest): NextResponse {
  const { trustProxy, insecureCookies } = environment();
  const site = siteOf(request.headers, trustProxy);
  if (!mayHaveSession(site, insecureCookies)) {
    return new NextResponse(`${PLAIN_HTTP_ADVICE}\n`, {
      status: 403,
      headers: { "cache-control": "no-store" },
    });
  }
  if (!isReadable(request.nextUrl.pathname)) {
    return new NextResponse("There is no such page.\n", {
      status: 404,
      headers: { "cache-control": "no-store" },
    });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, site, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  // The framework reads the nonce from here and puts it on its own scripts; what the client sent does not count.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // The service worker keeps this page for whoever comes next: the frame around it must not know anybody either.
  if (request.nextUrl.pathname === SHELL) headers.delete("cookie");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (site.secure) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  if (needsKey(request) && tokenIn(request.headers.get("cookie"), site) === null) {
    response.headers.append("set-cookie", sessionCookie(newToken(), site));
  }
  return response;
}

const SHELL = "/offline";

/** Whether an address can be decoded; the framework would answer one that cannot with a fault. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/**
 * A visit to a page where a visitor may begin something: to study or practise, to make a dossier, to write a note, to give
 * a card in the table other words. Looking ahead (a prefetch) is none.
 */
function needsKey(request: NextRequest): boolean {
  const ahead = request.headers.has("next-router-prefetch") || request.headers.get("purpose") === "prefetch";
  return !ahead && /^\/(?:study|practice|browse|dossiers|notes)(?:\/|$)/u.test(request.nextUrl.pathname);
}

// Not before route handlers (a proxy cuts what is posted through it at 10 MB) and not before files that never change.
export const config = {
  matcher: [
    "/((?!api/|_next/static/|icons/|sw\\.js|manifest\\.webmanifest|apple-icon|favicon.ico|icon.svg|robots.txt).*)",
  ],
};
