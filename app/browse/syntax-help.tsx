"use client";

import { Dialog } from "#app/_ui/dialog.tsx";
import type { HelpKey } from "#lib/services/browse/browse-help.ts";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly keys: readonly HelpKey[];
  readonly onExample: (example: string) => void;
};

const FORMS: readonly { readonly example: string; readonly says: string }[] = [
  { example: "mill fire", says: "both words, anywhere on the card" },
  { example: '"the old mill"', says: "exactly these words in a row" },
  { example: "mill or forge", says: "one of them" },
  { example: "mill -fire", says: "without the second" },
  { example: "(mill or forge) is:due", says: "parentheses hold together" },
  { example: "m*l", says: "* for any letters, _ for one" },
  { example: "14\\:30", says: 'a backslash before : * _ " ( ) makes them plain' },
];

/** The language of the search, every line one that can be tried. */
export function SyntaxHelp({ open, onClose, keys, onExample }: Props) {
  return (
    <Dialog title="How to search" open={open} onClose={onClose}>
      <p>Press an example to try it. Case and accents do not matter; what works in Anki works here.</p>
      <dl className="browse-help">
        {[...FORMS, ...keys].map(({ example, says }) => (
          <div key={example}>
            <dt>
              <button type="button" className="btn plain small" onClick={() => onExample(example)}>
                {example}
              </button>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
