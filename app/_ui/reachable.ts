/** Longer than this nobody waits for a page to be left. */
const PATIENCE_MS = 3_000;

/**
 * Whether this server answers just now. Ask before leaving a page that works without the network for one that does not:
 * the browser's own error page takes the place of both. A reply that is not ours (a proxy's, a hotel's) is none.
 */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const response = await fetch("/api/health", {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.headers.get("content-type")?.startsWith("application/json") ?? false;
  } catch {
    return false;
  }
}
