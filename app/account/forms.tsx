"use client";

import { useId } from "react";
import { Field, PasswordField } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { counted } from "#app/_ui/words.ts";
import { forgetDevice } from "#app/offline/forget-device.ts";
import type { AccountView } from "#lib/services/account/account-view.ts";
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

type DeleteProps = {
  readonly userId: string;
  readonly guest: boolean;
  /** The classes that end up with somebody else, or with nobody. */
  readonly owned: AccountView["owned"];
};

export function DeleteForm({ userId, guest, owned }: DeleteProps) {
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
        {owned.map((one) => (
          <Heir key={one.classId} one={one} />
        ))}
        {guest ? null : <PasswordField name="password" label="Password" />}
      </AccountForm>
    </details>
  );
}

/** Who goes on with a class: one of those who teach it too, else whoever runs the server. */
function Heir({ one }: { readonly one: AccountView["owned"][number] }) {
  const id = useId();
  const { classId, name, pupils, heirs } = one;
  if (heirs.length === 0)
    return (
      <p>
        {pupils === 0
          ? `The class ${name} has no pupils and goes too.`
          : `Nobody else teaches ${name}. Its ${counted(pupils, "pupil")} stay in it, and whoever runs the server finds it another teacher. To choose one yourself, ask a colleague to teach it first, under the class’s settings.`}
      </p>
    );
  return (
    <div className="field">
      <label htmlFor={id}>Who goes on with {name}</label>
      <select id={id} name={`heir:${classId}`}>
        {heirs.map((heir) => (
          <option key={heir.userId} value={heir.userId}>
            {heir.name}
          </option>
        ))}
      </select>
    </div>
  );
}
