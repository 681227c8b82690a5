"use client";

import { useId } from "react";
import { useDeedForm, useNotice } from "../../_parts/deeds.tsx";
import { Field } from "../../_parts/field.tsx";

/** Two ways to ask a colleague: by the name that they sign in with, or by a link. */
export function InviteForms({ classId }: { readonly classId: string }) {
  const link = useNotice("invite-link")?.link ?? null;
  const linkId = useId();
  return (
    <div className="stack invite">
      <h3>Ask somebody</h3>
      <ByName classId={classId} />
      <ByLink classId={classId} />
      {link === null ? null : (
        <div className="field">
          <label htmlFor={linkId}>The link, for one person</label>
          <input id={linkId} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          <span className="hint">It is shown only now. Send it to the one person whom it is for.</span>
        </div>
      )}
    </div>
  );
}

function ByName({ classId }: { readonly classId: string }) {
  const { pending, fields, ...form } = useDeedForm("invite-name");
  return (
    <form {...form} className="stack">
      <input type="hidden" name="do" value="invite-name" />
      <input type="hidden" name="classId" value={classId} />
      <Field
        label="They sign in as"
        name="signInName"
        maxLength={60}
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={fields.signInName}
      />
      <RoleField />
      <button type="submit" className="btn" disabled={pending}>
        Ask them
      </button>
    </form>
  );
}

function ByLink({ classId }: { readonly classId: string }) {
  const { pending, fields: _, ...form } = useDeedForm("invite-link");
  return (
    <form {...form} className="row">
      <input type="hidden" name="do" value="invite-link" />
      <input type="hidden" name="classId" value={classId} />
      <span>Or by a link that works once, within a week:</span>
      <button type="submit" className="btn small" name="role" value="co-teacher" disabled={pending}>
        Link to teach
      </button>
      <button type="submit" className="btn small" name="role" value="viewer" disabled={pending}>
        Link to look in
      </button>
    </form>
  );
}

function RoleField() {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>They may</label>
      <select id={id} name="role" aria-describedby={`${id}-hint`}>
        <option value="co-teacher">teach the class</option>
        <option value="viewer">look in</option>
      </select>
      <span className="hint" id={`${id}-hint`}>
        Who teaches assigns work and hands out passwords, so they must be teachers on this server. Who looks
        in sees pupils and how they stand, and changes nothing.
      </span>
    </div>
  );
}
