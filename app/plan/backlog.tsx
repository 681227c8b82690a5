"use client";

import { useActionState, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { PlanView } from "#lib/services/plans/plan-view.ts";
import { act, type PlanNotice } from "./actions.ts";
import { backlogSentence, orderWords, planSentence } from "./plan-words.ts";
import { WaitingBars } from "./waiting-bars.tsx";

/** Minutes a day, and when the backlog would end with them. */
export function Backlog({ view }: { readonly view: PlanView }) {
  const [notice, action, pending] = useActionState<PlanNotice | null, FormData>(act, null);
  const [minutes, setMinutes] = useState(view.plan?.minutesPerDay ?? 20);
  const choice =
    view.choices.find((one) => one.minutes === minutes) ??
    view.choices.find((one) => one.minutes >= minutes) ??
    view.choices.at(-1);
  return (
    <form {...keptForm(action)} className="stack">
      {view.plan === null ? null : <p className="following">{planSentence(view.plan)}</p>}
      <fieldset className="minutes">
        <legend>Minutes a day</legend>
        {view.choices.map((one) => (
          <label key={one.minutes}>
            <input
              type="radio"
              name="minutes"
              value={one.minutes}
              checked={choice?.minutes === one.minutes}
              onChange={() => setMinutes(one.minutes)}
            />
            <span>{one.minutes}</span>
          </label>
        ))}
      </fieldset>
      {choice ? (
        <>
          <p aria-live="polite">{backlogSentence(choice, view.today)}</p>
          <WaitingBars waiting={choice.waiting} today={view.today} />
          <p className="hint small">
            {orderWords(choice)} Until it ends there are no new cards; it ends by itself, and you can stop at
            any time.
          </p>
        </>
      ) : null}
      <div className="row">
        <button type="submit" className="btn go" name="do" value="follow" disabled={pending}>
          {view.plan === null ? "Come back like this" : "Change the plan"}
        </button>
        {view.plan === null ? null : (
          <button type="submit" className="btn" name="do" value="stop" disabled={pending}>
            Stop the plan
          </button>
        )}
      </div>
      <output className={notice?.ok === false ? "err small" : "small"}>{notice?.text ?? ""}</output>
    </form>
  );
}
