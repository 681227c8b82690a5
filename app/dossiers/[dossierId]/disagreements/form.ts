/** The one form of the page: every button that decides belongs to it, wherever it stands. */
export const FORM = "decide";
