"use client";

import { useId } from "react";
import { Field, PasswordField } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { confirmAdmin } from "#app/account/actions.ts";
import {
  backUpNow,
  checkNow,
  eraseSomebody,
  giveRole,
  inviteSomebody,
  readRecord,
  resetPassword,
  switchOff,
  switchOn,
  withdraw,
} from "./actions.ts";

export function ConfirmForm() {
  return (
    <AccountForm action={confirmAdmin} submit="Go on">
      <PasswordField name="password" label="Password" />
    </AccountForm>
  );
}

export function InviteForm() {
  const id = useId();
  return (
    <AccountForm action={inviteSomebody} submit="Make a link" kind="plain">
      <div className="field">
        <label htmlFor={id}>Invite</label>
        <select id={id} name="role" defaultValue="teacher">
          <option value="teacher">a teacher, who may set up classes</option>
          <option value="administrator">an administrator, who may do all of this</option>
        </select>
      </div>
    </AccountForm>
  );
}

export function WithdrawForm({ invitation }: { readonly invitation: string }) {
  return (
    <AccountForm action={withdraw} submit="Withdraw" className="row" kind="plain">
      <input type="hidden" name="invitation" value={invitation} />
    </AccountForm>
  );
}

export function BackupForm() {
  return <AccountForm action={backUpNow} submit="Make a copy now" kind="plain" />;
}

export function CheckForm() {
  return <AccountForm action={checkNow} submit="Check the log of answers" kind="plain" />;
}

type OfPerson = { readonly personId: string };

export function RoleForm({ personId, role }: OfPerson & { readonly role: string }) {
  const id = useId();
  return (
    <AccountForm action={giveRole} submit="Change" kind="plain">
      <input type="hidden" name="personId" value={personId} />
      <div className="field">
        <label htmlFor={id}>May</label>
        <select id={id} name="role" defaultValue={role}>
          <option value="learner">learn</option>
          <option value="teacher">learn and set up classes</option>
          <option value="administrator">run this server</option>
        </select>
        <span className="hint">They sign in anew after a change.</span>
      </div>
    </AccountForm>
  );
}

export function ResetForm({ personId }: OfPerson) {
  return (
    <AccountForm action={resetPassword} submit="Give a new password" kind="plain">
      <input type="hidden" name="personId" value={personId} />
    </AccountForm>
  );
}

export function SwitchForm({ personId, off }: OfPerson & { readonly off: boolean }) {
  return (
    <AccountForm
      action={off ? switchOn : switchOff}
      submit={off ? "Switch on again" : "Switch off"}
      kind="plain"
    >
      <input type="hidden" name="personId" value={personId} />
    </AccountForm>
  );
}

export function RecordForm({ personId }: OfPerson) {
  return (
    <AccountForm action={readRecord} submit="Open the whole record" kind="plain">
      <input type="hidden" name="personId" value={personId} />
    </AccountForm>
  );
}

export function EraseForm({ personId, name }: OfPerson & { readonly name: string }) {
  return (
    <details>
      <summary>Delete this account</summary>
      <AccountForm action={eraseSomebody} submit="Delete it for good" kind="danger">
        <p>
          Everything of theirs is gone at once: answers, decks, notes, documents. Nobody can bring it back.
        </p>
        <input type="hidden" name="personId" value={personId} />
        <Field name="name" label={`Type the name: ${name}`} autoComplete="off" />
      </AccountForm>
    </details>
  );
}

export function PrintButton() {
  return (
    <button type="button" className="btn scripted" onClick={() => window.print()}>
      Print
    </button>
  );
}
