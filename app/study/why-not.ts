import type { CommandName } from "#lib/study/commands.ts";
import type { StudyCard } from "#lib/study/types.ts";

type Screen = {
  readonly card: StudyCard | null;
  /** A pause lies over the card. */
  readonly hidden: boolean;
  readonly revealed: boolean;
};

/**
 * Why a command of the study screen can do nothing just now, as a sentence; null where there is nothing to say and the
 * key stays the browser's. Ask only for a command that the screen does not offer.
 */
export function whyNot(name: CommandName, { card, hidden, revealed }: Screen): string | null {
  if (name === "info-before") return "No card was answered before this one.";
  if (name === "compare") return "You have confused no two cards in this sitting.";
  // F5 is also the browser's, and here there is nothing to read.
  if (card === null || name === "read") return null;
  if (hidden) return "This is a pause: go on first.";
  if (name === "seek-back" || name === "seek-on") return "This side has no recording.";
  if (name === "hint") {
    if (card.extra?.hint === undefined) return "This card has no hint.";
    return revealed ? "The answer is shown already." : "The hint is shown already.";
  }
  if (!revealed) return NEEDS_ANSWER.has(name) ? "Show the answer first." : null;
  if (name === "count-right") return "Nothing that you typed was taken for wrong.";
  if (name === "receipt") return "The receipts stand below each reading.";
  return null;
}

const NEEDS_ANSWER: ReadonlySet<CommandName> = new Set([
  "again",
  "hard",
  "good",
  "easy",
  "count-right",
  "receipt",
  "challenge",
]);
