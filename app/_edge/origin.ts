import type { Site } from "./site.ts";

/**
 * Why a request that changes something is refused, or null when it comes from our own pages. A browser always says who
 * sends a POST: in `Origin`, and the newer ones in `Sec-Fetch-Site` too. Whatever is said has to be right, and something
 * has to be said; so a form on another site, a sandboxed frame (`Origin: null`) and a bare script are all refused.
 */
export function refusalOf(headers: Headers, site: Site): string | null {
  const fetchSite = headers.get("sec-fetch-site");
  if (fetchSite !== null && fetchSite !== "same-origin") return "The request comes from another site.";
  const origin = headers.get("origin");
  if (origin === null) return fetchSite === null ? "The request does not say where it comes from." : null;
  return isOrigin(origin, site) ? null : "The request comes from another site.";
}

function isOrigin(origin: string, site: Site): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  // Behind a proxy that is not trusted the scheme is unknown here; the host has to do.
  const scheme = site.secure ? protocol === "https:" : protocol === "http:" || protocol === "https:";
  return scheme && host.toLowerCase() === withoutDefaultPort(site.host, protocol);
}

function withoutDefaultPort(host: string, protocol: string): string {
  return host.replace(protocol === "https:" ? /:443$/u : /:80$/u, "");
}
