import Link from "next/link";
import { NewDeckForm } from "#app/_ui/new-deck-form.tsx";
import { DeedButton } from "#app/dossiers/_parts/deeds.tsx";
import type { ListedDeck } from "#lib/services/own-decks/deck-list.ts";
import { DeckChoice, RenameDeck } from "./manage-forms.tsx";

type Props = { readonly deck: ListedDeck; readonly decks: readonly ListedDeck[] };

/** What the owner of a deck may do with it: each a step that can be taken back. Inside a `DeedProvider`. */
export function ManageDeck({ deck, decks }: Props) {
  const inside = partsOf(deck.id, decks);
  const others = decks.filter((one) => !inside.has(one.id));
  const { id: deckId } = deck;
  return (
    <section className="section" aria-labelledby="manage-head">
      <header>
        <h2 id="manage-head">This deck</h2>
      </header>
      <div className="stack">
        <NewDeckForm parentId={deckId} />
        <div className="row">
          <Link className="btn" href={`/notes/import?deck=${encodeURIComponent(deckId)}`} prefetch={false}>
            Bring notes in
          </Link>
          <a className="btn" href={`/api/notes/file?deck=${encodeURIComponent(deckId)}`} download>
            Download its notes
          </a>
        </div>
        <RenameDeck deckId={deckId} title={deck.title} />
        <DeckChoice
          key={`move-${deck.parentId ?? ""}`}
          deed="deck-move"
          deckId={deckId}
          name="parentId"
          label="Part of"
          button="Move"
          decks={others}
          value={deck.parentId ?? ""}
          none="No other deck"
        />
        {others.length > 0 ? (
          <DeckChoice
            deed="deck-merge"
            deckId={deckId}
            name="into"
            label="Empty it into"
            button="Merge"
            decks={others}
            value={others[0]?.id ?? ""}
          />
        ) : null}
        <div className="row">
          <DeedButton deed={{ do: "deck-order", deckId, by: "-1" }}>Move up</DeedButton>
          <DeedButton deed={{ do: "deck-order", deckId, by: "1" }}>Move down</DeedButton>
          {deck.archived ? (
            <DeedButton deed={{ do: "deck-unarchive", deckId }}>Bring back</DeedButton>
          ) : (
            <DeedButton deed={{ do: "deck-archive", deckId }}>Archive</DeedButton>
          )}
          <DeedButton deed={{ do: "deck-delete", deckId }}>Delete</DeedButton>
        </div>
        <p className="small quiet">
          An archived deck keeps what was learnt and is not asked. A deleted one lies in the bin for thirty
          days.
        </p>
      </div>
    </section>
  );
}

/** The deck and everything in it. The list has each deck before its parts. */
function partsOf(deckId: string, decks: readonly ListedDeck[]): ReadonlySet<string> {
  const inside = new Set([deckId]);
  for (const deck of decks) if (deck.parentId !== null && inside.has(deck.parentId)) inside.add(deck.id);
  return inside;
}
