import type { StudyCard } from "#lib/study/types.ts";
import { otherwiseWords, type Reader, rulingWords } from "./ruling-words.ts";

type Props = {
  readonly card: Pick<StudyCard, "ruling" | "receipts">;
  readonly reader: Omit<Reader, "own">;
};

/** What was decided about the disagreement behind a card, and what other documents say; nothing where nobody decided. */
export function Ruled({ card, reader }: Props) {
  // A sitting that was kept by an older release knows of no rulings.
  if (!card.ruling) return null;
  return (
    <p className="ruling">
      {rulingWords(card.ruling, { ...reader, own: false })} {otherwiseWords(card)}
    </p>
  );
}
