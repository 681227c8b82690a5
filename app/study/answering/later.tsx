import { lazy } from "react";

// Whoever only shows and rates needs none of it before the first card stands.
const loadAsking = () => import("./asking.tsx");
const loadTold = () => import("./told.tsx");

export const Asking = lazy(async () => ({ default: (await loadAsking()).Asking }));
export const Told = lazy(async () => ({ default: (await loadTold()).Told }));

/** Fetches what answering needs, so that it is there without the network; a failure is tried again when it is used. */
export function loadAnswering(): void {
  for (const load of [loadAsking, loadTold]) load().catch(() => {});
}
