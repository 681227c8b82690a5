import { CATEGORY_WORDS, PROPERTIES, STATES } from "./types.ts";

/** What a search knows besides words, for the help and the suggestions. */
export type SearchKey = {
  readonly key: string;
  /** What it finds, in a few words. */
  readonly says: string;
  readonly example: string;
  /** What may follow: words that are fixed, or names that the learner's own things give. */
  readonly values: readonly string[] | "decks" | "tags" | "dossiers" | "documents" | null;
};

export const KEYS: readonly SearchKey[] = [
  { key: "deck", says: "cards of a deck and the decks below it", example: "deck:Dates", values: "decks" },
  { key: "dossier", says: "cards of a dossier", example: 'dossier:"The mill"', values: "dossiers" },
  { key: "document", says: "cards that cite a document", example: "document:minutes*", values: "documents" },
  {
    key: "tag",
    says: "cards with a tag, or the tags below it; re: as below",
    example: "tag:exam",
    values: "tags",
  },
  { key: "is", says: "how a card stands", example: "is:due", values: STATES },
  { key: "category", says: "what a card is about", example: "category:quote", values: CATEGORY_WORDS },
  {
    key: "flag",
    says: "cards with a flag; 0 for none",
    example: "flag:1",
    values: ["0", "1", "2", "3", "4", "5", "6", "7"],
  },
  { key: "added", says: "added in the last days", example: "added:7", values: ["1", "7", "30"] },
  { key: "edited", says: "edited in the last days", example: "edited:7", values: ["1", "7", "30"] },
  {
    key: "rated",
    says: "answered in the last days, with a rating from 1 to 4",
    example: "rated:7:1",
    values: ["1", "7", "30", "1:1", "7:1"],
  },
  {
    key: "introduced",
    says: "first answered in the last days",
    example: "introduced:7",
    values: ["1", "7", "30"],
  },
  {
    key: "resched",
    says: "given another day by hand in the last days",
    example: "resched:7",
    values: ["1", "7", "30"],
  },
  {
    key: "prop",
    says: "interval, due, reps, lapses, stability, difficulty, recall",
    example: "prop:r<0.8",
    values: PROPERTIES.map((name) => `${name}${name === "due" ? "=" : ">="}`),
  },
  {
    key: "question",
    says: "the question is exactly this; * for any letters",
    example: "question:*treaty*",
    values: null,
  },
  {
    key: "answer",
    says: "the answer is exactly this; * for any letters",
    example: "answer:1940",
    values: null,
  },
  { key: "w", says: "a whole word", example: "w:mill", values: null },
  { key: "re", says: "a regular expression", example: 're:"19(14|39)"', values: null },
  { key: "nc", says: "accents do not matter, as everywhere here", example: "nc:uber", values: null },
  {
    key: "note",
    says: "how a card was written",
    example: "note:cloze",
    values: ["fact", "basic", "reversed", "cloze", "choice", "order", "list"],
  },
  { key: "card", says: "which card of its note", example: "card:1", values: ["1", "2"] },
  { key: "nid", says: "cards of a note by its id", example: "nid:…", values: null },
  { key: "cid", says: "cards by their id", example: "cid:…", values: null },
];

/** Anki's other names for what has a name here. */
export const ALIASES: ReadonlyMap<string, string> = new Map([
  ["front", "question"],
  ["back", "answer"],
]);

/** What Anki's keys without a match here are written as. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["did", "Write deck: with the name of the deck."],
  ["mid", "Write note: with the kind of note, for example note:cloze."],
  ["preset", "Write deck: with the name of a deck that goes by it."],
  [
    "dupe",
    'Write is:duplicate for notes with the same first field, or question: with the whole question, for example question:"What is a boat?".',
  ],
  ["has-cd", "Cards keep no custom data. Write tag: with a tag."],
]);

/** The key that was probably meant: one letter wrong, missing, too many, or two that changed places. */
export function nearestKey(typed: string): string | null {
  const near = KEYS.map(({ key }) => ({ key, far: distance(typed.slice(0, 20), key) })).sort(
    (a, b) => a.far - b.far,
  )[0];
  return near && near.far <= (near.key.length > 3 ? 2 : 1) ? near.key : null;
}

function distance(a: string, b: string): number {
  let before: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  let older: readonly number[] = before;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    older = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
