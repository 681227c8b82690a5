"use client";

import { useActionState, useId } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { PupilResult } from "#lib/services/quizzes/results-view.ts";
import { act, type QuizNotice } from "../actions.ts";

type Props = {
  readonly quizId: string;
  readonly userId: string;
  readonly name: string;
  readonly allowance: PupilResult["allowance"];
};

const FACTORS = ["1", "1.25", "1.5", "2", "3", "5", "10"] as const;

/** More time or another attempt for one pupil. */
export function MoreForm({ quizId, userId, name, allowance }: Props) {
  const [notice, action, pending] = useActionState<QuizNotice | null, FormData>(act, null);
  const id = useId();
  const factor = allowance === null ? "1" : allowance.factor === null ? "none" : String(allowance.factor);
  const more = allowance !== null && (factor !== "1" || allowance.moreAttempts > 0);
  return (
    <details className="more-form">
      <summary>
        {more ? "Has more time or attempts" : "More time or attempts"}
        <span className="sr"> for {name}</span>
      </summary>
      <form {...keptForm(action)} className="row top-row">
        <input type="hidden" name="do" value="more" />
        <input type="hidden" name="quizId" value={quizId} />
        <input type="hidden" name="userId" value={userId} />
        <div className="field">
          <label htmlFor={`${id}-f`}>Time</label>
          <select id={`${id}-f`} name="factor" defaultValue={factor}>
            {FACTORS.map((one) => (
              <option key={one} value={one}>
                {one === "1" ? "As everybody" : `${one} times as long`}
              </option>
            ))}
            <option value="none">No limit</option>
          </select>
        </div>
        <div className="field short">
          <label htmlFor={`${id}-a`}>More attempts</label>
          <input
            id={`${id}-a`}
            name="moreAttempts"
            type="number"
            inputMode="numeric"
            min={0}
            max={20}
            defaultValue={allowance?.moreAttempts ?? 0}
          />
        </div>
        <button type="submit" className="btn" disabled={pending}>
          Save
        </button>
        {notice && notice.text !== "" ? (
          <output className={notice.ok ? "small quiet" : "err small"}>{notice.text}</output>
        ) : null}
      </form>
    </details>
  );
}
