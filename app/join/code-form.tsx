/** The field for a class's code. A plain form: the code becomes the address of the class's door. */
export function CodeForm({ typed = "", error }: { readonly typed?: string; readonly error?: string }) {
  return (
    <form action="/join" method="get" className="field code-form">
      <label htmlFor="code">Code</label>
      <div className="row inline-field">
        <input
          id="code"
          name="code"
          defaultValue={typed}
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "code-err" : "code-hint"}
        />
        <button type="submit" className="btn">
          Go on
        </button>
      </div>
      {error ? (
        <span className="err" id="code-err">
          {error}
        </span>
      ) : (
        <span className="hint" id="code-hint">
          Eight letters and digits. Small or large letters, with or without the hyphen.
        </span>
      )}
    </form>
  );
}
