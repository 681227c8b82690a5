import { loadPalette } from "#app/_ui/palette-key.tsx";
import { comesLater } from "./come-later.tsx";

// What is rarely opened is loaded after the first card stands: it then opens at once, also without the network.
const loadMore = () => import("./more-menu.tsx");
const loadInfo = () => import("#app/_ui/card-info/card-info-panel.tsx");
const loadEdit = () => import("./edit-dialog.tsx");
const loadEditNote = () => import("./edit-note-dialog.tsx");
const loadChallenge = () => import("./challenge-dialog.tsx");
const loadCompare = () => import("./compare-dialog.tsx");
const loadVoice = () => import("./voice-dialog.tsx");
const loadDue = () => import("./due-dialog.tsx");

export const MoreMenu = comesLater(async () => (await loadMore()).MoreMenu);
export const CardInfoPanel = comesLater(async () => (await loadInfo()).CardInfoPanel);
export const EditDialog = comesLater(async () => (await loadEdit()).EditDialog);
export const EditNoteDialog = comesLater(async () => (await loadEditNote()).EditNoteDialog);
export const ChallengeDialog = comesLater(async () => (await loadChallenge()).ChallengeDialog);
export const CompareDialog = comesLater(async () => (await loadCompare()).CompareDialog);
export const VoiceDialog = comesLater(async () => (await loadVoice()).VoiceDialog);
export const DueDialog = comesLater(async () => (await loadDue()).DueDialog);

/** Plays what the learner said to a card; a sentence where that cannot be done. */
export async function playOwn(cardId: string): Promise<string | null> {
  const voice = await import("./own-voice.ts").catch(() => null);
  return voice === null ? "This could not be fetched. Try again later." : voice.playRecording(cardId);
}

/** Fetches what is behind the dialogs; a failure is tried again when one is opened. */
export function loadLater(): void {
  loadPalette();
  for (const load of [loadMore, loadDue, loadInfo, loadEdit, loadChallenge, loadCompare, loadVoice])
    load().catch(() => {});
}
