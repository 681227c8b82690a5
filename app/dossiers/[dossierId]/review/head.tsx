import Link from "next/link";
import { shownTitle } from "#app/_ui/typeset.ts";
import { figure } from "#app/_ui/words.ts";
import type { DeskCard, ReviewView } from "#lib/study/review.ts";
import type { Item } from "./desk-list.ts";
import { sizeWords } from "./words.ts";

type Props = {
  readonly view: ReviewView;
  readonly document: NonNullable<ReviewView["document"]>;
  readonly items: readonly Item[];
  readonly cards: ReadonlyMap<string, DeskCard>;
};

/** How far one is, with this document and with the dossier, and the way to the other documents. */
export function DeskHead({ view, document, items, cards }: Props) {
  const here = items.flatMap((item) => (item.kind === "card" ? item.card : []));
  const looked = here.filter((card) => card.decision !== null).length;
  const all = [...cards.values()];
  const allLooked = all.filter((card) => card.decision !== null).length;
  const several = view.documents.length > 1;
  const leftOut = document.refused.length + document.leftOut.length;
  return (
    <header className="review-head">
      <div className="review-title">
        <h1>{shownTitle(document.title)}</h1>
        <p className="review-sum">
          <span className="num looked">
            {figure(looked)} of {figure(here.length)} looked at
          </span>
          <progress max={Math.max(1, here.length)} value={looked} aria-hidden="true" />
          {several || document.parts > 1 ? (
            <span className="num quiet in-dossier">
              {figure(allLooked)} of {figure(all.length)} in the dossier
            </span>
          ) : null}
        </p>
      </div>
      <p className="quiet small">
        {document.parts > 1 ? `Part ${document.part} of ${document.parts}. ` : ""}
        {sizeWords(document, here.length)}{" "}
        {leftOut === 0 ? null : <a href="#left-out">{figure(leftOut)} left out, with the reason for each</a>}
      </p>
      {several ? (
        <nav className="documents-nav" aria-label="Documents">
          {view.documents.map(({ id, title }) => {
            const own = all.filter((card) => card.receipts.some((one) => one.documentId === id));
            const open = own.filter((card) => card.decision === null).length;
            return (
              <Link
                key={id}
                href={`?document=${encodeURIComponent(id)}`}
                prefetch={false}
                aria-current={id === document.id ? "page" : undefined}
              >
                {shownTitle(title)}{" "}
                <span className="num">
                  {open === 0 ? (own.length === 0 ? "none" : "done") : figure(open)}
                </span>
              </Link>
            );
          })}
        </nav>
      ) : null}
    </header>
  );
}
