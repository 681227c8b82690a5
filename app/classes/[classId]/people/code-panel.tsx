"use client";

import Link from "next/link";
import { useId } from "react";
import { counted } from "#app/_ui/words.ts";
import type { CodeView } from "#lib/services/classes/join-codes.ts";
import { DeedButton, useDeedForm } from "../../_parts/deeds.tsx";
import { Field } from "../../_parts/field.tsx";

type Props = {
  readonly classId: string;
  readonly code: CodeView | null;
  /** The day on which it ends, in words. */
  readonly until: string | null;
  readonly origin: string;
};

/** The code that is open, where to show it, how to close it, and another one. */
export function CodePanel({ classId, code, until, origin }: Props) {
  const open = code?.state === "open";
  return (
    <div className="stack">
      {code === null ? <p className="quiet">No code is open, so nobody can join by themselves.</p> : null}
      {code !== null && !open ? (
        <p className="quiet">The code {code.shown} is over: its time has come, or as many joined as may.</p>
      ) : null}
      {open ? (
        <>
          <p className="join-code">{code.shown}</p>
          <p>
            At{" "}
            <a className="join-link" href={`${origin}/join/${code.code}`}>
              {origin}/join/{code.code}
            </a>
          </p>
          <p className="small quiet">
            {until === null ? "Open" : `Open until ${until}`},{" "}
            {code.mostUses === null
              ? `${code.uses === 0 ? "nobody" : counted(code.uses, "pupil")} came in by it so far`
              : `${code.uses} of ${code.mostUses} came in by it so far`}
            . Anybody who has it can join, under any name.
          </p>
          <div className="row">
            <Link
              className="btn"
              href={`/classes/${encodeURIComponent(classId)}/people/code`}
              prefetch={false}
            >
              Show it on the wall
            </Link>
            <DeedButton deed={{ do: "close-code", classId }} className="btn plain">
              Close it
            </DeedButton>
          </div>
        </>
      ) : null}
      {open ? (
        <details className="paste">
          <summary>Another code</summary>
          <OpenForm classId={classId} />
        </details>
      ) : (
        <OpenForm classId={classId} />
      )}
    </div>
  );
}

const SPANS = [
  ["14", "Two weeks"],
  ["1", "A day"],
  ["7", "A week"],
  ["90", "Three months"],
] as const;

function OpenForm({ classId }: { readonly classId: string }) {
  const { pending, fields, ...form } = useDeedForm("open-code");
  const id = useId();
  return (
    <form {...form} className="open-code">
      <input type="hidden" name="do" value="open-code" />
      <input type="hidden" name="classId" value={classId} />
      <div className="field">
        <label htmlFor={id}>Open for</label>
        <select id={id} name="days" defaultValue="14">
          {SPANS.map(([days, words]) => (
            <option key={days} value={days}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <Field
        label="For at most"
        name="mostUses"
        type="number"
        min={1}
        max={1000}
        inputMode="numeric"
        hint="Pupils. Empty for any number."
        error={fields.mostUses}
      />
      <button type="submit" className="btn" disabled={pending}>
        Open a code
      </button>
    </form>
  );
}
