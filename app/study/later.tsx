import { lazy } from "react";
import { loadPalette } from "#app/_ui/palette-key.tsx";

// What is rarely opened is loaded after the first card stands: it then opens at once, also without the network.
const loadMore = () => import("./more-menu.tsx");
const loadInfo = () => import("#app/_ui/card-info/card-info-panel.tsx");
const loadEdit = () => import("./edit-dialog.tsx");
const loadEditNote = () => import("./edit-note-dialog.tsx");
const loadChallenge = () => import("./challenge-dialog.tsx");
const loadCompare = () => import("./compare-dialog.tsx");
const loadDue = () => import("./due-dialog.tsx");

export const MoreMenu = lazy(async () => ({ default: (await loadMore()).MoreMenu }));
export const CardInfoPanel = lazy(async () => ({ default: (await loadInfo()).CardInfoPanel }));
export const EditDialog = lazy(async () => ({ default: (await loadEdit()).EditDialog }));
export const EditNoteDialog = lazy(async () => ({ default: (await loadEditNote()).EditNoteDialog }));
export const ChallengeDialog = lazy(async () => ({ default: (await loadChallenge()).ChallengeDialog }));
export const CompareDialog = lazy(async () => ({ default: (await loadCompare()).CompareDialog }));
export const DueDialog = lazy(async () => ({ default: (await loadDue()).DueDialog }));

/** Fetches what is behind the dialogs; a failure is tried again when one is opened. */
export function loadLater(): void {
  loadPalette();
  for (const load of [loadMore, loadDue, loadInfo, loadEdit, loadChallenge, loadCompare])
    load().catch(() => {});
}
