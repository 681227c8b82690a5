type Props = {
  /** A deck or a dossier; everything that is studied without either. */
  readonly of: { readonly deck: string } | { readonly dossier: string } | null;
  /** Whether there can be anything that was learnt: a visitor has nothing yet. */
  readonly hasHistory: boolean;
  readonly label?: string;
};

/** Cards as a package for Anki. A plain form, so that it works without a script. */
export function AnkiDownload({ of, hasHistory, label = "Download for Anki" }: Props) {
  return (
    <form action="/api/packages/file" method="get" className="stack anki-download">
      {Object.entries(of ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hasHistory ? (
        <div className="account-tick">
          <label className="switch" htmlFor="anki-history">
            <input id="anki-history" type="checkbox" name="history" aria-describedby="anki-history-hint" />
            <span>With my reviews and schedule</span>
          </label>
          <p className="note" id="anki-history-hint">
            Leave it off for a copy that you give to others.
          </p>
        </div>
      ) : null}
      <div>
        <button type="submit" className="btn">
          {label}
        </button>
        <p className="note">
          One package (.apkg) with decks, cards, receipts, tags, pictures and sounds, for every version of
          Anki.
        </p>
      </div>
    </form>
  );
}
