"use client";

import { useId } from "react";
import { useDeedForm } from "../../../_parts/deeds.tsx";

type Props = {
  readonly classId: string;
  readonly userId: string;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
};

export function MoveForm({ classId, userId, classes }: Props) {
  const { pending, fields: _, ...form } = useDeedForm("move");
  const id = useId();
  return (
    <form {...form} className="field">
      <input type="hidden" name="do" value="move" />
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="userId" value={userId} />
      <label htmlFor={id}>Move to</label>
      <div className="row inline-field">
        <select id={id} name="toClassId">
          {classes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <button type="submit" className="btn" disabled={pending}>
          Move
        </button>
      </div>
      <span className="hint">What was learnt goes along; the work is the other class’s from then on.</span>
    </form>
  );
}
