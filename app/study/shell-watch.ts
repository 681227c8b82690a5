import { isReachable } from "#app/_ui/reachable.ts";

const LOOK_EVERY_MS = 15_000;

/**
 * The shell is on the screen because the server was out of reach. Nothing that waits would tell that it is back, so it is
 * asked for now and then, until it answers. On any other page: nothing.
 */
export function watchFromShell(tell: (reached: boolean) => void): {
  readonly inShell: boolean;
  readonly stop: () => void;
} {
  const inShell = document.querySelector("[data-shell]") !== null;
  if (!inShell) return { inShell, stop: () => undefined };
  let stopped = false;
  async function look(): Promise<void> {
    const reached = await isReachable();
    if (stopped || !reached) return;
    stop();
    tell(true);
  }
  function stop(): void {
    stopped = true;
    clearInterval(timer);
    window.removeEventListener("online", again);
  }
  const again = () => void look();
  const timer = setInterval(again, LOOK_EVERY_MS);
  window.addEventListener("online", again);
  again();
  return { inShell, stop };
}

/** Whether the device itself shows the home page when the server is out of reach. */
export function opensWithoutServer(path: string): boolean {
  return path === "/" && (navigator.serviceWorker?.controller ?? null) !== null;
}
