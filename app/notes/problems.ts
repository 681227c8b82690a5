import type { Draft } from "./draft.ts";

type Problems = Readonly<Record<string, string>>;

/** What the server says of each part of a draft, under the names that it has there. */
const ABOUT: Readonly<Record<keyof Draft, readonly string[]>> = {
  kind: ["front", "back", "text", "extra", "question", "options", "explanation", "items", "ideas"],
  first: ["front", "text", "question"],
  second: ["back", "extra", "explanation"],
  options: ["options"],
  lines: ["items", "ideas"],
  firstLanguage: ["front", "text", "question"],
  secondLanguage: ["back", "extra", "explanation"],
  typed: [],
  tags: ["tags"],
  deckId: ["deckId", "title"],
  newDeck: ["deckId", "title"],
};

/** The problems that a change has not touched: what somebody is mending is no longer called wrong. */
export function stillWrong(problems: Problems, changes: Partial<Draft>): Problems {
  const touched = new Set(Object.entries(ABOUT).flatMap(([part, names]) => (part in changes ? names : [])));
  return Object.fromEntries(Object.entries(problems).filter(([name]) => !touched.has(name)));
}
