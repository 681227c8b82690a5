"use client";

import { useDeedForm } from "../../../_parts/deeds.tsx";
import { Field } from "../../../_parts/field.tsx";

type Props = { readonly classId: string; readonly userId: string; readonly name: string };

export function PupilNameForm({ classId, userId, name }: Props) {
  const { pending, fields, ...form } = useDeedForm("rename-pupil");
  return (
    <form {...form} className="stack">
      <input type="hidden" name="do" value="rename-pupil" />
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="userId" value={userId} />
      <Field
        key={name}
        label="Name in this class"
        name="name"
        defaultValue={name}
        maxLength={60}
        required
        autoComplete="off"
        hint="What the account is called elsewhere stays the pupil’s."
        error={fields.name}
      />
      <button type="submit" className="btn" disabled={pending}>
        Save
      </button>
    </form>
  );
}
