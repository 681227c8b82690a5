"use client";

import { useId } from "react";
import type { QuizSettings } from "#lib/quiz/types.ts";

/** What matters where several people take the same quiz. */
export function ClassFields({ settings, open }: { readonly settings: QuizSettings; readonly open: boolean }) {
  const id = useId();
  return (
    <details open={open} className="class-fields">
      <summary>For a class</summary>
      <label className="switch">
        <input type="checkbox" name="same" defaultChecked={!settings.fresh} />
        <span>Everybody gets the same questions</span>
      </label>
      <label className="switch">
        <input type="checkbox" name="shuffle" defaultChecked={settings.shuffle} />
        <span>Questions and options in another order for everybody</span>
      </label>
      <div className="row top-row">
        <div className="field short">
          <label htmlFor={`${id}-a`}>Attempts</label>
          <input
            id={`${id}-a`}
            name="attempts"
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
            placeholder="Any"
            defaultValue={settings.attempts ?? ""}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-s`}>Pupils see the answers</label>
          <select id={`${id}-s`} name="show" defaultValue={settings.show}>
            <option value="at-once">When they have handed in</option>
            <option value="when-closed">When the assignment has closed</option>
            <option value="never">Never: only their mark</option>
          </select>
        </div>
      </div>
    </details>
  );
}
