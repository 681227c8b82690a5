"use client";

import { type ReactNode, useActionState } from "react";
import { HiddenFields } from "#app/_ui/hidden-fields.tsx";
import { keptForm } from "#app/_ui/kept-form.ts";
import { type AssignNotice, act } from "../actions.ts";

type Props = {
  readonly fields: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A form of one deed: what it is given stands in it, what was said about it below, with a way back where there is one. */
export function DeedForm({ fields, children, className }: Props) {
  const [notice, action, pending] = useActionState<AssignNotice | null, FormData>(act, null);
  return (
    <form {...keptForm(action)} className={className}>
      <HiddenFields fields={fields} />
      <fieldset disabled={pending} className="bare">
        {children}
      </fieldset>
      {notice === null ? null : <output className={notice.ok ? "said" : "said err"}>{notice.text}</output>}
    </form>
  );
}

/** A button that does one deed; what it did can be taken back beside it. */
export function DeedButton({ fields, children, className = "btn" }: Props) {
  const [notice, action, pending] = useActionState<AssignNotice | null, FormData>(act, null);
  return (
    <span className="deed">
      <form {...keptForm(action)}>
        <HiddenFields fields={fields} />
        <button type="submit" className={className} disabled={pending}>
          {children}
        </button>
      </form>
      <output>{notice?.text}</output>
      {notice?.undo ? (
        <form {...keptForm(action)}>
          <HiddenFields fields={notice.undo} />
          <button type="submit" className="btn plain small" disabled={pending}>
            Undo
          </button>
        </form>
      ) : null}
    </span>
  );
}
