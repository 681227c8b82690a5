"use client";

import Link from "next/link";
import { Fragment, useEffect, useState } from "react";
import { documentPath } from "#app/_ui/document-link.ts";
import { shownTitle } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import type { FoundDocument, FoundPassage } from "#lib/services/browse/browse-documents.ts";
import { askDocuments } from "./ask.ts";

/** Typing rests so long before documents are looked through: that is more work than a table. */
const RESTS_MS = 350;

/** The words of a search in the documents, in their place, beside the cards. Nothing when they stand in none. */
export function DocumentHits({ query }: { readonly query: string }) {
  const [found, setFound] = useState<{
    readonly query: string;
    readonly documents: readonly FoundDocument[];
  } | null>(null);
  useEffect(() => {
    const control = new AbortController();
    const look = async (): Promise<void> => {
      const reply = await askDocuments(query, control.signal);
      if (!control.signal.aborted && reply.ok) setFound({ query, documents: reply.value.documents });
    };
    const timer = setTimeout(() => void look(), RESTS_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [query]);
  if (!found || found.query !== query || found.documents.length === 0) return null;
  return (
    <section className="section browse-documents" aria-labelledby="in-documents">
      <header>
        <h2 id="in-documents">In documents</h2>
        <p>{counted(found.documents.length, "document")} with these words</p>
      </header>
      <div>
        {found.documents.map((document) => (
          <div key={document.id} className="browse-document">
            <h3>{shownTitle(document.title)}</h3>
            <p className="note">{document.dossierTitle}</p>
            <ul>
              {document.passages.map((passage) => (
                <li key={`${passage.start} ${passage.end}`} className="read">
                  <Marked passage={passage} />{" "}
                  <Link
                    className="small"
                    href={documentPath(document.id, { start: passage.start, end: passage.end })}
                    prefetch={false}
                  >
                    Open here
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Marked({ passage: { text, hits } }: { readonly passage: FoundPassage }) {
  const ends = [0, ...hits.map((hit) => hit.end)];
  return (
    <>
      …
      {hits.map((hit, i) => (
        <Fragment key={hit.start}>
          {text.slice(ends[i], hit.start)}
          <b>{text.slice(hit.start, hit.end)}</b>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}…
    </>
  );
}
