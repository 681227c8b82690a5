import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { DeedButton, DeedProvider } from "#app/dossiers/_parts/deeds.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { noteView } from "#lib/services/notes/note-view.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { NoteEditor } from "../note-editor.tsx";

type Props = {
  readonly params: Promise<{ readonly noteId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (noteId: string) => {
  const ctx = await requestContext();
  return { ctx, note: await orNotFound(noteView(ctx, noteId)) };
});

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { note } = await load(decodeURIComponent((await params).noteId));
  return { title: `Edit: ${note.title}` };
}

/** A note of one's own, to be written anew or deleted. */
export default async function NotePage({ params, searchParams }: Props) {
  const { ctx, note } = await load(decodeURIComponent((await params).noteId));
  const { study } = await searchParams;
  const decks = await deckList(ctx);
  const deck = decks.find((one) => one.id === note.deckId);
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <div className="deck-head">
          <p className="crumb">
            <Link href="/" prefetch={false}>
              Today
            </Link>
            {deck ? (
              <>
                {" · "}
                <Link href={`/decks/${encodeURIComponent(deck.id)}`} prefetch={false}>
                  {deck.path}
                </Link>
              </>
            ) : null}
          </p>
          <h1>Edit a note</h1>
        </div>
        {note.deleted ? (
          <div className="empty">
            <p>This note lies in the bin.</p>
            <DeedButton deed={{ do: "note-restore", noteId: note.id }}>Restore it</DeedButton>
          </div>
        ) : (
          <>
            <NoteEditor
              decks={decks}
              editing={note}
              deckId={note.deckId}
              begin={null}
              back={typeof study === "string" ? studyPath(study) : null}
            />
            <section className="section" aria-labelledby="delete-head">
              <header>
                <h2 id="delete-head">Delete</h2>
              </header>
              <div className="stack">
                <p>It goes into the bin with {counted(note.cardIds.length, "card")}, for thirty days.</p>
                <DeedButton deed={{ do: "note-delete", noteId: note.id }}>Delete the note</DeedButton>
              </div>
            </section>
          </>
        )}
      </main>
    </DeedProvider>
  );
}

/** Back to the sitting that the note was opened from: of a deck, or of all. */
function studyPath(scope: string): string {
  return scope === "all" ? "/study" : `/study?deck=${encodeURIComponent(scope)}`;
}
