import type { DocumentReading } from "#lib/extract/types.ts";
import { countedBy } from "./counted-by.ts";
import type { Deck } from "./format.ts";
import type { DocumentReport } from "./made.ts";

/** What is read for facts of every kind. */
const READ = new Set(["en", "und"]);

/** What was found in one document, for its line on the dossier's page. */
export function reportOf({ document }: DocumentReading, deck: Deck): DocumentReport {
  const own = deck.cards.flatMap((card) =>
    card.evidence.filter((one) => one.document === document.name).map((one) => ({ card, one })),
  );
  const noise = document.blocks.flatMap((block) => (block.zone === "noise" ? [block] : []));
  const foreign = document.blocks.filter((block) => block.zone !== "noise" && !READ.has(block.language));
  return {
    characters: document.raw.length,
    cards: new Set(own.map(({ card }) => card.id)).size,
    facts: new Set(
      own.filter(({ one }) => one.role !== "context").map(({ one }) => `${one.start} ${one.end}`),
    ).size,
    refused: deck.skipped.filter((one) => one.document === document.name && one.question !== undefined)
      .length,
    furniture: countedBy(noise, (block) => block.reason),
    unsupported: countedBy(foreign, (block) => block.language),
  };
}
