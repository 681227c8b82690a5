import Link from "next/link";
import { DeedButton } from "#app/dossiers/_parts/deeds.tsx";
import type { OwnDeckSummary } from "#lib/study/home-view.ts";
import { CountsCells } from "./counts.tsx";
import { NewDeckForm } from "./new-deck-form.tsx";
import { Shelf } from "./shelf.tsx";
import { fewToday } from "./today-words.ts";
import { typeset } from "./typeset.ts";
import { figure } from "./words.ts";

/** The decks that the reader put together, each before its parts; or how to make one. Inside a `DeedProvider`. */
export function OwnDecks({
  decks,
  archived,
}: {
  readonly decks: readonly OwnDeckSummary[];
  readonly archived: readonly { readonly id: string; readonly title: string; readonly path: string }[];
}) {
  return (
    <section className="section" id="own-decks" aria-labelledby="own-decks-head">
      <header>
        <h2 id="own-decks-head">Your decks</h2>
        {decks.length > 0 ? (
          <p className="row found">
            <Link href="/notes/new" prefetch={false}>
              Add notes
            </Link>
            <Link href="/notes/import" prefetch={false}>
              Import, export
            </Link>
            <Link href="/bin" prefetch={false}>
              Bin
            </Link>
          </p>
        ) : null}
      </header>
      <div className="stack own-stack">
        {decks.length === 0 ? (
          <>
            <p className="read">
              Cards of your own, beside those that come from documents: a question and its answer, gaps in a
              text, a choice, an order, a list.
            </p>
            <div className="row">
              <Link className="btn" href="/notes/new" prefetch={false}>
                Write the first note
              </Link>
              <Link className="btn plain" href="/notes/import" prefetch={false}>
                Bring notes in
              </Link>
            </div>
          </>
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
            {decks.map((deck) => (
              <OwnDeckRow key={deck.id} deck={deck} />
            ))}
          </ul>
        )}
        <NewDeckForm />
        {archived.length > 0 ? (
          <details className="sources">
            <summary>Archived</summary>
            <ul>
              {archived.map((deck) => (
                <li key={deck.id} className="row">
                  <Link href={`/decks/${encodeURIComponent(deck.id)}`} prefetch={false}>
                    {deck.path}
                  </Link>
                  <DeedButton deed={{ do: "deck-unarchive", deckId: deck.id }} className="btn plain small">
                    Bring back<span className="sr"> {deck.path}</span>
                  </DeedButton>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </section>
  );
}

function OwnDeckRow({ deck }: { readonly deck: OwnDeckSummary }) {
  const remembered =
    deck.cards === 0 ? "no cards yet" : `${figure(deck.remembered)} of ${figure(deck.cards)} remembered`;
  return (
    <li>
      <Link
        className={`name cat mixed level-${Math.min(deck.depth, 4)}`}
        href={`/decks/${encodeURIComponent(deck.id)}`}
        prefetch={false}
      >
        {typeset(deck.title)}
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
