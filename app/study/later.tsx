import { lazy } from "react";

// What is rarely opened is loaded after the first card stands: it then opens at once, also without the network.
const loadMore = () => import("./more-menu.tsx");
const loadDue = () => import("./due-dialog.tsx");

export const MoreMenu = lazy(async () => ({ default: (await loadMore()).MoreMenu }));
export const DueDialog = lazy(async () => ({ default: (await loadDue()).DueDialog }));

/** Fetches what is behind the dialogs; a failure is tried again when one is opened. */
export function loadLater(): void {
  for (const load of [loadMore, loadDue]) load().catch(() => {});
}
