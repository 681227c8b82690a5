"use client";

import { useId } from "react";
import { useDeedForm } from "../_parts/deeds.tsx";

export function RenameForm({ dossierId, title }: { readonly dossierId: string; readonly title: string }) {
  const { pending, ...form } = useDeedForm();
  const id = useId();
  return (
    <form {...form} className="field">
      <input type="hidden" name="do" value="rename" />
      <input type="hidden" name="dossierId" value={dossierId} />
      <label htmlFor={id}>Title</label>
      <div className="row inline-field">
        <input id={id} name="title" key={title} defaultValue={title} maxLength={160} required />
        <button type="submit" className="btn" disabled={pending}>
          Rename
        </button>
      </div>
    </form>
  );
}
