import Link from "next/link";
import { documentPath } from "#app/_ui/document-link.ts";
import { shownTitle } from "#app/_ui/typeset.ts";
import type { DossierView, ListedDocument } from "#lib/services/dossiers/dossier-view.ts";
import { DocumentTools } from "./document-tools.tsx";
import { aboutWords, reportWords } from "./dossier-words.ts";

type Props = { readonly view: DossierView; readonly endings: Readonly<Record<string, number>> };

/** The documents of a dossier, each with what was found in it. */
export function Documents({ view, endings }: Props) {
  return (
    <section className="section" aria-labelledby="documents">
      <header>
        <h2 id="documents">Documents</h2>
      </header>
      {view.documents.length === 0 ? (
        <div className="empty">
          <h3>No documents</h3>
          <p>
            A dossier starts with something to read: a PDF, a Word file, a web page, or pasted text. Cards
            come from it, each with its sentence.
          </p>
        </div>
      ) : (
        <ul className="papers">
          {view.documents.map((document) => (
            <li key={document.id}>
              <Paper document={document} owned={view.owned} waits={view.made || view.progress !== null} />
              {view.owned ? (
                <DocumentTools document={document} dossierId={view.id} endings={endings} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type PaperProps = { readonly document: ListedDocument; readonly owned: boolean; readonly waits: boolean };

function Paper({ document, owned, waits }: PaperProps) {
  const report = reportWords(document);
  return (
    <>
      <h3 className="name">
        <Link href={documentPath(document.id)} prefetch={false}>
          {shownTitle(document.title)}
        </Link>
      </h3>
      <p className="small quiet">
        {aboutWords(document)}
        {document.link === null ? null : (
          <>
            {" "}
            <a href={document.link} rel="noreferrer nofollow">
              Where it comes from
            </a>
          </>
        )}
      </p>
      {report === null ? (
        owned && waits ? (
          <p className="report small quiet">Not read for cards yet.</p>
        ) : null
      ) : (
        <p className="report">{report}</p>
      )}
      {document.problem === null ? null : <p className="report small">{document.problem}</p>}
    </>
  );
}
