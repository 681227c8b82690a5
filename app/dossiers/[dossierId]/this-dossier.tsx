import { DeedButton } from "../_parts/deeds.tsx";
import { RenameForm } from "./rename-form.tsx";

/** The title, and the end of a dossier. */
export function ThisDossier({ dossierId, title }: { readonly dossierId: string; readonly title: string }) {
  return (
    <section className="section" aria-labelledby="this">
      <header>
        <h2 id="this">This dossier</h2>
      </header>
      <div className="stack">
        <RenameForm dossierId={dossierId} title={title} />
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
