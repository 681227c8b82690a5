import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { AnkiDownload } from "#app/_ui/anki-download.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { ImportForm } from "./import-form.tsx";

export const metadata: Metadata = { title: "Bring notes in" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Notes from another program or a spreadsheet, and one's own to take along. */
export default async function ImportPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const decks = await deckList(ctx);
  const deckId = decks.find((deck) => deck.id === query.deck)?.id ?? "";
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page note-import">
        <div className="deck-head">
          <h1>Bring notes in</h1>
          <p className="lede">
            A package of Anki (<code>.apkg</code>, <code>.colpkg</code>) with its decks, pictures, sounds and
            all that you have learnt; or a table with tabs, semicolons or commas, the question first, then the
            answer. You see what is in it before anything is added.
          </p>
        </div>
        <noscript>
          <p className="lede">Bringing notes in needs JavaScript, which is switched off here.</p>
        </noscript>
        <ImportForm decks={decks} deckId={deckId} />
        {decks.length > 0 ? (
          <section className="section" aria-labelledby="take-head">
            <header>
              <h2 id="take-head">Take notes along</h2>
            </header>
            <div className="stack">
              <AnkiDownload of={null} hasHistory label="Download all decks for Anki" />
              <p>
                All your notes as a text file, with decks and tags, which Anki, a spreadsheet and this page
                read. Pictures and sounds are not in it; they are in the download of{" "}
                <Link href="/account">your account</Link>.
              </p>
              <p>
                <a className="btn" href="/api/notes/file" download>
                  Download all notes
                </a>
              </p>
            </div>
          </section>
        ) : null}
      </main>
    </>
  );
}
