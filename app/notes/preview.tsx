import Link from "next/link";
import { RichBlocks } from "#app/_ui/rich-text.tsx";
import { counted } from "#app/_ui/words.ts";
import type { NotePreview } from "#lib/services/notes/preview-note.ts";

/** The cards of what is written, as they will be asked; and what is worth knowing before it is saved. */
export function Preview({ preview }: { readonly preview: NotePreview | null }) {
  const { cards = [], warnings = [], alike = [] } = preview ?? {};
  return (
    <section className="note-preview" aria-label="Preview">
      <h2>{cards.length === 0 ? "Preview" : counted(cards.length, "card")}</h2>
      <div aria-live="polite">
        {alike.map(({ id, title }) => (
          <p key={id} className="note">
            You have a note that begins so:{" "}
            <Link href={`/notes/${encodeURIComponent(id)}`} prefetch={false}>
              {title}
            </Link>
          </p>
        ))}
        {warnings.map((warning) => (
          <p key={warning} className="note">
            {warning}
          </p>
        ))}
      </div>
      {cards.length === 0 ? <p className="quiet">The cards appear here while you write.</p> : null}
      <ol className="note-cards">
        {cards.map(({ ord, drawn, questionLanguage, answerLanguage }) => (
          <li key={ord}>
            <RichBlocks rich={drawn.question} language={questionLanguage} below={3} />
            <hr />
            <RichBlocks rich={drawn.answer} language={answerLanguage ?? questionLanguage} below={3} />
            {drawn.items && drawn.items.length > 0 ? (
              <p className="small quiet">{counted(drawn.items.length, "line")} to work with.</p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
