import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 64rem)";

/** Whether the card has room beside the table; on the server, yes. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
