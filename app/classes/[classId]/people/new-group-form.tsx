"use client";

import { useId } from "react";
import { useDeedForm } from "../../_parts/deeds.tsx";

export function NewGroupForm({ classId }: { readonly classId: string }) {
  const { pending, fields, ...form } = useDeedForm("create-group");
  const id = useId();
  return (
    <form {...form} className="field">
      <input type="hidden" name="do" value="create-group" />
      <input type="hidden" name="classId" value={classId} />
      <label htmlFor={id}>New group</label>
      <div className="row inline-field">
        <input id={id} name="name" maxLength={40} required autoComplete="off" />
        <button type="submit" className="btn" disabled={pending}>
          Make it
        </button>
      </div>
      {fields.name ? <span className="err">{fields.name}</span> : null}
    </form>
  );
}
