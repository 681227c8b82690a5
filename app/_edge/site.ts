/** Where a request was sent to, as the browser that sent it sees it. */
export type Site = {
  /** Host and port, as in the address bar. */
  readonly host: string;
  /** Whether the browser speaks TLS. The server itself never does: only a proxy that is trusted can say so. */
  readonly secure: boolean;
  /** Whether the name can only mean the reader's own machine. */
  readonly local: boolean;
};

/**
 * Reads the site from the request's headers. What a proxy adds (`X-Forwarded-Proto`, `X-Forwarded-Host`) is believed
 * only when the operator says that nothing but that proxy can reach the server: anybody else could add it too.
 */
export function siteOf(headers: Headers, trustProxy: boolean): Site {
  const forwarded = (name: string): string | undefined =>
    trustProxy ? headers.get(name)?.split(",")[0]?.trim() || undefined : undefined;
  const host = (forwarded("x-forwarded-host") ?? headers.get("host") ?? "").toLowerCase();
  return { host, secure: forwarded("x-forwarded-proto") === "https", local: isLocal(host) };
}

// localhost:3000 · dossier.localhost · 127.0.0.1:3000 · [::1]:3000
const LOCAL = /^(?:(?:[a-z0-9-]{1,63}\.){0,4}localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/u;

function isLocal(host: string): boolean {
  return LOCAL.test(host);
}
