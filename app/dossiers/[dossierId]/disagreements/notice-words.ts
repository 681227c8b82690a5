import { shownAnswer } from "#app/_ui/typeset.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import type { Decided } from "#lib/services/dossiers/decide-conflicts.ts";

export const UNDONE = "Undone. The cards are as they were.";

/** "Ruled for 9 June 1876. Four cards follow." */
export function noticeOf({ kind, conflicts, cards }: Decided, words: string | null): string {
  const follow =
    cards === 0 ? "" : ` ${capital(countedInWords(cards, "card"))} ${cards === 1 ? "follows" : "follow"}.`;
  if (conflicts > 1) return `${capital(countedInWords(conflicts, "disagreement"))} settled.${follow}`;
  switch (kind) {
    case "for":
      return `Ruled for ${words === null ? "this reading" : shownAnswer(words)}.${follow}`;
    case "contested":
      return `Kept contested: it is asked as a question about the documents.`;
    case "dismissed":
      return `Not a contradiction.${follow}`;
    case "open":
      return "Open again.";
  }
}
