/** Longer ago than this, a move through the history has nothing to do with the page that appears. */
const JUST_NOW_MS = 2_000;

let moved = Number.NEGATIVE_INFINITY;
if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => {
    moved = performance.now();
  });
}

/** Whether Back or Forward brought this page: the framework then shows it as it was, not as it is. */
export function cameByHistory(): boolean {
  return performance.now() - moved < JUST_NOW_MS;
}
