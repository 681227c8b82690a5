import Link from "next/link";
import type { DeckSummary, DossierSummary } from "#lib/study/home-view.ts";
import { CountsCells } from "./counts.tsx";
import { documentPath } from "./document-link.ts";
import { Shelf } from "./shelf.tsx";
import { fewToday } from "./today-words.ts";
import { shownTitle, typeset } from "./typeset.ts";
import { counted, figure } from "./words.ts";

/** A dossier on the home page: its name in the margin, its decks beside it. */
export function DossierSection({
  dossier,
  id,
  own,
}: {
  readonly dossier: DossierSummary;
  readonly id: string | undefined;
  /** The reader made it. */
  readonly own: boolean;
}) {
  return (
    <section className="section" id={id}>
      <header>
        <h2>{typeset(dossier.title)}</h2>
        <p>
          {counted(dossier.documents.length, "document")}, {counted(dossier.cards, "card")}.
        </p>
        <div className="row found">
          {own ? (
            <Link href={`/dossiers/${encodeURIComponent(dossier.id)}`} prefetch={false}>
              Open your dossier
            </Link>
          ) : (
            <>
              <Link href={`/dossiers/${encodeURIComponent(dossier.id)}/timeline`} prefetch={false}>
                Timeline
              </Link>
              <Link href={`/dossiers/${encodeURIComponent(dossier.id)}/people`} prefetch={false}>
                Who is who
              </Link>
            </>
          )}
          {dossier.documents.length > 0 ? (
            <details className="sources">
              <summary>Sources</summary>
              <ul>
                {dossier.documents.map((document) => (
                  <li key={document.id}>
                    <Link href={documentPath(document.id)} prefetch={false}>
                      {shownTitle(document.title)}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </header>
      {dossier.decks.length === 0 ? (
        <p className="quiet">No deck came out of these documents.</p>
      ) : (
        <ul className="decks">
          <li className="head" aria-hidden="true">
            <span>Deck</span>
            <span>Its cards</span>
            <span />
            <span className="counts">
              <span>New</span>
              <span>Learning</span>
              <span>Review</span>
            </span>
          </li>
          {dossier.decks.map((deck) => (
            <DeckRow key={deck.id} deck={deck} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DeckRow({ deck }: { readonly deck: DeckSummary }) {
  const remembered = `${figure(deck.remembered)} of ${figure(deck.cards)} remembered`;
  return (
    <li>
      <Link
        className={`name cat ${deck.category ?? "mixed"}`}
        href={`/decks/${encodeURIComponent(deck.id)}`}
        prefetch={false}
      >
        {deck.title}
      </Link>
      <span className="narrow num due-count">{fewToday(deck.counts)}</span>
      <CountsCells counts={deck.counts} />
      <div className="mem">
        <Shelf cards={deck.shelf} label={`${deck.title}: ${remembered}`} />
        <span className="num">{remembered}</span>
      </div>
    </li>
  );
}
