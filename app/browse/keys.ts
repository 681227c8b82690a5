import type { KeyList } from "#app/_ui/key-list.ts";
import { CHOSEN_KEYS } from "./chosen-keys.ts";

/** The keys of this page, for the sheet. */
export const BROWSE_KEYS: KeyList = [
  { keys: ["/"], does: "To the search" },
  { keys: ["↓"], does: "From the search into the table" },
  { keys: ["↑", "↓", "PgUp", "PgDn", "Home", "End"], does: "From row to row" },
  { keys: ["Space"], does: "Choose the card, or not" },
  { keys: ["⇧ ↑", "⇧ ↓"], does: "Choose a stretch" },
  { keys: ["Ctrl A"], does: "Choose all that is found" },
  { keys: ["Esc"], does: "Choose none" },
  { keys: ["Enter"], does: "Look at the card" },
  { keys: ["Ctrl Z", "U"], does: "Take back what was done to cards last" },
  { keys: ["Ctrl ⇧ Z", "Ctrl Y"], does: "Do again what was taken back" },
  // Of the chosen cards, or of the row that one is on.
  ...CHOSEN_KEYS,
  { keys: ["Ctrl K"], does: "Everything by name, also for the chosen cards" },
  { keys: ["?"], does: "This list" },
];
