"use client";

import { useActionState, useId, useRef, useState } from "react";
import { type AwayNotice, actOrSay } from "#app/_ui/act-or-say.ts";
import type { ListedDocument } from "#lib/services/dossiers/dossier-view.ts";
import { DeedButton } from "../_parts/deeds.tsx";
import type { Notice } from "../_parts/notice.ts";
import { act } from "../actions.ts";
import { Replacing } from "./replacing.tsx";

type Props = {
  readonly document: ListedDocument;
  readonly dossierId: string;
  readonly endings: Readonly<Record<string, number>>;
};

/** What can be done with one document: correct what is said about it, replace it, take it out. */
export function DocumentTools({ document, endings }: Props) {
  const [editing, setEditing] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const replace = useRef<HTMLInputElement>(null);
  const of = <span className="sr"> “{document.title}”</span>;
  return (
    <>
      <div className="row">
        <button
          ref={edit}
          type="button"
          className="btn plain small"
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          Edit{of}
        </button>
        <button type="button" className="btn plain small" onClick={() => replace.current?.click()}>
          Replace{of}
        </button>
        <input
          ref={replace}
          type="file"
          hidden
          accept={Object.keys(endings).join(",")}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            event.target.value = "";
          }}
        />
        <DeedButton deed={{ do: "remove", documentId: document.id }} className="btn plain small">
          Take out{of}
        </DeedButton>
      </div>
      {file === null ? null : (
        <Replacing document={document} file={file} endings={endings} onEnd={() => setFile(null)} />
      )}
      {editing ? (
        <EditForm
          document={document}
          onClose={() => {
            setEditing(false);
            edit.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}

const FIELDS = [
  { name: "title", label: "Title", hint: "Cards call the document by it.", most: 160 },
  { name: "author", label: "Author", hint: null, most: 160 },
  { name: "dated", label: "Date", hint: "As you would write it: 12 November 1940, 1940, undated.", most: 60 },
  { name: "link", label: "Link", hint: null, most: 500 },
] as const;

function EditForm({
  document,
  onClose,
}: {
  readonly document: ListedDocument;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [notice, action, pending] = useActionState<Notice | AwayNotice | null, FormData>(
    async (_before, form) => {
      const next = await actOrSay(act, form);
      if (next.ok) onClose();
      return next;
    },
    null,
  );
  return (
    <form action={action} noValidate>
      <input type="hidden" name="do" value="edit" />
      <input type="hidden" name="documentId" value={document.id} />
      {FIELDS.map(({ name, label, hint, most }) => {
        const wrong = notice?.fields[name];
        const words = wrong ?? hint;
        return (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <input
              id={`${id}-${name}`}
              name={name}
              defaultValue={document[name] ?? ""}
              maxLength={most}
              aria-invalid={wrong !== undefined}
              aria-describedby={words ? `${id}-${name}-words` : undefined}
            />
            {words ? (
              <span className={wrong ? "err" : "hint"} id={`${id}-${name}-words`}>
                {words}
              </span>
            ) : null}
          </div>
        );
      })}
      {notice !== null && !notice.ok && Object.keys(notice.fields).length === 0 ? (
        <p className="err" role="alert">
          {notice.text}
        </p>
      ) : null}
      <div className="row">
        <button type="submit" className="btn" disabled={pending}>
          Save
        </button>
        <button type="button" className="btn plain" onClick={onClose}>
          Leave it as it was
        </button>
      </div>
    </form>
  );
}
