"use client";

import { useDeedForm } from "../../_parts/deeds.tsx";
import { Field } from "../../_parts/field.tsx";

type Named = { readonly classId: string; readonly name: string };

/** Another name; who saves it later than a colleague is told. */
export function ClassNameForm({ classId, name, version }: Named & { readonly version: number }) {
  const { pending, fields, ...form } = useDeedForm("rename");
  return (
    <form {...form} className="stack">
      <input type="hidden" name="do" value="rename" />
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="version" value={version} />
      <Field
        key={name}
        label="Name of the class"
        name="name"
        defaultValue={name}
        maxLength={80}
        required
        autoComplete="off"
        error={fields.name}
      />
      <button type="submit" className="btn" disabled={pending}>
        Rename
      </button>
    </form>
  );
}

/** The same assignments for other pupils. */
export function CopyForm({ classId, name }: Named) {
  const { pending, fields, ...form } = useDeedForm("copy");
  return (
    <form {...form} className="stack">
      <input type="hidden" name="do" value="copy" />
      <input type="hidden" name="classId" value={classId} />
      <Field
        label="Name of the copy"
        name="name"
        defaultValue={`${name}, copy`.slice(0, 80)}
        maxLength={80}
        required
        autoComplete="off"
        hint="With groups and your assignments, without pupils. Dates that are over move on by whole weeks."
        error={fields.name}
      />
      <button type="submit" className="btn" disabled={pending}>
        Copy the class
      </button>
    </form>
  );
}
