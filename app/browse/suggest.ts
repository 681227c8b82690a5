import type { HelpKey } from "#lib/services/browse/browse-help.ts";

/** What may be put where the cursor stands: the stretch that it takes the place of, and what is shown of it. */
export type Suggestion = {
  readonly text: string;
  readonly says: string;
  readonly start: number;
  readonly end: number;
};

const MOST = 8;

/** Keys that begin like the word at the cursor; behind a key's colon, its values. */
export function suggestionsFor(
  query: string,
  cursor: number,
  keys: readonly HelpKey[],
): readonly Suggestion[] {
  const start = wordStart(query, cursor);
  const word = query.slice(start, cursor);
  const [, minus = "", key = "", colon = "", quote = "", value = ""] =
    /^(-?)([a-z]*)(:?)("?)(.*)$/iu.exec(word) ?? [];
  const at = { start, end: cursor };
  if (colon === "") {
    if (key === "" || quote !== "") return [];
    return keys
      .filter((one) => one.key.startsWith(key.toLowerCase()))
      .slice(0, MOST)
      .map((one) => ({ ...at, text: `${minus}${one.key}:`, says: one.says }));
  }
  const known = keys.find((one) => one.key === key.toLowerCase());
  const like = value.toLowerCase();
  const fits =
    known?.values.filter((one) => one.toLowerCase().includes(like) && one.toLowerCase() !== like) ?? [];
  // What begins so stands before what has it somewhere.
  const begins = fits.filter((one) => one.toLowerCase().startsWith(like));
  return [...new Set([...begins, ...fits])].slice(0, MOST).map((one) => ({
    ...at,
    text: minus + termFor(key, one),
    says: "",
  }));
}

/** What finds exactly this value of a key: `tag:later\_on`. */
export function termFor(key: string, value: string): string {
  return `${key}:${needsQuotes(value) ? `"${value.replace(/(["\\*_])/gu, "\\$1")}"` : value.replace(/([\\*_])/gu, "\\$1")}`;
}

function needsQuotes(value: string): boolean {
  return /[\s()"]/u.test(value);
}

/** Where the word at the cursor begins: behind a space or a parenthesis that stands in no quotation. */
function wordStart(query: string, cursor: number): number {
  let quoted = false;
  let start = 0;
  for (let i = 0; i < cursor; i += 1) {
    const unit = query.charAt(i);
    if (unit === "\\") i += 1;
    else if (unit === '"') quoted = !quoted;
    else if (!quoted && /[\s()]/u.test(unit)) start = i + 1;
  }
  return start;
}
