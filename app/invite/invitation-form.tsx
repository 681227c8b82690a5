"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Field, PasswordField, ZoneHere } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { sendFirst } from "#app/_ui/send-first.ts";
import { accept } from "./actions.ts";

/** Takes up an invitation; who has no account yet makes one on the way. The code may stand behind the # of the link. */
export function InvitationForm({
  userId,
  named,
  submit,
}: {
  readonly userId: string | null;
  readonly named: boolean;
  readonly submit: string;
}) {
  const code = useSyncExternalStore(onHash, givenCode, () => "");
  useEffect(() => {
    // Nothing that works once stays in the history.
    if (window.location.hash !== "")
      window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
  return (
    <AccountForm key={code} action={accept} before={() => sendFirst(userId)} submit={submit}>
      <ZoneHere />
      {code === "" ? (
        <Field name="code" label="Code" autoComplete="one-time-code" maxLength={100} />
      ) : (
        <input type="hidden" name="code" value={code} />
      )}
      {named ? null : (
        <>
          <Field
            name="name"
            label="Name"
            hint="You sign in with it, and your pupils see it."
            autoComplete="username"
            maxLength={60}
          />
          <PasswordField
            name="password"
            label="Password"
            hint="At least 8 characters. Three words are easy to remember."
            isNew
          />
        </>
      )}
    </AccountForm>
  );
}

let given = "";

/** The code behind the # of the link, also once it is taken out of the address. */
function givenCode(): string {
  const here = window.location.hash.slice(1);
  if (here !== "") given = here;
  return given;
}

function onHash(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
