import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { DomainError } from "#lib/base/errors.ts";
import { type Ctx, userIdOf } from "#lib/services/context.ts";
import { type NoteView, noteView } from "#lib/services/notes/note-view.ts";
import { deckList } from "#lib/services/own-decks/deck-list.ts";
import { cardsById } from "#lib/services/study/cards-by-id.ts";
import { beginningFrom, purposeOf } from "../beginning.ts";
import { draftOf } from "../draft.ts";
import { NoteEditor } from "../note-editor.tsx";

export const metadata = { title: "Add notes" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Where notes are written, one after the other. */
export default async function NewNotePage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const decks = await deckList(ctx);
  const asked = typeof query.deck === "string" ? query.deck : "";
  const deckId = decks.some((deck) => deck.id === asked) ? asked : "";
  const from = [query.split, query.contrast, query.with].filter((id) => typeof id === "string");
  const { cards } = await cardsById(ctx, from);
  const copied = typeof query.copy === "string" ? await ownNote(ctx, query.copy) : null;
  const whole = purposeOf(query) === "split" ? (cards[0] ?? null) : null;
  const begin = copied ? draftOf(copied.note, copied.tags, copied.deckId) : beginningFrom(cards);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <div className="deck-head">
          <h1>{whole ? "Two cards for one" : "Add notes"}</h1>
          {whole ? (
            <p className="lede">
              Ask less on each: write the first and add it, then the next. The old card, “{whole.question}”,
              is asked on until you suspend it under <Link href="/leeches">Leeches</Link>.
            </p>
          ) : null}
        </div>
        <noscript>
          <p className="lede">Writing notes needs JavaScript, which is switched off here.</p>
        </noscript>
        <NoteEditor decks={decks} editing={null} deckId={copied?.deckId ?? deckId} begin={begin} />
      </main>
    </>
  );
}

/** A note of one's own to begin with; null for a generated one, whose card's words are taken instead. */
async function ownNote(ctx: Ctx, noteId: string): Promise<NoteView | null> {
  try {
    return await noteView(ctx, noteId);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") return null;
    throw error;
  }
}
