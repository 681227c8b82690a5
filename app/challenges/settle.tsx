"use client";

import { useActionState, useId } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import type { ShownChallenge } from "#lib/services/challenges/challenges-view.ts";
import { act, type ChallengeNotice } from "./actions.ts";

/** What can be done about a doubt: settle it, open it again, have the card asked again. */
export function Settle({ challenge }: { readonly challenge: ShownChallenge }) {
  const [notice, action, pending] = useActionState<ChallengeNotice | null, FormData>(act, null);
  const id = useId();
  const { status, maySettle, parked } = challenge;
  if (!parked && (!maySettle || status === "withdrawn")) return null;
  return (
    <form {...keptForm(action)} className="settle">
      <input type="hidden" name="challengeId" value={challenge.id} />
      {maySettle && status === "open" ? (
        <>
          <div className="field">
            <label htmlFor={id}>Answer, if you like</label>
            <input id={id} name="reply" maxLength={2_000} autoComplete="off" />
          </div>
          <div className="row">
            <button type="submit" className="btn" name="do" value="upheld" disabled={pending}>
              The card is wrong
            </button>
            <button type="submit" className="btn" name="do" value="answered" disabled={pending}>
              The source says it
            </button>
          </div>
        </>
      ) : null}
      <div className="row">
        {parked ? (
          <button type="submit" className="btn plain" name="do" value="again" disabled={pending}>
            Ask me this card again
          </button>
        ) : null}
        {maySettle && (status === "upheld" || status === "answered") ? (
          <button type="submit" className="btn plain" name="do" value="open" disabled={pending}>
            Open it again
          </button>
        ) : null}
      </div>
      {notice && !notice.ok ? <output className="err small">{notice.text}</output> : null}
    </form>
  );
}
