import { MarkedPassage } from "#app/_ui/marked-passage.tsx";
import { OpenInDocument } from "#app/_ui/open-in-document.tsx";
import { Whereabouts } from "#app/_ui/proof.tsx";
import { shownAnswer, shownTitle } from "#app/_ui/typeset.ts";
import type { Receipt, StudyCard } from "#lib/study/types.ts";

type Props = {
  readonly card: Pick<StudyCard, "id" | "receipts" | "ruling">;
  readonly index: number;
  readonly onNext: (index: number) => void;
};

const ROLES: Readonly<Record<Receipt["role"], string>> = {
  proof: "proves the answer",
  context: "supplies what the sentence implies",
  reading: "is one of the readings",
};

/** What a receipt does for its card; where somebody ruled, on which side it is. */
function roleOf({ receipts, ruling }: Props["card"], receipt: Receipt): string {
  const at = receipts.indexOf(receipt);
  const against = ruling?.otherwise.find((one) => one.receipts.includes(at));
  if (against) return `says otherwise: ${shownAnswer(against.value)}`;
  return ruling?.kind === "for" && receipt.role === "reading" ? "says the same" : ROLES[receipt.role];
}

/** The slip beside the answer: document, place, and the words that prove it, marked in their paragraph. */
export function ReceiptSlip({ card, index, onNext }: Props) {
  const { receipts } = card;
  const receipt = receipts[index] ?? receipts[0];
  if (!receipt) {
    return (
      <aside className="receipt" id="receipt" tabIndex={-1} aria-label="Receipt">
        <h3>No document</h3>
        <p className="note">This card was written by hand.</p>
      </aside>
    );
  }
  const { paragraph } = receipt;
  const many = receipts.length > 1;
  return (
    <aside className="receipt" id="receipt" tabIndex={-1} aria-label="Receipt">
      <header>
        <span>{many ? `Receipt ${index + 1} of ${receipts.length}` : "Receipt"}</span>
        <span>{roleOf(card, receipt)}</span>
      </header>
      <h3>{shownTitle(receipt.documentTitle)}</h3>
      <p className="where">
        <Whereabouts of={receipt} capitals />
      </p>
      <p className="read">
        <MarkedPassage receipt={receipt} />
      </p>
      {paragraph ? null : (
        <p className="note">
          The document is not on this server; these are the words the card was taken from.
        </p>
      )}
      {many || paragraph ? (
        <footer>
          {many ? (
            <button
              type="button"
              className="btn plain small"
              onClick={() => onNext((index + 1) % receipts.length)}
            >
              Next receipt
            </button>
          ) : null}
          <OpenInDocument receipt={receipt} cardId={card.id} />
        </footer>
      ) : null}
    </aside>
  );
}
