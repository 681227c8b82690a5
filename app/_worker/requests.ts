/** What the worker does with a request: files of a build, pages, pictures and sounds of cards; the rest is not its business. */
export type RequestKind = "asset" | "page" | "media" | "other";

/** The parts of a request that decide. */
export type Asked = { readonly method: string; readonly url: string; readonly mode: string };

/** The page that studies from the device. It has nothing personal in it. */
export const SHELL = "/offline";

/**
 * Sorts a request. Replies of the API are about one person and are never kept, but for what a card shows, which is named
 * by its hash; a download is no page, though the browser goes there.
 */
export function kindOf({ method, url, mode }: Asked, origin: string): RequestKind {
  if (method !== "GET" || !URL.canParse(url)) return "other";
  const { origin: theirs, pathname } = new URL(url);
  if (theirs !== origin) return "other";
  if (pathname.startsWith("/_next/static/")) return "asset";
  if (/^\/api\/media\/[\w-]{20,80}$/u.test(pathname)) return "media";
  return mode === "navigate" && !pathname.startsWith("/api/") ? "page" : "other";
}

/** Whether the device can show the page by itself, so that a network that only seems to be there is not waited for. */
export function isStudied(url: string): boolean {
  const { pathname } = new URL(url);
  return pathname === "/" || pathname === "/study" || pathname === SHELL;
}

/**
 * Whether a proxy answered because the server behind it is down. Our own replies, also those that say that something is
 * wrong here, carry a header that proxies do not send.
 */
export function isFromGateway(response: { readonly status: number; readonly headers: Headers }): boolean {
  return response.status >= 502 && response.status <= 504 && !response.headers.has("origin-agent-cluster");
}

/** The bytes that a `Range` header asks for, end included; null for what is not one simple range within the size. */
export function rangeOf(header: string | null, size: number): { first: number; last: number } | null {
  // bytes=0- · bytes=100-199
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/u.exec(header ?? "") ?? [];
  if (from === undefined) return null;
  const first = Number(from);
  const last = Math.min(size - 1, to ? Number(to) : size - 1);
  return first <= last ? { first, last } : null;
}
