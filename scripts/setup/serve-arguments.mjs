import path from "node:path";

/**
 * Longer than any usual reverse proxy keeps an idle connection to us: who closes first must be the one that sends, or a
 * request that is on its way just then is lost.
 */
const IDLE_CONNECTION_MS = 130_000;

/** The arguments with which Node serves the build under an address: the same for everybody who starts it. */
export function serveArguments(root, port, host) {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const address = ["-p", String(port), "-H", host];
  return [next, "start", ...address, "--keepAliveTimeout", String(IDLE_CONNECTION_MS)];
}
