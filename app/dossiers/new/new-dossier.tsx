"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { refusalOf } from "../_parts/refusal.ts";
import type { Target } from "../_parts/send-file.ts";
import { UploadList, uploadSummary } from "../_parts/upload-list.tsx";
import { Uploader } from "../_parts/uploader.tsx";
import { type Item, type Upload, useUploads } from "../_parts/use-uploads.ts";
import { beginDossier, makeFirstCards } from "../actions.ts";

type Props = { readonly endings: Readonly<Record<string, number>> };

/** The first file begins the dossier; the button makes its cards. Without scripts it is hidden. */
export function NewDossier({ endings }: Props) {
  const router = useRouter();
  const [title, setTitle] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const begun = useRef<{ readonly id: string; readonly title: string } | null>(null);
  const id = useId();

  async function target(first: Item): Promise<Target | { readonly message: string }> {
    const name = title.trim() === "" ? titleFrom(first) : title.trim();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const result = await beginDossier({ title: name, id: crypto.randomUUID(), zone }).catch(() => null);
    if (result === null) return { message: "The server could not be reached. Nothing was sent." };
    if (!result.ok) return { message: result.message };
    begun.current = { id: result.value.dossierId, title: name };
    return { dossier: result.value.dossierId };
  }
  const { uploads, add, again, forget, busy } = useUploads({
    target,
    refusal: (item) => refusalOf(item, endings),
  });
  const read = uploads.filter(({ state }) => state.kind === "done").length;

  async function make(): Promise<void> {
    const dossier = begun.current;
    if (dossier === null) return;
    setGoing(true);
    const wanted = title.trim() === "" ? firstTitle(uploads) : title.trim();
    const renamed = wanted !== null && wanted !== dossier.title ? wanted : null;
    const result = await makeFirstCards(dossier.id, renamed).catch(() => null);
    if (result?.ok) router.push(`/dossiers/${encodeURIComponent(dossier.id)}`);
    else {
      setGoing(false);
      setMessage(result?.message ?? "The server could not be reached. The documents are kept; try again.");
    }
  }

  return (
    <div className="scripted">
      <section className="section">
        <header>
          <h2>Title</h2>
        </header>
        <div className="field">
          <label htmlFor={`${id}-title`}>What the dossier is called</label>
          <input
            id={`${id}-title`}
            value={title}
            maxLength={160}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setTitle(event.target.value)}
          />
          <span className="hint" id={`${id}-hint`}>
            Left empty, it is called after its first document. You can change it at any time.
          </span>
        </div>
      </section>
      <section className="section">
        <header>
          <h2>Documents</h2>
          <p>All of one subject together: where they contradict each other, you are told.</p>
        </header>
        <div>
          <Uploader add={add} endings={endings} />
          <UploadList uploads={uploads} onAgain={again} onForget={forget} />
          <output className="small quiet">{uploadSummary(uploads)}</output>
          {message === null ? null : (
            <div className="problem" role="alert">
              <p>{message}</p>
            </div>
          )}
          <div className="row spaced">
            <button
              type="button"
              className="btn go"
              disabled={read === 0 || busy || going}
              onClick={() => void make()}
            >
              {going ? "Beginning" : "Make cards"}
            </button>
            <span className="small quiet">
              {read === 0 ? "Opens when a document was read." : busy ? "Opens when the rest was read." : null}
            </span>
          </div>
        </div>
      </section>
    </div>
  );
}

/** What the first document that was read calls itself. */
function firstTitle(uploads: readonly Upload[]): string | null {
  for (const { state } of uploads) if (state.kind === "done") return state.taken.title.slice(0, 160);
  return null;
}

/** "The Keeper's Story" of pasted text; "long-bridge.txt" → "Long bridge". */
function titleFrom({ title, name }: Item): string {
  if (title !== undefined && title !== "") return title;
  const words = name
    .replace(/\.[A-Za-z0-9]{1,10}$/u, "")
    .replace(/[_-]+/gu, " ")
    .trim()
    .slice(0, 160);
  return words === "" ? "New dossier" : words.charAt(0).toUpperCase() + words.slice(1);
}
