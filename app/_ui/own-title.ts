import type { DocumentBlock } from "#lib/study/document-view.ts";

/** A document without the heading that the page has given its own already; one that proves something stays. */
export function withoutTitle(blocks: readonly DocumentBlock[], title: string): readonly DocumentBlock[] {
  const said = blocks.findIndex((block) => isTitle(block, title));
  return blocks.filter((_, index) => index !== said);
}

function isTitle({ zone, pieces }: DocumentBlock, title: string): boolean {
  const [only] = pieces;
  if (zone !== "heading" || pieces.length !== 1 || !only || only.cards.length > 0 || only.current)
    return false;
  return only.text.replace(/\s+/gu, " ").trim() === title;
}
