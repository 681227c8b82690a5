import Link from "next/link";
import type { MyDossier } from "#lib/services/dossiers/my-dossiers.ts";
import { dossierWords } from "./my-dossier-words.ts";
import { typeset } from "./typeset.ts";

/** The dossiers that the reader made, or how to make one. */
export function MyDossiers({ dossiers }: { readonly dossiers: readonly MyDossier[] }) {
  return (
    <section className="section" id="dossiers" aria-labelledby="my-dossiers">
      <header>
        <h2 id="my-dossiers">Your dossiers</h2>
      </header>
      <div className="stack">
        {dossiers.length === 0 ? (
          <p className="read">
            Hand in what you have to learn from: articles, web pages, PDF or Word files, pasted text. Cards
            come from it, each with the sentence that proves it.
          </p>
        ) : (
          <ul className="mine">
            {dossiers.map((dossier) => (
              <li key={dossier.id}>
                <Link className="name" href={`/dossiers/${encodeURIComponent(dossier.id)}`} prefetch={false}>
                  {typeset(dossier.title)}
                </Link>
                <span className="small quiet">{dossierWords(dossier)}</span>
              </li>
            ))}
          </ul>
        )}
        <Link className="btn" href="/dossiers/new" prefetch={false}>
          New dossier
        </Link>
      </div>
    </section>
  );
}
