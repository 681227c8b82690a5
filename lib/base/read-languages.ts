/** Languages that are read for dates, names and quotations; English alone is read for facts of every kind. */
export const PARTLY_READ: ReadonlySet<string> = new Set(["de", "fr", "es", "ru", "pl"]);
