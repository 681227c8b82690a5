import Link from "next/link";
import type { Ref } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import { documentPath } from "#app/_ui/document-link.ts";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import type { DeskCard, DeskReceipt, RefusedCandidate } from "#lib/study/review.ts";
import { decisionWords, importanceWords } from "./words.ts";

type Place = {
  readonly number: number;
  readonly of: number;
  readonly rank: number | null;
  readonly total: number;
};

type CardProps = {
  readonly dossierId: string;
  readonly card: DeskCard;
  readonly place: Place;
  readonly documentId: string;
  readonly heading: Ref<HTMLHeadingElement>;
};

/** The head of a card, its question and answer as a learner will meet them. */
export function CardWords({ card, place, heading }: Omit<CardProps, "documentId" | "dossierId">) {
  return (
    <>
      <p className="small quiet row card-line">
        <CategoryMark category={card.category} />
        <span className="num">
          card {place.number} of {place.of}
        </span>
        {card.disputed ? <span className="contested">Disputed</span> : null}
        <span className={`state ${card.decision ?? "open"}`}>{decisionWords(card)}</span>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {typeset(card.question)}
      </h2>
      {card.readings.length === 0 ? (
        <p className="ans">{shownAnswer(card.answer)}</p>
      ) : (
        <ul className="ans readings-list">
          {card.readings.map((reading, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reading has no name but its place.
            <li key={index}>
              {shownAnswer(reading.value)}
              <span className="small quiet"> {whoSays(card, reading.receipts)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function whoSays({ receipts }: DeskCard, indices: readonly number[]): string {
  const titles = indices.flatMap((index) => receipts[index]?.documentTitle ?? []);
  return [...new Set(titles)].map(shownTitle).join("; ");
}

/** What a decision may rest on: receipts, what to look at, what was generated, how much it is worth. */
export function CardFacts({ dossierId, card, place, documentId }: Omit<CardProps, "heading">) {
  const here = card.receipts.filter((receipt) => receipt.documentId === documentId);
  const elsewhere = card.receipts.filter((receipt) => receipt.documentId !== documentId);
  return (
    <dl className="facts">
      {card.doubt === null ? null : (
        <div className="check">
          <dt>To check</dt>
          <dd>{typeset(card.doubt)}</dd>
        </div>
      )}
      {card.disputed ? (
        <div className="check">
          <dt>Disputed</dt>
          <dd>
            The documents contradict each other here.{" "}
            <Link href={`/dossiers/${encodeURIComponent(dossierId)}/disagreements`} prefetch={false}>
              Rule on it
            </Link>
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Receipts</dt>
        <dd>
          <ul>
            {here.map((receipt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two receipts may be alike; their place is their name.
              <li key={index}>
                <span className="mark">{short(receipt.quote)}</span>
                {receipt.role === "context" ? " (for what is implied)" : null}
              </li>
            ))}
            {elsewhere.map((receipt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <li key={`elsewhere ${index}`}>
                <Elsewhere receipt={receipt} cardId={card.id} />
              </li>
            ))}
          </ul>
        </dd>
      </div>
      {card.before === null ? null : (
        <div>
          <dt>Generated</dt>
          <dd>
            {typeset(card.before.question)} {shownAnswer(card.before.answer)}
          </dd>
        </div>
      )}
      {place.rank === null ? null : (
        <div>
          <dt>Importance</dt>
          <dd>{importanceWords(place.rank, place.total)}</dd>
        </div>
      )}
      {card.studied ? (
        <div>
          <dt>Learners</dt>
          <dd>Learn this card now. What you decide reaches them at once.</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Elsewhere({ receipt, cardId }: { readonly receipt: DeskReceipt; readonly cardId: string }) {
  const { documentId, documentTitle, start, end } = receipt;
  return (
    <>
      <a href={documentPath(documentId, { cardId, start, end })} target="_blank" rel="noreferrer">
        {shownTitle(documentTitle)}
        <span className="sr"> (a new tab)</span>
      </a>
      : <span className="mark">{short(receipt.quote)}</span>
    </>
  );
}

/** A receipt in the card's pane is a reminder; it stands whole in the document beside it. */
function short(quote: string): string {
  return quote.length <= 160 ? quote : `${quote.slice(0, 150).replace(/\s\S*$/u, "")} …`;
}

/** A candidate that the generator refused, with its reason. */
export function RefusedWords({
  candidate,
  heading,
}: {
  readonly candidate: RefusedCandidate;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  return (
    <>
      <p className="small quiet row card-line">
        <span className="cat mixed">Refused candidate</span>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {typeset(candidate.question)}
      </h2>
      <p className="ans">{shownAnswer(candidate.answer)}</p>
    </>
  );
}

export function RefusedFacts({ candidate }: { readonly candidate: RefusedCandidate }) {
  return (
    <dl className="facts">
      <div className="check">
        <dt>Left out</dt>
        <dd>{typeset(candidate.reason)}</dd>
      </div>
      <div>
        <dt>Passage</dt>
        <dd>
          <span className="mark">{short(candidate.quote)}</span>
        </dd>
      </div>
    </dl>
  );
}
