import { MarkedPassage } from "#app/_ui/marked-passage.tsx";
import { OpenInDocument } from "#app/_ui/open-in-document.tsx";
import { placeOf } from "#app/_ui/proof.tsx";
import { shownTitle } from "#app/_ui/typeset.ts";
import { capital } from "#app/_ui/words.ts";
import type { Receipt } from "#lib/study/types.ts";

type Props = {
  readonly cardId: string;
  readonly receipts: readonly Receipt[];
  readonly index: number;
  readonly onNext: (index: number) => void;
};

const ROLES: Readonly<Record<Receipt["role"], string>> = {
  proof: "proves the answer",
  context: "supplies what the sentence implies",
  reading: "is one of the readings",
};

/** The slip beside the answer: document, place, and the words that prove it, marked in their paragraph. */
export function ReceiptSlip({ cardId, receipts, index, onNext }: Props) {
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
        <span>{ROLES[receipt.role]}</span>
      </header>
      <h3>{shownTitle(receipt.documentTitle)}</h3>
      <p className="where">{capital(placeOf(receipt))}</p>
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
          <OpenInDocument receipt={receipt} cardId={cardId} />
        </footer>
      ) : null}
    </aside>
  );
}
