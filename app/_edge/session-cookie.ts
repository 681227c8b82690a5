import type { Site } from "./site.ts";

/** So long a guest may stay away: the longest that browsers keep a cookie. */
export const SESSION_DAYS = 400;

/** 32 random bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/u;

/**
 * Over TLS the name ends every way of planting the cookie from elsewhere (`__Host-`: Secure, no Domain, Path=/). Over
 * plain http browsers disagree about Secure, so there it is a plain name; `mayHaveSession` says where that is allowed.
 */
export function cookieName(site: Site): string {
  return site.secure ? "__Host-dossier" : "dossier";
}

/**
 * Whether a session may live on this site: over TLS, on the reader's own machine, or where the operator has switched
 * plain http on (DOSSIER_INSECURE_COOKIES=1).
 */
export function mayHaveSession(site: Site, insecureCookies: boolean): boolean {
  return site.secure || site.local || insecureCookies;
}

/** What to do about it: for the operator, who reads it in the browser. */
export const PLAIN_HTTP_ADVICE =
  "This address is neither encrypted nor on this machine, so anybody on the network could take over a session. " +
  "Put a proxy with TLS in front and start with DOSSIER_TRUST_PROXY=1, " +
  "or, on a network that you trust, start with DOSSIER_INSECURE_COOKIES=1.";

/** The value of `Set-Cookie` that gives the browser its session. Scripts cannot read it; other sites cannot post with it. */
export function sessionCookie(token: string, site: Site): string {
  const secure = site.secure ? "; Secure" : "";
  return `${cookieName(site)}=${token}; Path=/; Max-Age=${SESSION_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`;
}

/** The token in a `Cookie` header, or null when there is none or it is not one of ours. */
export function tokenIn(cookies: string | null, site: Site): string | null {
  const prefix = `${cookieName(site)}=`;
  const found = (cookies ?? "").split(";").map((part) => part.trim());
  const token = found.find((part) => part.startsWith(prefix))?.slice(prefix.length);
  return token !== undefined && isToken(token) ? token : null;
}

/** Whether a text can be a token of ours. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A new token: 256 bits, so that nobody guesses one. */
export function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}
