/** The same without scripts: one file at a time, sent by the browser itself. */
export function PlainForm({ endings }: { readonly endings: Readonly<Record<string, number>> }) {
  return (
    <form
      className="section plain-form"
      method="post"
      action="/api/documents/form"
      encType="multipart/form-data"
    >
      <header>
        <h2>Documents</h2>
      </header>
      <div className="stack">
        <div className="field">
          <label htmlFor="plain-title">Title of the dossier</label>
          <input id="plain-title" name="title" maxLength={160} required />
        </div>
        <div className="field">
          <label htmlFor="plain-file">First document</label>
          <input id="plain-file" name="file" type="file" accept={Object.keys(endings).join(",")} required />
          <span className="hint">
            Text, Markdown and web pages up to 5 MB, Word (.docx) up to 25 MB, PDF up to 50 MB.
          </span>
        </div>
        <div className="row">
          <button type="submit" className="btn">
            Add it and make cards
          </button>
        </div>
      </div>
    </form>
  );
}
