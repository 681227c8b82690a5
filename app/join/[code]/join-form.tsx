"use client";

import Link from "next/link";
import { useActionState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { Field } from "#app/classes/_parts/field.tsx";
import { ZoneField } from "#app/classes/_parts/zone-field.tsx";
import { type JoinNotice, join } from "../actions.ts";

/** Joins: at once for who has a name, with a name for who has none. */
export function JoinForm({ code, name }: { readonly code: string; readonly name: string | null }) {
  const [notice, action, pending] = useActionState<JoinNotice | null, FormData>(join, null);
  const guest = name === null;
  return (
    <form {...keptForm(action)} className="stack spaced">
      <input type="hidden" name="code" value={code} />
      <ZoneField />
      {guest ? (
        <Field
          label="Your name"
          name="name"
          maxLength={60}
          required
          autoComplete="name"
          hint="As your teacher knows you. A first name and a letter will do."
          error={notice?.fields.name}
        />
      ) : (
        <p>
          You join as <b>{name}</b>.
        </p>
      )}
      {notice === null ? null : (
        <p className="problem" role="alert">
          {notice.text}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn go" disabled={pending}>
          Join
        </button>
        {guest ? (
          <Link className="btn plain" href={`/sign-in?next=/join/${code}`} prefetch={false}>
            I have an account
          </Link>
        ) : null}
      </div>
    </form>
  );
}
