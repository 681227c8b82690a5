import type { Receipt } from "#lib/study/types.ts";
import { OpenInDocument } from "./open-in-document.tsx";
import { shownTitle } from "./typeset.ts";
import { capital, figure } from "./words.ts";

/** The proving words with where they stand: a receipt in one breath. */
export function Proof({ receipt, cardId }: { readonly receipt: Receipt; readonly cardId: string }) {
  return (
    <blockquote className="proof">
      <span className="mark">{receipt.quote}</span>
      <cite>
        <b>{shownTitle(receipt.documentTitle)}</b>, <Whereabouts of={receipt} />{" "}
        <OpenInDocument receipt={receipt} cardId={cardId} />
      </cite>
    </blockquote>
  );
}

/** Where a receipt stands, in words; and for whoever looks for it there, its characters. */
export function Whereabouts({ of, capitals }: { readonly of: Placed; readonly capitals?: true }) {
  const characters = charactersOf(of);
  const words = of.where ?? characters;
  return <span title={characters}>{capitals ? capital(words) : words}</span>;
}

type Placed = Pick<Receipt, "start" | "end" | "where">;

/** "characters 9,204 to 9,371". */
function charactersOf({ start, end }: Placed): string {
  return `characters\u00a0${figure(start)} to\u00a0${figure(end)}`;
}
