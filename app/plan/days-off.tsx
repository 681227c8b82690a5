"use client";

import { useActionState } from "react";
import { ChangeFigures } from "#app/_ui/change-figures.tsx";
import { keptForm } from "#app/_ui/kept-form.ts";
import { dateWords } from "#app/_ui/words.ts";
import { addDays } from "#lib/base/study-time.ts";
import type { PlanView } from "#lib/services/plans/plan-view.ts";
import { act, type PlanNotice } from "./actions.ts";

/** Days on which one will not study: what they would cost first, then planned or not. */
export function DaysOff({ view }: { readonly view: PlanView }) {
  const [notice, action, pending] = useActionState<PlanNotice | null, FormData>(act, null);
  const { today, holidays } = view;
  const wrong = notice?.fields ?? {};
  const cost = notice?.cost;
  return (
    <div className="stack">
      {holidays.length === 0 ? (
        <p className="quiet">
          None are planned. Reviews are kept off planned days where their intervals allow it.
        </p>
      ) : (
        <ul className="holidays">
          {holidays.map((one) => (
            <li key={one.id}>
              <form {...keptForm(action)} className="row">
                <input type="hidden" name="id" value={one.id} />
                <span>
                  {dateWords(one.fromDay, today)} to {dateWords(one.toDay, today)}
                </span>
                <button type="submit" className="btn plain small" name="do" value="cancel" disabled={pending}>
                  Cancel
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form {...keptForm(action)} className="stack">
        <div className="days">
          <div className="field">
            <label htmlFor="from">First day</label>
            <input
              id="from"
              type="date"
              name="from"
              required
              min={today}
              defaultValue={cost?.from ?? addDays(today, 1)}
              aria-invalid={wrong.from !== undefined}
            />
          </div>
          <div className="field">
            <label htmlFor="to">Last day</label>
            <input
              id="to"
              type="date"
              name="to"
              required
              min={today}
              defaultValue={cost?.to ?? addDays(today, 7)}
              aria-invalid={wrong.to !== undefined}
            />
          </div>
        </div>
        {notice === null ? null : <output className={notice.ok ? "cost" : "err small"}>{notice.text}</output>}
        <div className="row">
          <button type="submit" className="btn" name="do" value="cost" disabled={pending}>
            What would it cost?
          </button>
          {cost ? (
            <button type="submit" className="btn go" name="do" value="away" disabled={pending}>
              Plan these days off
            </button>
          ) : null}
        </div>
        {notice?.change ? <ChangeFigures view={notice.change} /> : null}
      </form>
    </div>
  );
}
