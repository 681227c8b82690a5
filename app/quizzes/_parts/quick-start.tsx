"use client";

import { useActionState, useId, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { ExamPlaces } from "#lib/services/exams/exam-places.ts";
import { act, type QuizNotice } from "../actions.ts";

/** A deck and a button: ten questions begin. */
export function QuickStart({ groups }: { readonly groups: ExamPlaces["groups"] }) {
  const [notice, action, pending] = useActionState<QuizNotice | null, FormData>(act, null);
  const filled = groups
    .map((group) => ({ ...group, places: group.places.filter((place) => place.cards > 0) }))
    .filter((group) => group.places.length > 0);
  const [key, setKey] = useState(filled[0]?.places[0]?.key ?? "");
  const id = useId();
  if (key === "") return <p className="quiet">There is no deck with cards yet.</p>;
  return (
    <form {...keptForm(action)} className="stack">
      <input type="hidden" name="do" value="quick" />
      <input type="hidden" name={`part:${key}`} value="on" />
      <div className="field">
        <label htmlFor={id}>From</label>
        <select id={id} value={key} onChange={(event) => setKey(event.target.value)}>
          {filled.map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.places.map((place) => (
                <option key={place.key} value={place.key}>
                  {place.title} ({place.cards})
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="row">
        <button type="submit" className="btn" disabled={pending}>
          Ask me ten questions
        </button>
      </div>
      {notice && !notice.ok ? (
        <p className="err" role="alert">
          {notice.text}
        </p>
      ) : null}
    </form>
  );
}
