import { workerScript } from "#app/_edge/build.ts";

/**
 * The service worker of the build that is served. Asked for anew each time, so that a new build is noticed; its own
 * policy lets it fetch from this server and nothing else.
 */
export function GET(): Response {
  const script = workerScript();
  if (script === null) return new Response("There is no worker here.\n", { status: 404 });
  return new Response(script, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    },
  });
}
