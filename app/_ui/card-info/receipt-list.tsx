import { Proof } from "#app/_ui/proof.tsx";
import type { StudyCard } from "#lib/study/types.ts";

/** The receipts of a card, one below the other; a card that a person wrote may have none. */
export function ReceiptList({ card }: { readonly card: Pick<StudyCard, "id" | "receipts"> }) {
  if (card.receipts.length === 0) return <p className="quiet small">Written by hand, without a receipt.</p>;
  return (
    <ul className="receipts">
      {card.receipts.map((receipt) => (
        <li key={`${receipt.documentTitle} ${receipt.start} ${receipt.role}`}>
          <Proof receipt={receipt} cardId={card.id} />
        </li>
      ))}
    </ul>
  );
}
