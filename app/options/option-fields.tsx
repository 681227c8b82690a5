import type { ReactNode } from "react";

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="options-group">
      <h2 className="title">{title}</h2>
      {children}
    </section>
  );
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
};

export function NumberField({
  name,
  label,
  value,
  most,
  least = 0,
  error,
  children,
}: FieldProps & { readonly value: number; readonly most: number; readonly least?: number }) {
  return (
    <Labelled name={name} label={label} error={error} hint={children}>
      <input
        id={name}
        name={name}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        required
        defaultValue={value}
        aria-describedby={`${name}-hint`}
        aria-invalid={error !== undefined}
      />
    </Labelled>
  );
}

export function TextField({ name, label, value, error, children }: FieldProps & { readonly value: string }) {
  return (
    <Labelled name={name} label={label} error={error} hint={children}>
      <input
        id={name}
        name={name}
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
        aria-describedby={`${name}-hint`}
        aria-invalid={error !== undefined}
      />
    </Labelled>
  );
}

function Labelled({
  name,
  label,
  error,
  hint,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly hint: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {children}
      <p id={`${name}-hint`} className={error === undefined ? "hint" : "err"}>
        {error ?? hint}
      </p>
    </div>
  );
}

export function Choice({
  name,
  label,
  value,
  options,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly children?: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        defaultValue={value}
        {...(children ? { "aria-describedby": `${name}-hint` } : {})}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
      {children ? (
        <p id={`${name}-hint`} className="hint">
          {children}
        </p>
      ) : null}
    </div>
  );
}
