import { isReachable } from "#app/_ui/reachable.ts";

/** The server is often back a moment later; whoever is in a tunnel is not asked of all the time. */
export const FIRST_LOOK_MS = 2_000;
export const LONGEST_WAIT_MS = 15_000;

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
  let wait = FIRST_LOOK_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function look(): Promise<void> {
    clearTimeout(timer);
    const reached = await isReachable();
    if (stopped) return;
    if (!reached) {
      clearTimeout(timer);
      timer = setTimeout(again, wait);
      wait = Math.min(LONGEST_WAIT_MS, 2 * wait);
      return;
    }
    stop();
    tell(true);
  }
  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    window.removeEventListener("online", again);
  }
  const again = () => void look();
  window.addEventListener("online", again);
  again();
  return { inShell, stop };
}

/** Whether the device itself shows the home page when the server is out of reach. */
export function opensWithoutServer(path: string): boolean {
  return path === "/" && (navigator.serviceWorker?.controller ?? null) !== null;
}
