"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import type { SuggestionsView } from "#lib/services/suggest/suggestions-view.ts";
import { askPassage, type Sum, summed } from "./asking.ts";

type Props = Pick<SuggestionsView, "documents"> & { readonly dossierId: string; readonly host: string };

type Run =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly documentId: string; readonly done: number; readonly of: number }
  | { readonly kind: "failed"; readonly message: string };

/** Documents with a button each; passages are asked one after the other, and one can stop between any two. */
export function Ask({ dossierId, documents, host }: Props) {
  const [agreed, setAgreed] = useState(false);
  const [run, setRun] = useState<Run>({ kind: "idle" });
  const [sums, setSums] = useState<ReadonlyMap<string, Sum>>(new Map());
  const stop = useRef<AbortController | null>(null);

  async function ask(documentId: string, passages: number): Promise<void> {
    const abort = new AbortController();
    stop.current = abort;
    for (let passage = 0; passage < passages && !abort.signal.aborted; passage += 1) {
      setRun({ kind: "running", documentId, done: passage, of: passages });
      const reply = await askPassage({ dossierId, documentId, passage, signal: abort.signal });
      if (abort.signal.aborted) break;
      if (!reply.ok) return setRun({ kind: "failed", message: reply.message });
      setSums((before) => new Map(before).set(documentId, summed(before.get(documentId), reply.value)));
    }
    setRun({ kind: "idle" });
  }

  const busy = run.kind === "running";
  return (
    <>
      <label className="tick">
        <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        <span>The text of the documents I choose below may be sent to {host}.</span>
      </label>
      <output className={run.kind === "failed" ? "said danger" : "said quiet small"}>
        {run.kind === "failed" ? run.message : null}
        {busy
          ? `Passage ${run.done + 1} of ${run.of}. You can stop at any time; what was added stays.`
          : null}
      </output>
      <ul className="suggest">
        {documents.map(({ id, title, passages }) => {
          const sum = sums.get(id);
          const asking = busy && run.documentId === id;
          return (
            <li key={id}>
              <h2 className="small-title">{typeset(title)}</h2>
              <p className="small quiet">{sum === undefined ? counted(passages, "passage") : told(sum)}</p>
              {asking ? (
                <>
                  <progress value={run.done} max={run.of} aria-label={`Passages of ${title}`} />
                  <button className="btn" type="button" onClick={() => stop.current?.abort()}>
                    Stop
                  </button>
                </>
              ) : (
                <button
                  className="btn"
                  type="button"
                  disabled={!agreed || busy}
                  onClick={() => void ask(id, passages)}
                >
                  Ask about this document
                </button>
              )}
              {sum !== undefined && sum.added > 0 ? (
                <Link
                  href={`/dossiers/${encodeURIComponent(dossierId)}/review?document=${encodeURIComponent(id)}`}
                  prefetch={false}
                >
                  Look at them
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
      {agreed ? null : <p className="small quiet">Tick the box above to ask. Nothing was sent.</p>}
    </>
  );
}

function told({ added, dropped }: Sum): string {
  const lost = Object.entries(dropped).map(([reason, n]) => `${n} ${reason}`);
  const kept = added === 0 ? "No new draft" : `${counted(added, "new draft")}`;
  return lost.length === 0 ? `${kept}.` : `${kept}. Dropped: ${lost.join(", ")}.`;
}
