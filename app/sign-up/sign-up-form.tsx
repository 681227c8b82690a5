"use client";

import { Field, PasswordField, Tick, ZoneHere } from "#app/_ui/account-fields.tsx";
import { AccountForm } from "#app/_ui/account-form.tsx";
import { followMerge, sendFirst } from "#app/_ui/send-first.ts";
import { begin } from "#app/sign-in/actions.ts";

export function SignUpForm({ userId, next }: { readonly userId: string | null; readonly next: string }) {
  return (
    <AccountForm
      action={begin}
      before={() => sendFirst(userId)}
      after={followMerge}
      submit="Make the account"
    >
      <input type="hidden" name="next" value={next} />
      <ZoneHere />
      <Field
        name="name"
        label="Name"
        hint="You sign in with it, and teachers of your classes see it. A nickname will do."
        autoComplete="username"
        maxLength={60}
      />
      <PasswordField
        name="password"
        label="Password"
        hint="At least 8 characters, any you like. Three words are easy to remember."
        isNew
      />
      <Tick
        name="shared"
        label="Others use this device too"
        hint="You are signed out an hour after you were last here."
      />
    </AccountForm>
  );
}
