"use client";

import { useState, useTransition } from "react";
import { AWAY } from "#app/_ui/account-answer.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import { isReachable } from "#app/_ui/reachable.ts";
import { unsentWords } from "#app/_ui/sync-words.ts";
import { type Forgotten, forgetDevice } from "#app/offline/forget-device.ts";
import { leave, leavePlainly } from "./actions.ts";

type Unsent = Extract<Forgotten, { kind: "unsent" }>;

/** Signs out: what lies on this device goes first, and answers that could not be sent are asked about. */
export function SignOut({ userId }: { readonly userId: string }) {
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function signOut(evenUnsent: boolean) {
    startTransition(async () => {
      setUnsent(null);
      setProblem(await tried(evenUnsent));
    });
  }

  async function tried(evenUnsent: boolean): Promise<string | null> {
    // Without the server the session would live on while the device had forgotten it.
    if (!(await isReachable())) return AWAY;
    const forgotten = await forgetDevice(userId, { evenUnsent });
    if (forgotten.kind === "unsent") {
      setUnsent(forgotten);
      return null;
    }
    const result = await leave().catch(() => null);
    if (result === null) return AWAY;
    if (!result.ok) return result.message;
    window.location.assign("/");
    return null;
  }

  return (
    <>
      <form
        action={leavePlainly}
        onSubmit={(event) => {
          event.preventDefault();
          signOut(false);
        }}
        className="row"
      >
        <button type="submit" className="btn" disabled={pending}>
          Sign out
        </button>
        {problem === null ? null : <p role="alert">{problem}</p>}
      </form>
      <Dialog title="Not everything is sent" open={unsent !== null} onClose={() => setUnsent(null)}>
        <p>
          {unsent ? unsentWords(unsent.answers, unsent.changes) : ""} could not be sent yet from this device.
          Signed out, you lose what was not sent. Close this and try again in a moment, or sign out all the
          same.
        </p>
        <div className="row">
          <button type="button" className="btn danger" onClick={() => signOut(true)}>
            Sign out and lose {unsent && unsent.answers + unsent.changes === 1 ? "it" : "them"}
          </button>
        </div>
      </Dialog>
    </>
  );
}
