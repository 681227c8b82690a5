"use client";

import { useDeedForm } from "../../../../_parts/deeds.tsx";
import { Field } from "../../../../_parts/field.tsx";

type Props = { readonly classId: string; readonly groupId: string; readonly name: string };

export function GroupNameForm({ classId, groupId, name }: Props) {
  const { pending, fields, ...form } = useDeedForm("rename-group");
  return (
    <form {...form} className="stack">
      <input type="hidden" name="do" value="rename-group" />
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="was" value={name} />
      <Field
        key={name}
        label="Name of the group"
        name="name"
        defaultValue={name}
        maxLength={40}
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
