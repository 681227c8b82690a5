"use client";

import { Field, PasswordField } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { forgetDevice } from "#app/offline/forget-device.ts";
import { confirmDownload, erase, rename, renewPassword, revoke } from "./actions.ts";

export function NameForm({ name, signInName }: { readonly name: string; readonly signInName: string }) {
  return (
    <AccountForm action={rename} submit="Change" kind="plain">
      <Field name="name" label="Name that others see" value={name} autoComplete="nickname" maxLength={60} />
      <Field
        name="signInName"
        label="Name to sign in with"
        value={signInName}
        hint="Capitals, accents and spaces do not matter when you type it."
        autoComplete="username"
        maxLength={60}
      />
    </AccountForm>
  );
}

export function PasswordForm() {
  return (
    <AccountForm action={renewPassword} submit="Change the password" kind="plain">
      <PasswordField name="password" label="Password until now" />
      <PasswordField
        name="newPassword"
        label="New password"
        hint="At least 8 characters. Every other device is signed out."
        isNew
      />
    </AccountForm>
  );
}

export function RevokeForm({
  session,
  device,
}: {
  readonly session: string | null;
  readonly device: string;
}) {
  return (
    <AccountForm
      action={revoke}
      submit={session === null ? "Sign out everywhere else" : `Sign out ${device}`}
      className="row"
      kind="plain"
    >
      {session === null ? null : <input type="hidden" name="session" value={session} />}
    </AccountForm>
  );
}

export function DownloadForm() {
  return (
    <AccountForm action={confirmDownload} submit="Download everything" kind="plain">
      <PasswordField
        name="password"
        label="Password"
        hint="Asked for once more, because somebody else may sit at your computer."
      />
    </AccountForm>
  );
}

export function DeleteForm({ userId, guest }: { readonly userId: string; readonly guest: boolean }) {
  return (
    <details>
      <summary>{guest ? "Delete everything of mine" : "Delete my account"}</summary>
      <AccountForm
        action={erase}
        after={async () => {
          await forgetDevice(userId, { evenUnsent: true });
        }}
        submit="Delete it for good"
        kind="danger"
      >
        <p>
          Answers, decks, notes, documents, pictures: all of it is gone at once, here and on the server, and
          nobody can bring it back. Download it first if you want to keep anything.
        </p>
        {guest ? null : <PasswordField name="password" label="Password" />}
      </AccountForm>
    </details>
  );
}
