"use client";

import Link from "next/link";
import { type ChangeEvent, useId, useState } from "react";
import { CardsHere } from "../../../_parts/cards-here.tsx";
import { useDeedForm, useNotice } from "../../../_parts/deeds.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { readListFile } from "./read-list-file.ts";

/** Three steps on one page: the list, what it would do, the cards. */
export function AddPupils({ classId, origin }: { readonly classId: string; readonly origin: string }) {
  const people = `/classes/${encodeURIComponent(classId)}/people`;
  const preview = useNotice("preview")?.preview ?? null;
  const cards = useNotice("import")?.cards ?? null;
  const [changing, setChanging] = useState<string | null>(null);
  if (cards !== null)
    return (
      <>
        <h1>The class is ready.</h1>
        <CardsHere origin={origin} back={`/classes/${encodeURIComponent(classId)}`} />
      </>
    );
  if (preview !== null && changing !== preview.digest)
    return <PreviewTable classId={classId} preview={preview} onChange={() => setChanging(preview.digest)} />;
  return (
    <>
      <h1>Who is in this class?</h1>
      <p className="lede">
        Everybody on the list gets an account and a login card to cut out. Or{" "}
        <Link href={people} prefetch={false}>
          let them join by a code
        </Link>
        .
      </p>
      <ListForm classId={classId} before={preview?.list ?? ""} onSent={() => setChanging(null)} />
    </>
  );
}

function ListForm({
  classId,
  before,
  onSent,
}: {
  readonly classId: string;
  readonly before: string;
  readonly onSent: () => void;
}) {
  const { pending, fields, onSubmit, ...form } = useDeedForm("preview");
  const [list, setList] = useState(before);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  async function take(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? [];
    if (!file) return;
    const read = await readListFile(file);
    setTrouble(read.trouble);
    if (read.text !== null) setList(read.text);
  }
  const error = trouble ?? fields.list;
  return (
    <form
      {...form}
      onSubmit={(event) => {
        onSent();
        onSubmit(event);
      }}
      className="stack spaced"
    >
      <input type="hidden" name="do" value="preview" />
      <input type="hidden" name="classId" value={classId} />
      <div className="field">
        <label htmlFor={id}>Names</label>
        <textarea
          id={id}
          name="list"
          rows={12}
          value={list}
          onChange={(event) => setList(event.target.value)}
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint${error ? ` ${id}-err` : ""}`}
        />
        <span className="hint" id={`${id}-hint`}>
          One name on each line, or a table with a head: name, sign-in name, groups.
        </span>
        {error ? (
          <span className="err" id={`${id}-err`}>
            {error}
          </span>
        ) : null}
      </div>
      <div className="field scripted">
        <label htmlFor={`${id}-file`}>Or a CSV file</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => void take(event)}
        />
      </div>
      <button type="submit" className="btn go" disabled={pending}>
        Look at the list
      </button>
      <p className="note">Nothing is done before you have seen what each line would do.</p>
    </form>
  );
}
