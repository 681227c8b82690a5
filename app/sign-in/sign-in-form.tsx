"use client";

import { useAnswer } from "#app/_ui/account-answered.ts";
import { Field, PasswordField, Tick, ZoneHere } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { followMerge, sendFirst } from "#app/_ui/send-first.ts";
import { enter } from "./actions.ts";

type Props = {
  /** The guest of this browser; null for a visitor. */
  readonly userId: string | null;
  readonly next: string;
  /** What the guest has, in words; null for nothing. */
  readonly brings: string | null;
  /** Filled in by the code on a login card. */
  readonly name: string;
};

export function SignInForm({ userId, next, brings, name }: Props) {
  return (
    <AccountForm action={enter} before={() => sendFirst(userId)} after={followMerge} submit="Sign in">
      <input type="hidden" name="next" value={next} />
      <ZoneHere />
      <Field name="name" label="Name" value={name} autoComplete="username" maxLength={200} />
      <PasswordField name="password" label="Password" />
      <ChosenPassword />
      {brings === null ? (
        // Another tab may have begun to study meanwhile.
        <input type="hidden" name="bring" value="on" />
      ) : (
        <Tick
          name="bring"
          label="Bring along what was studied on this device"
          hint={`${brings}: added to your account, and no answer gets lost. Leave it out when it was somebody else who studied here; nobody can open it afterwards.`}
          checked
        />
      )}
      <Tick
        name="shared"
        label="Others use this device too"
        hint="You are signed out an hour after you were last here."
      />
    </AccountForm>
  );
}

/** Asked for when the password was somebody else's choice. */
function ChosenPassword() {
  const answer = useAnswer();
  if (answer?.choosePassword === undefined && answer?.fields.newPassword === undefined) return null;
  return (
    <PasswordField
      name="newPassword"
      label="A password of your own"
      hint="At least 8 characters. Three words are easy to remember."
      isNew
    />
  );
}
