import type { Receipt } from "#lib/study/types.ts";
import { documentPath } from "./document-link.ts";

type Props = {
  readonly receipt: Receipt;
  /** The card that the reader comes from, when it is one. */
  readonly cardId?: string | undefined;
};

/** Leads from a receipt to its place in the document, in a tab of its own so that a sitting stays where it is. */
export function OpenInDocument({ receipt, cardId }: Props) {
  const { documentId, paragraph, start, end } = receipt;
  // Without its text there is nothing to open: the receipt says all there is.
  if (documentId === null || paragraph === null) return null;
  return (
    <a
      className="open-document"
      href={documentPath(documentId, { cardId, start, end })}
      target="_blank"
      rel="noreferrer"
    >
      Open in document<span className="sr"> (a new tab)</span>
    </a>
  );
}
