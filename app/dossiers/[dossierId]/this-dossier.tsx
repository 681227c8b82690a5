import Link from "next/link";
import { AnkiDownload } from "#app/_ui/anki-download.tsx";
import { DeedButton } from "../_parts/deeds.tsx";
import { RenameForm } from "./rename-form.tsx";

type Props = {
  readonly dossierId: string;
  readonly title: string;
  /** The language model that the operator set up; null for none. */
  readonly model: string | null;
  /** Whether it was given out for study and has cards. */
  readonly hasDecks: boolean;
  /** Whether its owner finds it again from another browser. */
  readonly hasAccount: boolean;
};

/** The title, what to do with the whole, and the end of a dossier. */
export function ThisDossier({ dossierId, title, model, hasDecks, hasAccount }: Props) {
  const id = encodeURIComponent(dossierId);
  return (
    <section className="section" aria-labelledby="this">
      <header>
        <h2 id="this">This dossier</h2>
      </header>
      <div className="stack">
        <RenameForm dossierId={dossierId} title={title} />
        <div>
          {/* A file and not a page: the router must not fetch it ahead. */}
          <a className="btn" href={`/api/dossiers/${id}/download`} download>
            Download
          </a>
          <p className="note">
            One file with its documents, cards, decisions and rulings, and the decks for other programs. It
            can be loaded again here or on another server.
            {hasAccount
              ? ""
              : " Without an account the dossier belongs to this browser: keep a copy before you clear its cookies."}
          </p>
        </div>
        {hasDecks ? <AnkiDownload of={{ dossier: dossierId }} hasHistory /> : null}
        {model === null ? null : (
          <div>
            <Link className="btn" href={`/dossiers/${id}/suggestions`} prefetch={false}>
              Suggestions by a language model
            </Link>
            <p className="note">
              On, because this server has {model} set up. Nothing is sent before you say so.
            </p>
          </div>
        )}
        <div>
          <DeedButton deed={{ do: "delete", dossierId }} className="btn">
            Delete this dossier
          </DeedButton>
          <p className="note">
            Its documents, cards and decks go with it. You can bring it back at once, for thirty days.
          </p>
        </div>
      </div>
    </section>
  );
}
