import type { Receipt } from "#lib/study/types.ts";
import { OpenInDocument } from "./open-in-document.tsx";
import { shownTitle } from "./typeset.ts";
import { figure } from "./words.ts";

/** The proving words with where they stand: a receipt in one breath. */
export function Proof({ receipt, cardId }: { readonly receipt: Receipt; readonly cardId: string }) {
  return (
    <blockquote className="proof">
      <span className="mark">{receipt.quote}</span>
      <cite>
        <b>{shownTitle(receipt.documentTitle)}</b>, {placeOf(receipt)}{" "}
        <OpenInDocument receipt={receipt} cardId={cardId} />
      </cite>
    </blockquote>
  );
}

/** "characters 9,204 to 9,371", and of a document with pages "characters 9,204 to 9,371, p. 3". */
export function placeOf({ start, end, page }: Pick<Receipt, "start" | "end" | "page">): string {
  const characters = `characters\u00a0${figure(start)} to\u00a0${figure(end)}`;
  return page === undefined ? characters : `${characters}, p.\u00a0${figure(page)}`;
}
