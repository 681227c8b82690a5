import { capital, countedInWords } from "#app/_ui/words.ts";

/** Whether new cards can be studied already, below their heading. */
export function addedNote(cards: readonly { readonly draft: boolean }[]): string {
  const drafts = cards.filter((card) => card.draft).length;
  if (drafts === 0) return "They were found for the first time.";
  if (drafts === cards.length) return "Drafts until you publish them.";
  return `${capital(countedInWords(drafts, "draft"))} until you publish; the others are decided.`;
}
