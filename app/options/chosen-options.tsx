"use client";

import { useId } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { OptionsView } from "#lib/services/options/options-view.ts";
import type { SavedOptions } from "#lib/services/options/undo-options.ts";

/** Puts back what was before the options were saved. */
export function Undo({
  saved,
  action,
  pending,
}: {
  readonly saved: SavedOptions;
  readonly action: (form: FormData) => void;
  readonly pending: boolean;
}) {
  return (
    <form {...keptForm(action)}>
      {Object.entries(saved).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
      <button type="submit" className="btn plain" name="do" value="undo" disabled={pending}>
        Undo
      </button>
    </form>
  );
}

/** Another set of options for the place, or none of its own. */
export function Chosen({
  view,
  action,
  pending,
}: {
  readonly view: OptionsView;
  readonly action: (form: FormData) => void;
  readonly pending: boolean;
}) {
  const id = useId();
  const { place } = view;
  const [above] = place.above;
  return (
    <form {...keptForm(action)} className="chosen">
      <input type="hidden" name="place" value={place.id} />
      <label htmlFor={id}>Use</label>
      <select id={id} name="presetId" defaultValue={view.presetId ?? ""}>
        <option value="">{above ? `what ${above.title} uses` : "the defaults"}</option>
        {view.presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name}
          </option>
        ))}
      </select>
      <button type="submit" className="btn" name="do" value="choose" disabled={pending}>
        Use these
      </button>
      {view.presetId !== null ? (
        <button type="submit" className="btn plain" name="do" value="delete" disabled={pending}>
          Delete the selected
        </button>
      ) : null}
    </form>
  );
}
