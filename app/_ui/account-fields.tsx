"use client";

import { useId, useState, useSyncExternalStore } from "react";
import { useAnswer } from "./account-answered.ts";

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly autoComplete: string;
  readonly maxLength?: number;
  readonly required?: boolean;
};

/** A line to type into, with what is wrong with it. */
export function Field({ name, label, hint, value, required = true, ...rest }: FieldProps) {
  const id = useId();
  const wrong = useAnswer()?.fields[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        required={required}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, wrong)}
        {...rest}
      />
      <Below id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

type PasswordProps = Omit<FieldProps, "value" | "maxLength" | "required" | "autoComplete"> & {
  readonly isNew?: boolean;
};

/** A password: hidden until one wants to see it; pasting works. */
export function PasswordField({ name, label, hint, isNew = false }: PasswordProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const wrong = useAnswer()?.fields[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          required
          autoComplete={isNew ? "new-password" : "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={describedBy(id, hint, wrong)}
        />
        <button type="button" className="btn scripted" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
          <span className="sr"> what is typed under {label}</span>
        </button>
      </div>
      <Below id={id} hint={hint} wrong={wrong} />
    </div>
  );
}

function Below({
  id,
  hint,
  wrong,
}: {
  readonly id: string;
  readonly hint: string | undefined;
  readonly wrong: string | undefined;
}) {
  return (
    <>
      {wrong === undefined ? null : (
        <span className="err" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </>
  );
}

function describedBy(id: string, hint: string | undefined, wrong: string | undefined): string | undefined {
  const ids = [wrong === undefined ? [] : `${id}-wrong`, hint === undefined ? [] : `${id}-hint`].flat();
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** A box to tick, with a sentence about what it does. */
export function Tick({
  name,
  label,
  hint,
  checked = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly checked?: boolean;
}) {
  const id = useId();
  return (
    <div className="account-tick">
      <label className="switch" htmlFor={id}>
        <input id={id} type="checkbox" name={name} defaultChecked={checked} aria-describedby={`${id}-hint`} />
        <span>{label}</span>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

/** The browser's time zone, sent along. */
export function ZoneHere() {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "",
  );
  return zone === "" ? null : <input type="hidden" name="zone" value={zone} />;
}

/** A zone does not change while a form is filled in. */
function never(): () => void {
  return () => {};
}
