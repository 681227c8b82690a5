"use client";

import { useDeedForm } from "../_parts/deeds.tsx";
import { Field } from "../_parts/field.tsx";

export function NewClassForm() {
  const { pending, fields, ...form } = useDeedForm("create");
  return (
    <form {...form} className="stack spaced">
      <input type="hidden" name="do" value="create" />
      <Field
        label="Name"
        name="name"
        maxLength={80}
        required
        autoComplete="off"
        hint="As your pupils know it: History 11B. The pupils come next; no e-mail address is needed."
        error={fields.name}
      />
      <button type="submit" className="btn go" disabled={pending}>
        Set it up
      </button>
    </form>
  );
}
