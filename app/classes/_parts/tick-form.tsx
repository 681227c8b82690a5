"use client";

import { HiddenFields } from "#app/_ui/hidden-fields.tsx";
import { useDeedForm } from "./deeds.tsx";
import type { Deed } from "./notice.ts";

type Props = {
  readonly deed: Deed;
  readonly legend: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** Ids of those that are ticked now. */
  readonly ticked: readonly string[];
};

/** A list to tick. What it was when it was drawn goes along, so that two people's changes do not undo each other. */
export function TickForm({ deed, legend, items, ticked }: Props) {
  const { pending, fields: _, ...form } = useDeedForm(deed.do);
  const state = ticked.join(",");
  return (
    <form {...form} key={state} className="ticks">
      <HiddenFields fields={deed} />
      <input type="hidden" name="seen" value={state} />
      <fieldset>
        <legend className="sr">{legend}</legend>
        {items.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" name={`tick:${id}`} defaultChecked={ticked.includes(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn" disabled={pending}>
        Save
      </button>
    </form>
  );
}
